"""The officer's pages over a whole case: workers beside rules, and several files compared at once."""

from __future__ import annotations

import re

import pytest

from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords

WORD = {"result": "confirmed", "source": "SIPP", "seen_on": "12-03-2026"}


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def test_the_grid_has_a_sign_for_each_worker_and_rule_and_says_what_they_mean(office: Office) -> None:
    case = office.real_checked(CASES / "202")
    page = Visitor(office.app, "officer").see(f"/applications/{case}/grid").text
    workers = re.findall(r'scope="row"><a[^>]*/workers/(\d+)"', page)
    rules = re.findall(r"<abbr title=\"([^\"]+)\">\d+</abbr>", page)
    signs = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert workers
    assert rules
    assert len(signs) == len(workers) * len(rules)
    assert {"Terpenuhi", "Kurang"} <= set(signs)
    wanting = Visitor(office.app, "officer").see(f"/applications/{case}/grid?status=deficient").text
    assert 0 < len(re.findall(r'scope="row"', wanting)) < len(workers)
    for name in ("contractor", "auditor", "supervisor"):
        assert Visitor(office.app, name).see(f"/applications/{case}/grid").status_code == 200
    assert Visitor(office.app, "evaluator").see(f"/applications/{case}/grid").status_code == 403


def test_many_files_are_compared_at_once_all_or_none(office: Office) -> None:
    case, files = office.real_draft()
    path, action = f"/applications/{case}/evidence", f"/applications/{case}/evidence/attestation"
    colleague, officer = Visitor(office.app, "colleague"), Visitor(office.app, "officer")
    assert 'name="chosen"' not in officer.see(path).text, "what he sent himself another compares"
    assert colleague.see(path).text.count('name="chosen"') == len(files)
    none = colleague.fill(path, action, WORD)
    assert none.status_code == 422
    assert "Centang berkas" in none.text
    wordless = colleague.fill(path, action, {"chosen": files[:2]})
    assert wordless.status_code == 422
    assert wordless.text.count(" checked") == 2
    mixed = colleague.fill(path, action, WORD | {"chosen": [files[0], "0" * 24]})
    assert mixed.status_code == 404
    assert "Belum dicocokkan" in colleague.see(path).text
    assert colleague.see(path).text.count('name="chosen"') == len(files), "none was kept"
    assert colleague.fill(path, action, WORD | {"chosen": ["'; --\x00"]}).status_code == 404
    done = colleague.fill(path, action, WORD | {"chosen": files})
    assert done.status_code == 303, done.text
    assert "Belum dicocokkan" not in colleague.see(path).text
    refused = officer.fill(path, action, WORD | {"chosen": files}, follow_redirects=False)
    assert refused.status_code in (409, 412, 422)
    assert Visitor(office.app, "contractor").fill(path, action, WORD | {"chosen": files}).status_code == 403


def test_the_queue_is_told_by_whose_turn_it_is_and_to_employers_it_is_not(office: Office) -> None:
    draft, checked = office.open(), office.real_checked(CASES / "202")
    officer = Visitor(office.app, "officer")
    page = officer.see("/applications").text
    assert "Giliran pemohon (1)" in page
    assert "Giliran kantor (1)" in page
    ours, theirs = officer.see("/applications?turn=office").text, officer.see("/applications?turn=applicant").text
    assert (checked in ours, draft in ours) == (True, False)
    assert (checked in theirs, draft in theirs) == (False, True)
    assert "Tidak ada permohonan dengan pilihan ini." in officer.see("/applications?turn=nobody").text
    for hostile in ("?turn=x", "?turn=office&state=x&page=-1", "?turn=%00"):
        assert officer.see(f"/applications{hostile}").status_code == 200
    for who in ("contractor", "subcontractor"):
        visitor = Visitor(office.app, who)
        assert "Giliran kantor (" not in visitor.see("/applications").text
        assert checked in visitor.see("/applications?turn=applicant").text, "the turn is not asked for them"
