"""Rules are read from files whole, or refused with every fault at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from permit_guard.casework.rulebooks import check_rules
from permit_guard.domain.decision import Status
from permit_guard.domain.facts import WorkerFacts
from permit_guard.domain.finding import Outcome
from permit_guard.intake.rules.rule_files import RulesRefused, read_rules
from permit_guard.law.judge import judge_workers
from tests.law import tiny
from tests.law.faulty import (
    covered,
    jkk,
    refusals,
    whole,
    wording,
)
from tests.law.tiny import Folder

RULES = Path(__file__).parents[3] / "rules"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


def test_one_fault_is_one_problem(folder: Folder) -> None:
    jkk(folder)["expr"] = "jkk_days = 0"
    assert len(check_rules(folder.write())) == 1


def test_a_rule_that_must_be_in_force_and_has_no_file_is_read_and_then_unknown_of_everyone(folder: Folder) -> None:
    path = folder.write()
    (path / "worker" / "covered.yaml").unlink()
    found = judge_workers(read_rules(path), date(2026, 3, 20), [WorkerFacts(has_left=False)])
    assert [(status, [finding.outcome for finding in findings]) for status, findings in found] == [
        (Status.UNPROVEN, [Outcome.UNKNOWN, Outcome.UNKNOWN])
    ]


def test_a_rule_about_another_subject_than_its_folder_is_refused(folder: Folder) -> None:
    path = folder.write()
    (path / "worker" / "covered.yaml").rename(path / "application" / "covered.yaml")
    said = "Its subject is worker, but the file lies in the folder application. Make them agree."
    assert ("law/application/covered.yaml:1:10", said) in refusals(folder)


def test_a_file_whose_name_is_no_rules_name_is_refused(folder: Folder) -> None:
    path = folder.write()
    (path / "worker" / "grown.yaml").rename(path / "worker" / "Grown Up.yaml")
    assert (
        "law/worker/Grown Up.yaml:1:1",
        "The file's name is the rule's: small letters, digits and hyphens alone.",
    ) in refusals(folder)


def test_a_rule_that_is_named_as_a_fact_is_refused(folder: Folder) -> None:
    path = folder.write()
    (path / "worker" / "grown.yaml").rename(path / "worker" / "nik.yaml")
    assert ("law/worker/nik.yaml:1:1", "'nik' is a fact's name already.") in refusals(folder)


@pytest.mark.parametrize(
    ("content", "place"),
    [(b"subject: [", ":2:1"), (b"\xff\xfe", ""), (b"", ":1:1"), (b"- a", ":1:1"), (b"a: 1\na: 2", ":2:1")],
)
def test_a_file_that_is_no_rule_at_all_is_refused_and_the_others_are_read(
    folder: Folder, content: bytes, place: str
) -> None:
    path = folder.write()
    (path / "worker" / "grown.yaml").write_bytes(content + b"\n" * (content == b"subject: ["))
    assert {source for source, _ in refusals(folder)} == {f"law/worker/grown.yaml{place}"}


def test_a_rulebook_without_content_is_refused(folder: Folder) -> None:
    path = folder.write()
    (path / "rulebook.yaml").write_text("", encoding="utf-8")
    with pytest.raises(RulesRefused, match=r"law/rulebook\.yaml"):
        read_rules(path)


def test_a_rulebook_that_asks_for_nothing_finds_no_one_compliant(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    rulebook = read_rules(Folder(tmp_path / "empty").write())
    assert judge_workers(rulebook, date(2026, 3, 20), [WorkerFacts(has_left=False)]) == [(Status.UNPROVEN, ())]


def test_the_same_law_written_otherwise_has_the_same_hash(folder: Folder) -> None:
    before = read_rules(folder.write()).hash
    wording(folder)["remedy"] = tiny.text("Quite another remedy.")
    covered(folder)["examples"].pop()
    path = folder.write()
    file = path / "worker" / "covered.yaml"
    file.write_text("# a comment\n" + file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert read_rules(path).hash == before
    jkk(folder)["expr"] = "jkk_days_uncovered_ahead <= 0"
    assert read_rules(folder.write()).hash != before


def test_requirements_nest_fourteen_deep_and_no_deeper(folder: Folder) -> None:
    def nested(depth: int) -> dict[str, Any]:
        inner: dict[str, Any] = {"id": "jkk", "expr": "jkk_days_uncovered_ahead = 0", "says": "no_jkk"}
        for _ in range(depth):
            inner = {"all_of": [inner]}
        return inner

    wording(folder)["require"] = nested(14)
    read_rules(folder.write())
    wording(folder)["require"] = nested(15)
    with pytest.raises(RulesRefused, match="more than 32 levels"):
        read_rules(folder.write())
