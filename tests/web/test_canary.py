"""Numbers of persons planted everywhere that come out nowhere: not in answers, headers, logs or the journal."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from permit_guard.domain.identity import masked_nik
from permit_guard.store import journal
from tests.office.house import PEOPLE
from tests.web.counter import CASES, Office
from tests.web.test_policy import api_rules, ask
from tests.web.visitor import Visitor, give_passwords

CASE = CASES / "202"
HERE = [name for name in PEOPLE if "elsewhere" not in name]
MAY_REVEAL = ("officer", "colleague", "supervisor")


def niks_of(office: Office, case: Path) -> list[str]:
    """Every NIK on the roster of a case."""
    told = office.house.casework.readers.roster(next(case.glob("roster.*")).read_bytes())
    assert told.roster is not None
    return [worker.nik for worker in told.roster.workers if isinstance(worker.nik, str)]


def test_no_number_of_a_person_comes_out_but_by_the_one_call_that_reveals(
    office: Office, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    niks = niks_of(office, CASE)
    assert len(niks) > 20
    with caplog.at_level(logging.DEBUG):
        told = list(_everything(office, niks))
    out, err = capfd.readouterr()
    with office.house.database.read() as rows:
        lines = "".join(line.entry for line in journal.lines(rows))
    seen = {"answers": "".join(told), "logs": caplog.text + out + err, "journal": lines}
    assert [(where, nik) for where, text in seen.items() for nik in niks if nik in text] == []
    assert masked_nik(niks[0]) in seen["answers"], "the canaries were looked at at all"


def test_no_number_of_a_person_stands_on_a_page_in_an_address_or_in_a_log(
    office: Office, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every page to look at for everyone, and the pages that forms come back with when a number is typed in them."""
    niks = niks_of(office, CASE)
    case = office.real_checked(CASE)
    office.post("officer", f"/applications/{case}/notice")
    evidence = office.get("officer", f"/applications/{case}").json["evidence"][0]["id"]
    ids = {"application_id": case, "evidence_id": evidence, "letter_id": "0" * 24, "serial": "2" * 20, "row": 2}
    give_passwords(office.house)
    shown, addresses = [], []
    with caplog.at_level(logging.DEBUG):
        for who in PEOPLE:
            visitor = Visitor(office.app, who)
            for rule in _pages(office):
                with office.app.test_request_context():
                    path = rule.build({name: ids[name] for name in rule.arguments})[1]  # type: ignore[index]  # all given
                answer = visitor.see(path)
                addresses += [path, answer.headers.get("Location", "")]
                shown.append(f"{answer.headers} {answer.get_data().decode('utf-8', 'replace')}")
            answer = visitor.see(f"/applications/{niks[0]}")
            shown.append(answer.text.replace(f"/applications/{niks[0]}", ""))
    out, err = capfd.readouterr()
    seen = {"pages": "".join(shown), "addresses": " ".join(addresses), "logs": caplog.text + out + err}
    assert [(where, nik) for where, text in seen.items() for nik in niks if nik in text] == []
    assert masked_nik(niks[0]) in seen["pages"], "the canaries were looked at at all"


def test_only_an_office_that_may_reveals_and_another_number_of_the_row_is_not_told(office: Office) -> None:
    case = office.house.open()
    office.house.attach_roster(case)
    for who in PEOPLE:
        answer = office.post(who, f"/applications/{case}/workers/2/reveal", {"reason": "a call"})
        assert (answer.status_code == 200) == (who in MAY_REVEAL), who
        assert ("3308101203900001" in answer.text) == (who in MAY_REVEAL), who
        assert "12345678901" not in answer.text


def _pages(office: Office) -> list[Rule]:
    """Every page to look at; the bytes of evidence, as they were received, are no page."""
    return [
        rule
        for rule in office.app.url_map.iter_rules()
        if rule.endpoint.startswith("pages.")
        and "GET" in (rule.methods or ())
        and rule.endpoint not in ("pages.static", "pages.evidence_file")
        and rule.arguments <= {"application_id", "evidence_id", "letter_id", "serial", "row"}
    ]


def _everything(office: Office, niks: list[str]) -> list[str]:
    """What every call answers to every person about a case full of NIK, and to requests that are refused."""
    case = office.real_checked(CASE)
    office.post("officer", f"/applications/{case}/notice")
    evidence = office.get("officer", f"/applications/{case}").json["evidence"][0]["id"]
    ids: dict[str, object] = {"application_id": case, "evidence_id": evidence, "serial": "2" * 20, "row": 2}
    told = []
    for method, rule in api_rules(office.app):
        if rule.endpoint not in ("papers.evidence_bytes", "decisions.reveal"):
            for who in HERE:
                answer = ask(office, who, method, rule, ids)
                told.append(f"{answer.headers} {answer.get_data().decode('utf-8', 'replace')}")
    draft = office.open(number="canaries")
    for sent in ({niks[0]: niks[1]}, {"reason": niks[0], "x": 1}, [niks[0]], niks[0], {"declared_headcount": niks[0]}):
        for place in ("", "/closure", "/evidence/" + "0" * 24 + "/attestation"):
            answer = office.ask("officer", "PATCH" if not place else "POST", f"/applications/{draft}{place}", json=sent)
            assert answer.status_code >= 400
            told.append(answer.text)
    faulty = "\n".join(("Nama;NIK;Status Kerja", *(f"A;{nik}1;{nik}" for nik in niks[:3])))
    told.append(office.send("officer", "PUT", f"/applications/{draft}/roster", faulty.encode(), f"{niks[0]}.csv").text)
    told.append(
        office.send("officer", "POST", f"/applications/{draft}/evidence", faulty.encode(), f"{niks[0]}.csv").text
    )
    told.append(office.get("officer", f"/applications/{niks[0]}").text)
    told.append(office.get("officer", f"/{niks[0]}").text)
    return told
