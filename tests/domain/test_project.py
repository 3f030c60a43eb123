"""The project's cover where something is missing: not known, and never covered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from permit_guard.domain.parameter import Parameters
from permit_guard.domain.project import project_cover, same_number
from tests.building import BUDI, ON, application, case, certificate, contract, law, letter, listed, receipt

RECORDS = [listed(BUDI), letter(), receipt(), certificate()]


@pytest.mark.parametrize("gone", ["first_instalment_share", "rupiah_tolerance", "addendum_working_days"])
def test_without_a_number_of_the_law_it_is_not_known_whether_the_project_has_cover(gone: str) -> None:
    dated = {name: values for name, values in law().rulebook.parameters.dated.items() if name != gone}
    cover = project_cover(case(records=RECORDS), ON, Parameters(dated), law().working_days)
    assert cover.has_cover is None
    whole = project_cover(case(records=RECORDS), ON, law().rulebook.parameters, law().working_days)
    assert whole.has_cover is True


def test_without_a_first_day_on_letter_and_application_the_period_is_not_known() -> None:
    records = [letter(contract_starts_on=None), receipt()]
    open_start = case(records=records, about=application(contract=contract(starts_on=None)))
    assert project_cover(open_start, ON, law().rulebook.parameters, law().working_days).period is None


def test_without_receipts_there_is_no_period_and_no_cover() -> None:
    cover = project_cover(case(records=[letter()]), ON, law().rulebook.parameters, law().working_days)
    assert (cover.period, cover.has_cover) == (None, False)


def test_a_letter_without_a_contribution_leaves_cover_open() -> None:
    records = [letter(contribution=None), receipt()]
    cover = project_cover(case(records=records), ON, law().rulebook.parameters, law().working_days)
    assert cover.has_cover is None


def test_a_project_number_on_the_application_alone_mentions_the_project() -> None:
    def mentioned(**about: object) -> bool:
        held = case(records=[], about=application(**about))
        return project_cover(held, ON, law().rulebook.parameters, law().working_days).mentioned

    assert mentioned()
    assert not mentioned(bpjs_project_number=None)


def test_numbers_agree_by_letters_and_digits_alone() -> None:
    assert same_number("602/SPK/III/2026", "602 spk-iii_2026")
    assert not same_number("602/SPK/III/2026", "602/SPK/II/2026")


@pytest.mark.parametrize(("on", "expected"), [(date(2027, 1, 5), True), (date(2027, 1, 6), None)])
def test_where_the_calendar_does_not_tell_an_addendum_waits_as_many_days_at_least(
    on: date, expected: bool | None
) -> None:
    first = letter(contract_ends_on=date(2027, 6, 30))
    addendum = letter(number="B/200/122026", dated=date(2026, 12, 22), contribution=Decimal(9_000_000))
    cover = project_cover(case(records=[first, addendum, receipt()]), on, law().rulebook.parameters, law().working_days)
    assert cover.has_cover is expected


@pytest.mark.parametrize("suffix", ["0{}", "{}/C1", "{}-2"])
def test_one_payment_under_two_numbers_counts_once_and_is_a_problem(suffix: str) -> None:
    paid = receipt()
    twice = case(records=[letter(), paid, receipt(number=suffix.format(paid.number))])
    cover = project_cover(twice, ON, law().rulebook.parameters, law().working_days)
    assert (cover.receipts, len(cover.problems)) == ((paid,), 1)
