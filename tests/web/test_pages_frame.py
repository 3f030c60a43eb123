"""The frame of the pages: headers, tokens of forms, languages, and templates that say everything in both."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from permit_guard.casework.policy import Action, may
from permit_guard.domain.state import State
from permit_guard.web.pages import words
from permit_guard.web.pages.next_steps import STEPS
from permit_guard.web.policy import ENDPOINTS
from tests.building import ROOT
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords

TEMPLATES = ROOT / "permit_guard" / "web" / "templates"
SHEET = ROOT / "permit_guard" / "web" / "static" / "pages.css"


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def test_a_page_runs_no_script_and_loads_nothing_from_elsewhere(office: Office) -> None:
    headers = Visitor(office.app).see("/sign-in").headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/nothing", "/applications/0123456789abcdef01234567"])
def test_an_error_page_has_the_headers_of_a_page(office: Office, path: str) -> None:
    answer = Visitor(office.app, "officer").see(path)
    assert answer.status_code == 404
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert answer.mimetype == "text/html"


def test_the_style_sheet_is_served_to_anyone_and_asks_for_nothing_else(office: Office) -> None:
    answer = office.app.test_client().get("/static/pages.css", buffered=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert "url(" not in answer.text
    assert "GDS Transport" not in answer.text
    assert len(answer.data) < 100_000


def _forms() -> list[str]:
    return sorted(name for name in ENDPOINTS if name.startswith("pages."))


@pytest.mark.parametrize("endpoint", _forms())
def test_no_form_is_taken_without_the_token_of_a_page(office: Office, endpoint: str) -> None:
    rule = next(each for each in office.app.url_map.iter_rules() if each.endpoint == endpoint)
    if "POST" not in (rule.methods or ()):
        assert rule.methods == {"GET", "HEAD", "OPTIONS"}
        return
    needed = ENDPOINTS[endpoint]
    name = next((who for who in ("officer", "supervisor") if _may(office, who, needed)), "officer")
    values = {"application_id": "0" * 24, "evidence_id": "0" * 24, "decision_id": "0" * 24, "row": 2}
    with office.app.test_request_context():
        path = office.app.url_for(endpoint, **{key: values[key] for key in rule.arguments})
    answer = Visitor(office.app, name).client.post(path, data={"reason": "x"})
    assert answer.status_code == 400, endpoint
    assert "bukan dari halaman kami" in answer.text


def _may(office: Office, who: str, needed: object) -> bool:
    return not isinstance(needed, Action) or may(office.house[who], needed)


def test_indonesian_comes_first_and_english_is_remembered(office: Office) -> None:
    visitor = Visitor(office.app)
    assert '<html class="govuk-template" lang="id">' in visitor.see("/sign-in").text
    assert 'lang="en">' in visitor.see("/sign-in?lang=en").text
    again = visitor.see("/sign-in").text
    assert '<html class="govuk-template" lang="en">' in again
    assert "Password" in again
    assert '<html class="govuk-template" lang="en">' in visitor.see("/sign-in?lang=xx").text


def test_the_language_of_the_browser_does_not_overrule_the_switch(office: Office) -> None:
    answer = Visitor(office.app).see("/sign-in", headers={"Accept-Language": "en"})
    assert 'lang="id"' in answer.text


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.name)
def test_every_text_of_a_template_stands_in_both_languages(file: Path) -> None:
    tree = Environment(autoescape=True).parse(file.read_text())
    bare = " ".join(each.data for each in tree.find_all(nodes.TemplateData))
    told = re.sub(r"<[^>]*>|&\w+;|NPP|RT|RW|PDF|SHA-256|Permit Guard|English|Bahasa Indonesia", " ", _whole_tags(bare))
    assert re.findall(r"[A-Za-z]{2,}", told) == []
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            both = [each.value for each in call.args if isinstance(each, nodes.Const)]
            assert len(both) == 2, both
            assert all(both)
            assert re.findall(r"\{\w+\}", both[0]) == re.findall(r"\{\w+\}", both[1]), both


def _whole_tags(bare: str) -> str:
    """Only what stands outside of tags: pieces of a tag that a template's values part are no text."""
    outside, inside = [], False
    for before, sign in pairwise(f" {bare}"):
        if sign == "<":
            inside = True
        if not inside:
            outside.append(sign)
        if sign == ">" and before != "=":
            inside = False
    return "".join(outside)


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.name)
def test_no_template_has_style_or_script_in_it(file: Path) -> None:
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=|javascript:|\|\s*safe", file.read_text()) == []


def test_every_name_of_a_state_a_kind_and_a_step_stands_in_both_languages() -> None:
    named = [
        *(text for text, _ in (*words.STATES.values(), *words.ANSWERS.values(), *words.STATUSES.values())),
        *words.ROLES.values(), *words.HOLDERS.values(), *words.KINDS.values(), *words.EMPLOYMENTS.values(),
        *words.SIZES.values(), *words.EMPLOYER_ROLES.values(), *words.OWNERS.values(), *words.VERBS.values(),
        *(text for step in STEPS for text in (step.name, step.says, step.done)),
    ]  # fmt: skip
    assert all(text.id.strip() and text.en.strip() for text in named)
    assert set(words.STATES) == set(State)
