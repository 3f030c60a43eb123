"""Which month is due when, and cover against a plain reading of the rulebook's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.evidence import MemberLine
from permit_guard.domain.line_index import Found
from permit_guard.domain.period import Month
from permit_guard.domain.spells import WITHOUT_END, DueMonths, wage_earner_cover
from tests.building import SITI, golden, law, member

VECTORS = golden("due")
DAY_OF_MONTH = 15


def months_on(on: date) -> DueMonths:
    day = law().rulebook.parameters.number("due_day_of_month", on)
    assert day == DAY_OF_MONTH
    return DueMonths(on, law().working_days, day)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["month"])
def test_the_golden_due_day_is_the_last_day_on_which_the_month_is_not_overdue(row: dict[str, str]) -> None:
    year, number = map(int, row["month"].split("-"))
    due = date.fromisoformat(row["due"])
    assert months_on(due).is_overdue(Month(year, number)) is False
    assert months_on(due + timedelta(days=1)).is_overdue(Month(year, number)) is True


@given(st.dates(date(2016, 1, 1), date(2026, 12, 31)))
def test_the_latest_overdue_month_is_overdue_and_the_next_is_not(on: date) -> None:
    months = months_on(on)
    latest = months.latest_overdue()
    assert latest is not None
    assert months.is_overdue(latest) is True
    assert months.is_overdue(latest.next()) is False


def test_in_an_unknown_year_a_month_is_not_overdue_up_to_the_fifteenth_and_then_not_known() -> None:
    assert months_on(date(2027, 2, 15)).is_overdue(Month(2027, 1)) is False
    assert months_on(date(2027, 2, 16)).is_overdue(Month(2027, 1)) is None
    assert months_on(date(2027, 2, 16)).latest_overdue() is None


MONTHS = [Month(2025, 12), Month(2026, 1), Month(2026, 2), Month(2026, 3), Month(2026, 4)]
ON = date(2026, 4, 10)
LATEST = Month(2026, 2)
LINES = st.lists(
    st.builds(
        lambda month, paid, active: member(SITI, str(month), paid, active=active),
        st.sampled_from(MONTHS),
        st.sampled_from([None, date(2026, 3, 1), ON, ON + timedelta(days=1)]),
        st.booleans(),
    ),
    max_size=6,
)


def paid(line: MemberLine) -> bool:
    return line.paid_on is not None and line.paid_on <= ON


def counts(line: MemberLine) -> bool:
    """Rulebook.md: its status is AKTIF and either it was paid on or before D or its month is not overdue on D."""
    return line.active and (paid(line) or line.month > LATEST)


def stands(lines: list[MemberLine]) -> bool:
    """Rulebook.md: a counting line for L(D), or an AKTIF paid line of a later month and no unpaid line before it."""
    for line in lines:
        at_latest = counts(line) and line.month == LATEST
        later = line.active and paid(line) and line.month > LATEST
        later = later and all(paid(other) for other in lines if other.month < line.month)
        still_active = all(other.active for other in lines if other.month >= line.month)
        if (at_latest or later) and still_active:
            return True
    return False


@given(LINES)
def test_cover_is_what_the_rulebooks_words_say(lines: list[MemberLine]) -> None:
    cover = wage_earner_cover(Found(lines), months_on(ON))
    later = [line for line in lines if line.month > LATEST]
    awaited = bool(later) and not any(line.month == LATEST for line in lines) and not any(map(paid, later))
    real = [line for line in lines if counts(line) and not (awaited and line.month > LATEST)]
    sure = [line for line in real if all(other.active for other in lines if other.month == line.month)]
    believed = [line for line in lines if line.active or line.month not in {one.month for one in real}]
    if not stands(lines) and stands(believed):
        sure = []
    assert [spell.period.first for spell in cover.his] == [line.month.first for line in sure]
    assert len(cover.doubtful) == sum(map(counts, lines)) - len(sure)
    endless = {spell.period.first for spell in cover.his if spell.period.last == WITHOUT_END}
    newest = max((line.month.first for line in sure), default=None)
    assert endless == ({newest} if stands(lines) and newest else set())


def test_who_left_in_a_month_of_which_another_line_calls_him_active_is_a_doubt_and_not_covered_after_it() -> None:
    january, february = (member(SITI, month, date(2026, 3, 1)) for month in ("2026-01", "2026-02"))
    left = replace(february, active=False)
    cover = wage_earner_cover(Found([january, february, left]), months_on(ON))
    assert (cover.his, [spell.period.last for spell in cover.doubtful]) == ((), [january.month.last, left.month.last])


def test_who_left_in_a_month_and_came_back_in_a_later_one_stands() -> None:
    left = member(SITI, "2026-01", None, active=False)
    january, february = (member(SITI, month, date(2026, 3, 1)) for month in ("2026-01", "2026-02"))
    cover = wage_earner_cover(Found([january, replace(left, paid_on=ON), february]), months_on(ON))
    assert [spell.period.last for spell in cover.his] == [WITHOUT_END]
    assert [spell.period.last for spell in cover.doubtful] == [january.month.last]


def test_a_line_in_doubt_makes_only_a_doubt() -> None:
    line = replace(member(SITI, "2026-02", date(2026, 3, 1)), in_doubt=True)
    sure = replace(line, in_doubt=False)
    for lines in ([line], [sure, line]):
        cover = wage_earner_cover(Found(lines), months_on(ON))
        assert (cover.his, len(cover.doubtful)) == ((), len(lines))
    before = replace(member(SITI, "2025-12", date(2026, 3, 1)), in_doubt=True)
    stays = wage_earner_cover(Found([before, sure]), months_on(ON))
    assert ([spell.period.last for spell in stays.his], len(stays.doubtful)) == ([WITHOUT_END], 1)


def test_doubtful_lines_that_do_not_count_make_no_doubt() -> None:
    inactive = member(SITI, "2026-03", None, active=False)
    unpaid = member(SITI, "2026-02", None)
    assert wage_earner_cover(Found([], [inactive, unpaid]), months_on(ON)).doubtful == ()
    assert len(wage_earner_cover(Found([], [member(SITI, "2026-03", None)]), months_on(ON)).doubtful) == 1


def test_lines_that_are_anothers_as_well_prove_nothing_but_speak_against_him() -> None:
    his = member(SITI, "2026-02", date(2026, 3, 10))
    left = member(SITI, "2026-03", None, active=False)
    stays = wage_earner_cover(Found([his], [], [his]), months_on(ON))
    leaves = wage_earner_cover(Found([his], [], [left]), months_on(ON))
    assert [spell.period.last for spell in (*stays.his, *leaves.his)] == [WITHOUT_END, his.month.last]
    assert (len(stays.shared), leaves.shared) == (1, ())


def test_thirty_thousand_lines_of_one_person_are_judged_in_no_time() -> None:
    unpaid_first = [member(SITI, "2025-12", None)]
    lines = unpaid_first + [member(SITI, "2026-03", ON)] * 30_000
    begin = process_time()
    cover = wage_earner_cover(Found(lines), months_on(ON))
    assert process_time() - begin < 2
    assert all(spell.period.last != WITHOUT_END for spell in cover.his)
