"""What an officer says of a file, and what was typed beside a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from permit_guard.casework import attesting
from permit_guard.casework.refusals import NotThere, SamePerson, Unfit, WrongState
from permit_guard.domain.decision import Answer
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind, EvidencePart
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.store.evidence import Evidence, find_evidence
from tests.building import ON, evidence, letter, receipt, sound_records
from tests.office.house import House, morning

PICTURE = EvidenceFile("evidence/kwitansi.png", "c" * 64, EvidenceKind.UNRECOGNISED, looks_like_a_paper=True)
LETTER = next(each for each in evidence(letter()) if each.records)
FAULT = Problem(Source("evidence/bundel.pdf", "p2"), Text("tidak terbaca", "cannot be read"))
NOT_READ = EvidencePart(EvidenceKind.UNRECOGNISED, (FAULT,))
TYPED = replace(receipt(), source=Source("evidence/kwitansi.png", "p1"))


def _transcribe(house: House, case: str, file: Evidence, by: str = "contractor") -> Evidence:
    with house.casework.desk(house[by]) as desk:
        return attesting.transcribe(desk, case, file.id, EvidenceKind.JAKON_RECEIPT, TYPED)


def _found(house: House, case: str, file: Evidence) -> Evidence:
    with house.database.read() as rows:
        found = find_evidence(rows, case, file.id)
    assert found is not None
    return found


def _photographed(house: House) -> tuple[str, Evidence]:
    """The sound case whose receipt is a picture."""
    case = house.open()
    house.attach_roster(case)
    for file in house.attach(case, [each for each in evidence(*sound_records()) if "kwitansi" not in each.file]):
        house.attest(case, file)
    (picture,) = house.attach(case, [PICTURE])
    return case, picture


def test_who_sent_a_file_does_not_attest_it(shared_house: House) -> None:
    case = shared_house.open()
    (file, *_) = shared_house.attach(case, by="colleague")
    with pytest.raises(SamePerson):
        shared_house.attest(case, file)


def test_who_typed_a_paper_does_not_attest_it(shared_house: House) -> None:
    case, picture = _photographed(shared_house)
    _transcribe(shared_house, case, picture, by="colleague")
    with pytest.raises(SamePerson):
        shared_house.attest(case, picture)


def test_a_comparison_that_is_still_to_come_is_none(shared_house: House) -> None:
    case = shared_house.open()
    (file, *_) = shared_house.attach(case)
    with pytest.raises(Unfit), shared_house.casework.desk(shared_house["colleague"]) as desk:
        attesting.attest(desk, case, file.id, result="confirmed", source="SIPP",
                         seen_on=desk.today + timedelta(days=1), reason="")  # fmt: skip


def test_a_file_is_not_set_aside_without_a_reason(shared_house: House) -> None:
    case = shared_house.open()
    (file, *_) = shared_house.attach(case)
    with pytest.raises(Unfit):
        shared_house.attest(case, file, "worthless", reason="  ")


def test_what_no_one_read_is_not_confirmed_and_may_be_set_aside(shared_house: House) -> None:
    case, picture = _photographed(shared_house)
    with pytest.raises(Unfit):
        shared_house.attest(case, picture)
    assert shared_house.attest(case, picture, "worthless").worthless


def test_what_a_machine_read_is_not_typed(shared_house: House) -> None:
    case = shared_house.open()
    (file, *_) = shared_house.attach(case)
    with pytest.raises(Unfit):
        _transcribe(shared_house, case, file)


def _bundled(house: House, *not_read: EvidencePart) -> tuple[str, Evidence]:
    """The sound case whose letter lies in one PDF with papers that no machine could read."""
    case = house.open()
    house.attach_roster(case)
    for file in house.attach(case, evidence(*sound_records())):
        if file.file.kind is EvidenceKind.JAKON_RECEIPT:
            house.attest(case, file, "worthless", reason="salinan kabur")
        elif file.file.kind is not EvidenceKind.JAKON_DETERMINATION:
            house.attest(case, file)
        else:
            house.attest(case, file, "worthless", reason="ada di bundel")
    bundle = replace(LETTER, file="evidence/bundel.pdf", sha256="d" * 64, looks_like_a_paper=True,
                     parts=(*LETTER.parts, *not_read))  # fmt: skip
    (file,) = house.attach(case, [bundle])
    return case, file


def test_a_bundle_is_not_confirmed_before_its_unread_paper_is_typed_and_keeps_what_was_read(
    shared_house: House,
) -> None:
    case, bundle = _bundled(shared_house, NOT_READ)
    with pytest.raises(Unfit):
        shared_house.attest(case, bundle)
    typed = _transcribe(shared_house, case, bundle).file
    assert (typed.records, typed.kind, typed.problems) == ((*LETTER.records, TYPED), LETTER.kind, ())
    shared_house.submit(case)
    shared_house.attest(case, bundle)
    assert shared_house.check(case).answer is Answer.COMPLIANT


def test_of_two_unread_papers_in_a_bundle_one_typed_is_not_both(shared_house: House) -> None:
    other = replace(NOT_READ, problems=(replace(FAULT, source=Source("evidence/bundel.pdf", "p3")),))
    case, bundle = _bundled(shared_house, NOT_READ, other)
    with pytest.raises(Unfit) as refused:
        _transcribe(shared_house, case, bundle)
    assert "as a file of its own" in refused.value.says.en


def test_a_file_of_another_application_is_not_there(shared_house: House) -> None:
    case, other = shared_house.open(), shared_house.open()
    (file, *_) = shared_house.attach(other)
    with pytest.raises(NotThere):
        shared_house.attest(case, file)


def test_a_typed_paper_counts_when_another_has_compared_it(shared_house: House) -> None:
    case, picture = _photographed(shared_house)
    _transcribe(shared_house, case, picture)
    shared_house.submit(case)
    assert shared_house.check(case).answer is Answer.UNPROVEN
    shared_house.attest(case, picture)
    assert shared_house.check(case).answer is Answer.COMPLIANT


def test_a_word_on_a_paper_says_nothing_of_what_is_typed_later(shared_house: House) -> None:
    case, picture = _photographed(shared_house)
    _transcribe(shared_house, case, picture)
    assert shared_house.attest(case, picture).confirmed
    _transcribe(shared_house, case, picture, by="officer")
    assert not _found(shared_house, case, picture).confirmed


def test_a_contractor_types_while_it_is_a_draft_and_an_officer_after(shared_house: House) -> None:
    case, picture = _photographed(shared_house)
    shared_house.submit(case)
    with pytest.raises(WrongState):
        _transcribe(shared_house, case, picture)
    assert _transcribe(shared_house, case, picture, by="officer").transcription is not None


def test_the_last_word_counts_whatever_the_clock_says(shared_house: House) -> None:
    case = shared_house.open()
    (file, *_) = shared_house.attach(case)
    shared_house.attest(case, file)
    shared_house.clock.at = morning(ON) - timedelta(hours=1)
    assert shared_house.attest(case, file, "worthless").worthless
    shared_house.clock.turn_to(ON)


@pytest.mark.parametrize("result", ["confirmed", "worthless"])
def test_a_word_after_a_check_takes_the_decision_away(shared_house: House, result: str) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        file = attesting.evidence.evidence_of(rows, case)[0]
    shared_house.attest(case, file, result)
    kept = shared_house.kept(case)
    assert (kept.state, kept.decision_id) == (State.SUBMITTED, "")


def test_what_was_set_aside_proves_nothing(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        files = attesting.evidence.evidence_of(rows, case)
    for file in files:
        shared_house.attest(case, file, "worthless")
        assert shared_house.check(case).answer is not Answer.COMPLIANT
        shared_house.attest(case, file)
    assert shared_house.check(case).answer is Answer.COMPLIANT
