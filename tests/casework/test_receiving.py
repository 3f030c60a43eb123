"""What comes in over the counter: an application, its roster, its evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from permit_guard.casework import receiving
from permit_guard.casework.refusals import AlreadyThere, NotAllowed, Unfit, WrongState
from permit_guard.domain.case import EmployerRole, RosterRead
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.store import rosters
from permit_guard.store.evidence import evidence_of, sent_files
from permit_guard.store.files import StoredFile
from tests.building import BUDI, SITI, application
from tests.office.forgery import UNREAD
from tests.office.house import House


def _picture(name: str, sha256: str) -> EvidenceFile:
    return EvidenceFile(name, sha256, EvidenceKind.UNRECOGNISED, looks_like_a_paper=True)


def test_a_draft_is_opened_at_the_officers_own_regency_alone(shared_house: House) -> None:
    with pytest.raises(NotAllowed):
        shared_house.open(application(number="elsewhere"), by="officer elsewhere")


def test_a_number_is_one_applications_in_an_office_and_another_offices_too(shared_house: House) -> None:
    asked = application(number="PBG-twice")
    shared_house.open(asked)
    with pytest.raises(AlreadyThere):
        shared_house.open(asked)
    shared_house.open(replace(asked, office="33.71"), by="officer elsewhere")


@pytest.mark.parametrize("fixed", [{"number": "another"}, {"office": "33.71"}])
def test_number_and_office_of_a_draft_stay(shared_house: House, fixed: dict[str, str]) -> None:
    case = shared_house.open()
    with pytest.raises(Unfit, match="cannot be changed"):
        shared_house.change(case, **fixed)


def test_a_draft_is_written_anew_with_its_employers(shared_house: House) -> None:
    case = shared_house.open()
    (main,) = (each for each in application().employers if each.role is EmployerRole.MAIN)
    kept = shared_house.change(case, declared_headcount=9, employers=(main,))
    assert (kept.application.declared_headcount, kept.application.employers) == (9, (main,))
    with (
        pytest.raises(Exception, match="Not found"),
        shared_house.casework.reading_desk(shared_house["subcontractor"]) as desk,
    ):
        desk.application(case, receiving.Action.READ)


def test_a_contractor_cannot_give_its_application_away(shared_house: House) -> None:
    case = shared_house.open()
    main, sub = application().employers
    with pytest.raises(Unfit, match="must remain you"):
        shared_house.change(case, by="contractor", employers=(replace(main, npp="11111111"), sub))


def test_a_file_that_is_no_roster_is_not_attached_and_says_why(shared_house: House) -> None:
    case = shared_house.open()
    problem = Problem(Source("roster.csv", "1"), Text("bukan daftar", "no roster"))
    with pytest.raises(Unfit) as refused, shared_house.casework.desk(shared_house["officer"]) as desk:
        receiving.attach_roster(desk, case, RosterRead(None, (problem,), "0" * 64))
    assert refused.value.reasons == (problem.message,)
    assert shared_house.kept(case).roster_id is None


def test_a_roster_is_kept_with_a_row_for_each_worker_and_a_count_of_rows_unexplained(shared_house: House) -> None:
    case = shared_house.open()
    first = shared_house.attach_roster(case, (BUDI,)).roster_id
    second = shared_house.attach_roster(case, (BUDI, SITI), UNREAD).roster_id
    assert first is not None
    assert second is not None
    with shared_house.database.read() as rows:
        assert [rosters.counts_of(rows, each) for each in (first, second)] == [(1, 0), (2, 1)]
        assert rosters.get_roster(rows, second).problems == UNREAD
        (budi,) = rosters.persons_of(rows, first)
        assert budi in rosters.persons_of(rows, second)


def test_the_same_bytes_again_are_the_same_evidence(shared_house: House) -> None:
    case = shared_house.open()
    revision = [shared_house.kept(case).revision]
    (first,) = shared_house.attach(case, [_picture("evidence/a.png", "a" * 64)])
    revision.append(shared_house.kept(case).revision)
    (again,) = shared_house.attach(case, [_picture("evidence/b.png", "a" * 64)], by="contractor")
    assert (again.id, again.name, again.uploaded_by) == (first.id, first.name, shared_house["officer"].id)
    assert shared_house.kept(case).revision == revision[1] > revision[0]


def test_two_files_of_one_name_are_told_apart(shared_house: House) -> None:
    case = shared_house.open()
    for sha256 in ("a" * 64, "b" * 64):
        with shared_house.database.read() as rows:
            name = receiving.evidence_name(sent_files(rows, case), "foto.png")
        shared_house.attach(case, [_picture(name, sha256)])
    with shared_house.database.read() as rows:
        assert {each.name for each in evidence_of(rows, case)} == {"evidence/foto.png", "evidence/foto (2).png"}


def test_a_name_that_was_taken_meanwhile_is_asked_for_again(shared_house: House) -> None:
    case = shared_house.open()
    shared_house.attach(case, [_picture("evidence/foto.png", "a" * 64)])
    with pytest.raises(AlreadyThere, match="Send it once more"):
        shared_house.attach(case, [_picture("evidence/foto.png", "b" * 64)])


def test_an_application_holds_no_more_files_than_can_be_looked_at(
    shared_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "MOST_FILES", 2)
    case = shared_house.open()
    shared_house.attach(case, [_picture(f"evidence/{each}.png", each * 64) for each in "ab"])
    with pytest.raises(Unfit):
        shared_house.attach(case, [_picture("evidence/c.png", "c" * 64)])


def test_what_was_submitted_is_not_changed(shared_house: House) -> None:
    case = shared_house.draft()
    shared_house.submit(case)
    stored = StoredFile("d" * 64, 1, Path("none"))
    for change in (
        lambda desk: receiving.change_application(desk, case, shared_house.kept(case).application),
        lambda desk: receiving.attach_roster(desk, case, RosterRead(None)),
        lambda desk: receiving.attach_evidence(desk, case, _picture("evidence/d.png", "d" * 64), stored, media_type=""),
    ):
        with pytest.raises(WrongState), shared_house.casework.desk(shared_house["officer"]) as desk:
            change(desk)
