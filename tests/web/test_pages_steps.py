"""The steps of an application by its pages: taken in order, by the right people, never on a stale page."""

from __future__ import annotations

import pytest

from permit_guard.domain.state import State
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords, hidden


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def test_a_sound_draft_goes_from_submission_to_approval_and_to_its_end(office: Office) -> None:
    case, house = office.house.draft(), office.house
    officer, colleague, supervisor = (Visitor(office.app, name) for name in ("officer", "colleague", "supervisor"))
    for visitor, step, state, fields in (
        (officer, "submission", State.SUBMITTED, {}),
        (colleague, "check", State.COMPLIANT, {}),
        (supervisor, "approval", State.APPROVED, {}),
        (supervisor, "revocation", State.REVOKED, {"reason": "pekerja keluar"}),
    ):
        taken = visitor.send(f"/applications/{case}/{step}", fields)
        assert (taken.status_code, taken.location) == (303, f"/applications/{case}")
        assert house.state(case) is state
    assert "pekerja keluar" in supervisor.see(f"/applications/{case}").text


def test_the_preview_says_what_the_check_then_says_and_keeps_nothing(office: Office) -> None:
    case, _ = office.real_draft(CASES / "202")
    before = office.house.kept(case)
    page = Visitor(office.app, "officer").see(f"/applications/{case}/preview").text
    assert "Daftar memuat 30 orang, padahal dinyatakan 32 orang." in page
    assert office.house.kept(case) == before


def test_only_the_steps_that_may_be_taken_now_are_offered(office: Office) -> None:
    case = office.house.checked()
    offered = {
        name: {
            step
            for step in ("submission", "check", "notice", "approval", "revision", "withdrawal", "revocation", "closure")
            if f'/applications/{case}/{step}"' in Visitor(office.app, name).see(f"/applications/{case}").text
        }
        for name in ("officer", "supervisor", "contractor", "subcontractor", "auditor")
    }
    assert offered == {
        "officer": {"check", "revision", "withdrawal"},
        "supervisor": {"approval"},
        "contractor": {"revision", "withdrawal"},
        "subcontractor": set(),
        "auditor": set(),
    }


def test_a_letter_that_has_gone_out_is_not_offered_again(office: Office) -> None:
    case = office.real_checked(CASES / "202")
    colleague = Visitor(office.app, "colleague")
    assert f'/applications/{case}/notice"' in colleague.see(f"/applications/{case}").text
    colleague.send(f"/applications/{case}/notice")
    assert f'/applications/{case}/notice"' not in colleague.see(f"/applications/{case}").text


def test_who_checked_does_not_approve(office: Office) -> None:
    case = office.house.checked()
    for name in ("officer", "colleague", "contractor", "auditor"):
        assert Visitor(office.app, name).see(f"/applications/{case}/approval").status_code == 403
    assert office.house.state(case) is State.COMPLIANT


def test_an_approval_a_day_later_is_refused_with_its_reason(office: Office) -> None:
    case = office.house.checked()
    office.house.clock.at = office.house.clock.at.replace(day=office.house.clock.at.day + 1)
    supervisor = Visitor(office.app, "supervisor")
    assert "bukan hari ini" in supervisor.see(f"/applications/{case}/approval").text
    refused = supervisor.send(f"/applications/{case}/approval")
    assert refused.status_code == 409
    assert "Pemeriksaannya bukan dari hari ini" in refused.text
    assert office.house.state(case) is State.COMPLIANT


def test_a_stale_page_changes_nothing_and_tells_what_has_changed(office: Office) -> None:
    case = office.house.checked()
    supervisor = Visitor(office.app, "supervisor")
    seen = hidden(supervisor.see(f"/applications/{case}/approval").text)
    office.house.revise(case)
    office.house.submit(case)
    office.house.check(case)
    refused = supervisor.client.post(f"/applications/{case}/approval", data=seen)
    assert refused.status_code == 412
    assert "Dibuka kembali untuk diperbaiki" in refused.text
    assert f'href="/applications/{case}"' in refused.text
    assert office.house.state(case) is State.COMPLIANT


def test_a_form_without_what_was_seen_is_stale(office: Office) -> None:
    case = office.house.checked()
    supervisor = Visitor(office.app, "supervisor")
    token = hidden(supervisor.see("/applications").text)
    assert supervisor.client.post(f"/applications/{case}/approval", data=token).status_code == 412
    assert office.house.state(case) is State.COMPLIANT


@pytest.mark.parametrize("step", ["revocation", "closure"])
def test_an_end_needs_a_reason(office: Office, step: str) -> None:
    case = office.house.approved()
    visitor = Visitor(office.app, "supervisor" if step == "revocation" else "officer")
    refused = visitor.send(f"/applications/{case}/{step}", {"reason": "  "})
    assert refused.status_code == 422
    assert 'id="reason-error"' in refused.text
    assert office.house.state(case) is State.APPROVED


def test_a_step_that_begins_elsewhere_has_no_page(office: Office) -> None:
    case = office.house.draft()
    refused = Visitor(office.app, "officer").see(f"/applications/{case}/check")
    assert refused.status_code == 409
    assert f'href="/applications/{case}"' in refused.text


def test_a_draft_without_a_roster_is_not_submitted(office: Office) -> None:
    case = office.house.open()
    refused = Visitor(office.app, "officer").send(f"/applications/{case}/submission")
    assert refused.status_code == 422
    assert "Lampirkan daftar pekerja dahulu" in refused.text


def test_a_fault_shows_nothing_of_what_is_inside(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret 3308101203900001")

    visitor = Visitor(office.app, "officer")
    monkeypatch.setattr("permit_guard.web.pages.lists.count_seen", broken)
    answer = visitor.see("/applications")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "3308101203900001" not in answer.text
    assert "Tidak ada yang diubah" in answer.text
