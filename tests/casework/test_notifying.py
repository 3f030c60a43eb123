"""The letter gets its number, goes out once, and stays as it went."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from permit_guard.casework import notifying, viewing
from permit_guard.casework.refusals import AlreadyThere, NotThere, Unfit, WrongState
from permit_guard.domain.state import Holder, State
from permit_guard.domain.text import Language
from permit_guard.store.notices import SentNotice
from tests.building import BUDI, ON, SITI, application
from tests.office.copies import copies
from tests.office.forgery import UNCOVERED
from tests.office.house import House
from tests.paper import reading


@pytest.fixture(autouse=True)
def _it_is_the_tenth_of_april(shared_house: House) -> Iterator[None]:
    shared_house.clock.turn_to(ON)
    yield
    shared_house.clock.turn_to(ON)


def _deficient(house: House) -> str:
    case = house.open()
    house.attach_roster(case)
    house.submit(case)
    house.check(case)
    return case


def _send(house: House, case: str, language: Language = Language.ID) -> SentNotice:
    with house.casework.desk(house["officer"]) as desk:
        return notifying.send_notice(desk, case, language)


def _serial(number: str) -> int:
    return int(number.split("/")[1])


def test_a_letter_is_sent_once_for_a_decision_and_stays_as_it_was_sent(shared_house: House) -> None:
    case = _deficient(shared_house)
    sent = _send(shared_house, case)
    assert sent.content.startswith(b"%PDF-")
    assert sent.answer_by == date(2026, 4, 24)
    with pytest.raises(AlreadyThere):
        _send(shared_house, case)
    for name in ("officer", "contractor", "auditor"):
        with shared_house.casework.reading_desk(shared_house[name]) as desk:
            assert notifying.notice_sent(desk, case) == sent


def test_a_letter_is_by_the_law_of_its_decision(shared_house: House) -> None:
    case = _deficient(shared_house)
    by_then = shared_house.casework.law.hash
    later = replace(shared_house.casework, law=replace(shared_house.casework.law))
    vars(later.law)["hash"] = "sha256:" + "0" * 64
    with later.desk(shared_house["officer"]) as desk:
        drafted = notifying.draft_notice(desk, case)
        sent = notifying.send_notice(desk, case).content
    for letter in (drafted, sent):
        told = reading.text(letter)
        assert by_then.removeprefix("sha256:")[:12] in told
        assert "0" * 12 not in told


def test_after_a_new_check_a_new_letter_is_sent_and_the_last_one_is_shown(shared_house: House) -> None:
    case = _deficient(shared_house)
    first = _send(shared_house, case)
    shared_house.check(case)
    second = _send(shared_house, case, Language.EN)
    assert _serial(second.number) == _serial(first.number) + 1
    with shared_house.casework.reading_desk(shared_house["contractor"]) as desk:
        assert notifying.notice_sent(desk, case) == second


def test_from_the_letter_on_it_is_the_applicants_turn(shared_house: House) -> None:
    case = _deficient(shared_house)
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        assert viewing.see_application(desk, case).held_by is Holder.OFFICE
    sent = _send(shared_house, case)
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        seen = viewing.see_application(desk, case)
    assert (seen.held_by, seen.notice_number, seen.kept.state) == (Holder.APPLICANT, sent.number, State.DEFICIENT)


def test_before_the_first_letter_there_is_none(shared_house: House) -> None:
    case = _deficient(shared_house)
    with pytest.raises(NotThere), shared_house.casework.reading_desk(shared_house["contractor"]) as desk:
        notifying.notice_sent(desk, case)


def test_a_subcontractor_never_sees_the_letter(shared_house: House) -> None:
    case = _deficient(shared_house)
    _send(shared_house, case)
    with (
        pytest.raises(Exception, match="may not"),
        shared_house.casework.reading_desk(shared_house["subcontractor"]) as desk,
    ):
        notifying.notice_sent(desk, case)


def test_a_compliant_case_gets_no_letter(shared_house: House) -> None:
    with pytest.raises(WrongState):
        _send(shared_house, shared_house.checked())


def test_what_waits_for_a_contract_gets_its_letter_too(shared_house: House) -> None:
    about = application(
        number="PBG-waiting", contract=None, bpjs_project_number=None, declared_headcount=None, employers=()
    )
    case = shared_house.open(about)
    shared_house.submit(case)
    shared_house.check(case)
    assert _send(shared_house, case).content.startswith(b"%PDF-")


def test_a_draft_of_the_letter_takes_no_number(shared_house: House) -> None:
    case = _deficient(shared_house)
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        assert notifying.draft_notice(desk, case).startswith(b"%PDF-")
    first = _send(shared_house, case)
    shared_house.check(case)
    assert _serial(_send(shared_house, case).number) == _serial(first.number) + 1


def test_numbers_begin_anew_with_the_year(shared_house: House) -> None:
    case = _deficient(shared_house)
    _send(shared_house, case)
    shared_house.clock.turn_to(date(2027, 1, 11))
    shared_house.check(case)
    assert _send(shared_house, case).number.endswith("/001/PG/2027")


def test_an_office_that_is_not_known_sends_no_letter(shared_house: House) -> None:
    officers = [replace(shared_house[name], offices=frozenset({"33.99"})) for name in ("officer", "colleague")]
    shared_house.people |= {"unknown": officers[0], "unknown colleague": officers[1]}
    case = shared_house.open(application(number="PBG-unknown", office="33.99"), by="unknown")
    shared_house.attach_roster(case, by="unknown")
    shared_house.submit(case, by="unknown")
    shared_house.check(case, by="unknown colleague")
    with pytest.raises(Unfit), shared_house.casework.desk(officers[0]) as desk:
        notifying.send_notice(desk, case)


def test_letters_sent_at_once_are_numbered_without_gap_or_twin(shared_house: House) -> None:
    model = _deficient(shared_house)
    with shared_house.database.write() as rows:
        cases = copies(rows, model, 8)
    before = _serial(_send(shared_house, model).number)
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda case: _send(shared_house, case), cases))
    assert sorted(_serial(each.number) for each in sent) == list(range(before + 1, before + 9))


def test_a_notice_after_resubmission_says_what_was_mended_and_what_is_left(shared_house: House) -> None:
    case = shared_house.open()
    shared_house.attach_roster(case, (BUDI, SITI, UNCOVERED))
    shared_house.submit(case)
    shared_house.check(case)
    with shared_house.casework.desk(shared_house["officer"]) as desk:
        first = notifying.send_notice(desk, case)
    shared_house.revise(case)
    for file in shared_house.attach(case):
        shared_house.attest(case, file)
    shared_house.submit(case)
    shared_house.check(case)
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        said = reading.text(notifying.draft_notice(desk, case))
    assert "Perubahan sejak surat kami" not in reading.text(first.content)
    assert f"surat kami nomor {first.number} tanggal 10 April 2026" in said
    assert "Telah dilengkapi: 2 pekerja (Budi Santoso, Siti Aminah)." in said
    assert "Masih harus dilengkapi dari surat itu: 1 pekerja." in said
