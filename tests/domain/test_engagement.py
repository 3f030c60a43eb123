"""When a worker works: what is ahead of the check and what is behind it, against a reading day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import UNREADABLE, Contract, Illegible
from permit_guard.domain.engagement import Engagement, engagement_of
from permit_guard.domain.period import Period
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from tests.building import BUDI

START = date(2026, 3, 16)
END = date(2026, 9, 15)
DAYS = st.integers(0, 20).map(lambda days: START + timedelta(days=days))
CONTRACT = Contract(starts_on=START, ends_on=END)


def days_of(period: Period | None) -> set[date]:
    assert period is not None
    return {period.first + timedelta(days=number) for number in range((period.last - period.first).days + 1)}


@given(DAYS, DAYS, DAYS)
def test_every_day_of_work_is_either_behind_the_check_or_ahead_of_it(one: date, other: date, on: date) -> None:
    work = Engagement(min(one, other), max(one, other))
    every = days_of(Period(min(one, other), max(one, other)))
    assert days_of(work.period) == every
    assert days_of(work.behind(on)) == {day for day in every if day < on}
    assert days_of(work.ahead(on)) == {day for day in every if day >= on}
    assert work.has_left(on) is all(day < on for day in every)


@pytest.mark.parametrize("work", [Engagement(None, END), Engagement(START, None), Engagement(None, None)])
def test_while_an_end_is_not_known_no_days_are(work: Engagement) -> None:
    assert (work.period, work.ahead(START), work.behind(END)) == (None, None, None)


def test_who_has_no_known_last_day_has_not_left_and_who_has_one_has_left_the_day_after() -> None:
    assert Engagement(START, None).has_left(date.max) is False
    assert Engagement(None, END).has_left(END) is False
    assert Engagement(None, END).has_left(END + timedelta(days=1)) is True


@pytest.mark.parametrize(
    ("works_from", "works_to", "contract", "expected"),
    [
        (None, None, CONTRACT, Engagement(START, END)),
        (None, None, None, Engagement(None, None)),
        (date(2026, 4, 1), None, CONTRACT, Engagement(date(2026, 4, 1), END)),
        (None, date(2026, 4, 1), CONTRACT, Engagement(START, date(2026, 4, 1))),
        (UNREADABLE, date(2026, 4, 1), CONTRACT, Engagement(None, date(2026, 4, 1))),
        (date(2026, 4, 1), UNREADABLE, CONTRACT, Engagement(date(2026, 4, 1), None)),
        (date(2026, 4, 1), date(2026, 4, 1), CONTRACT, Engagement(date(2026, 4, 1), date(2026, 4, 1))),
    ],
)
def test_an_empty_end_is_the_contracts_and_an_unreadable_one_is_not_known(
    works_from: date | Illegible | None, works_to: date | Illegible | None, contract: Contract, expected: Engagement
) -> None:
    assert engagement_of(replace(BUDI, works_from=works_from, works_to=works_to), contract) == (expected, None)


def test_ends_in_the_wrong_order_are_a_problem_that_names_both_days() -> None:
    says = Text(
        "selesai kerja 15 Maret 2026 sebelum mulai kerja 16 Maret 2026; "
        "perbaiki tanggal pada baris ini, atau tanggal kontrak bila sel dikosongkan",
        "work ends 15 March 2026 before it begins 16 March 2026; "
        "correct the days in this row, or those of the contract where the cell is empty",
    )
    found = engagement_of(replace(BUDI, works_to=START - timedelta(days=1)), CONTRACT)
    assert found == (Engagement(None, None), Problem(BUDI.source, says))
