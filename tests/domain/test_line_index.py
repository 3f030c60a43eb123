"""Looking lines up finds what comparing each with each would, and what two may claim is no one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import UNREADABLE, Worker
from permit_guard.domain.evidence import MemberLine
from permit_guard.domain.finding import Outcome
from permit_guard.domain.line_index import MOST_COMPARED, MOST_DOUBTS, MOST_SLIPS_TRIED, Lines
from permit_guard.domain.matching import Match, Person, match
from permit_guard.domain.period import Month
from permit_guard.domain.source import Source
from tests.building import BUDI, SITI, case, judge, listed, member, outcome, paid_and_not_due
from tests.domain.test_matching import PERSONS

BORN = date(1990, 3, 12)
BORN_OF_SITI = SITI.birth_date if isinstance(SITI.birth_date, date) else None


def line_of(person: Person, place: int) -> MemberLine:
    source = Source("evidence/a.csv", str(place))
    born, month = person.birth_date, Month(2026, 3)
    return MemberLine(
        source, "15070955", month, person.name, person.nik, person.kpj, born, True, frozenset(), None
    )  # fmt: skip


def places(lines: Sequence[MemberLine]) -> set[str]:
    return {line.source.place for line in lines}


@given(PERSONS, st.lists(PERSONS, max_size=8))
def test_looking_up_finds_exactly_what_comparing_with_every_line_finds(worker: Person, others: list[Person]) -> None:
    lines = [line_of(other, place) for place, other in enumerate(others)]
    found = Lines(lines).of_person(worker)
    compared = {line.source.place: match(worker, Person.of_line(line)) for line in lines}
    assert places(found.his) == {place for place, answer in compared.items() if answer is Match.HIS}
    assert places(found.doubtful) == {place for place, answer in compared.items() if answer is Match.DOUBTFUL}
    assert found.shared == []


@given(PERSONS, PERSONS, st.lists(PERSONS, max_size=6))
def test_a_line_is_shared_when_it_is_by_name_and_kpj_that_of_two_with_different_niks(
    one: Person, two: Person, others: list[Person]
) -> None:
    lines = [line_of(other, place) for place, other in enumerate(others)]
    alone, beside = Lines(lines, [one]).of_person(one), Lines(lines, [one, two]).of_person(one)
    assert places(beside.his) | places(beside.shared) == places(alone.his)
    by_nik = {line.source.place for line in alone.his if one.nik and line.nik}
    both = one.nik and two.nik and one.nik != two.nik and match(replace(one, nik=None), replace(two, nik=None))
    assert places(beside.shared) == (places(alone.his) - by_nik if both is Match.HIS else set())


@given(st.lists(st.sampled_from("0123"), min_size=16, max_size=16), st.integers(0, 15), st.sampled_from("0129"))
def test_in_a_crowd_of_one_birth_date_every_nik_one_slip_away_is_a_doubt_and_no_other(
    digits: list[str], place: int, digit: str
) -> None:
    nik = "".join(digits)
    other = nik[:place] + digit + nik[place + 1 :]
    beside = [nik[:place] + nik[place : place + 2][::-1] + nik[place + 2 :], other[1:] + other[0], "12", other]
    crowd_niks = [f"99{number:014}" for number in range(MOST_SLIPS_TRIED)]
    lines = [replace(own_line(nik=each), source=Source("a.csv", each)) for each in dict.fromkeys(beside + crowd_niks)]
    found = Lines(lines).of_person(Person(nik, None, BORN_OF_SITI, SITI.name))
    compared = {line.nik: match(Person(nik, None, BORN_OF_SITI, SITI.name), Person.of_line(line)) for line in lines}
    assert {line.nik for line in found.his} == {each for each, answer in compared.items() if answer is Match.HIS}
    assert {line.nik for line in found.doubtful} == {
        each for each, answer in compared.items() if answer is Match.DOUBTFUL
    }


def test_twenty_thousand_of_one_birth_date_are_looked_up_in_no_time() -> None:
    niks = [f"33{number % 10_000:04}120390{number // 10_000 + 1:04}" for number in range(20_000)]
    lines = Lines([own_line(nik=nik) for nik in niks])
    begin = process_time()
    assert all(lines.of_person(Person(nik, None, BORN_OF_SITI, SITI.name)).his for nik in niks[::20])
    assert process_time() - begin < 2


def test_lines_come_in_the_order_they_were_read() -> None:
    lines = [replace(listed(BUDI), source=Source("f1a.csv", str(place)), name=name) for place, name in enumerate("ABA")]
    found = Lines(lines).of_person(Person.of_worker(BUDI))
    assert [line.source.place for line in found.doubtful] == ["0", "1", "2"]


def two_of_a_name(**changes: str | None) -> tuple[Worker, Worker]:
    """Two rows that agree in all but the NIK, and Siti's lines without one."""
    twin = replace(SITI, nik="3371035203900004", row=4, source=Source("roster.csv", "4"))
    return replace(SITI, **changes), twin  # type: ignore[arg-type]  # only numbers are changed


def without_nik() -> list[MemberLine]:
    return [replace(line, nik=None) for line in paid_and_not_due()]


def test_one_line_without_a_nik_does_not_cover_two_workers_with_different_niks() -> None:
    alone = judge(case(SITI, records=[*without_nik()]))
    both = judge(case(*two_of_a_name(), records=[*without_nik()]))
    assert outcome(alone, "member-found", 0) is Outcome.MET
    assert [outcome(both, "member-found", worker) for worker in (0, 1)] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
    said = next(finding.says for finding in both.workers[1].findings if finding.rule == "member-found")
    assert said is not None
    assert "The line without a NIK at evidence/anggota.csv:2026-02 agrees with several workers" in said.en


def test_who_has_a_line_with_his_nik_keeps_it_though_another_has_his_name_and_kpj() -> None:
    decision = judge(case(*two_of_a_name(), records=[*paid_and_not_due(), *without_nik()]))
    assert [outcome(decision, "member-found", worker) for worker in (0, 1)] == [Outcome.MET, Outcome.UNKNOWN]


def test_a_foreign_worker_by_passport_shares_a_line_too() -> None:
    lines = Lines(without_nik(), [Person.of_worker(worker) for worker in two_of_a_name(nik=None, passport="E1234567")])
    assert len(lines.of_person(Person.of_worker(two_of_a_name(nik=None)[0])).shared) == 2


def test_the_same_worker_on_two_rows_keeps_his_lines() -> None:
    twice = (SITI, replace(SITI, row=4, source=Source("roster.csv", "4")))
    assert outcome(judge(case(*twice, records=[*without_nik()])), "member-found", 0) is Outcome.MET


def crowd(size: int) -> list[MemberLine]:
    """Lines without a NIK, of as many persons born on one day, whose names share a word."""
    someone = replace(member(SITI, "2026-03", None), nik=None, kpj=None)
    return [replace(someone, name=f"SITI {place:07}", source=Source("a.csv", str(place))) for place in range(size)]


def test_of_a_crowd_too_large_to_compare_all_are_doubtful_and_who_agrees_in_everything_is_found() -> None:
    own = replace(member(SITI, "2026-03", None), nik=None)
    found = Lines([*crowd(MOST_COMPARED), own]).of_person(Person.of_worker(SITI))
    unlike = Lines([*crowd(MOST_COMPARED + 1), own]).of_person(Person("3308101203900001", None, BORN, "Slamet"))
    assert (found.his, len(found.doubtful)) == ([own], MOST_DOUBTS)
    assert (unlike.his, len(unlike.doubtful)) == ([], MOST_DOUBTS)


def test_of_a_crowd_that_can_be_compared_no_unlike_name_is_doubtful() -> None:
    found = Lines(crowd(MOST_COMPARED)).of_person(Person("3308101203900001", None, BORN, "Slamet"))
    assert found.doubtful == []


def test_a_nik_with_more_spellings_than_can_be_compared_is_no_ones_surely() -> None:
    lines = [replace(line, nik="3371035203900002") for line in crowd(MOST_COMPARED + 1)]
    found = Lines(lines).of_person(Person.of_worker(SITI))
    assert (found.his, len(found.doubtful)) == ([], MOST_DOUBTS)


def test_a_line_that_does_not_count_raises_no_doubt() -> None:
    lines = crowd(MOST_COMPARED + 1)
    assert Lines(lines, tells=lambda line: not line.active).of_person(Person.of_worker(SITI)).doubtful == []
    assert Lines(lines[:3], tells=lambda line: not line.active).of_person(Person.of_worker(SITI)).doubtful == []


def own_line(**changes: str | None) -> MemberLine:
    """A line that agrees with Siti in KPJ, birth date and every word of her name."""
    return replace(member(SITI, "2026-03", None), **changes)  # type: ignore[arg-type]  # only texts are changed


def test_a_line_that_is_surely_his_is_not_doubtful_as_well() -> None:
    own = own_line(nik=None)
    found = Lines([own, *crowd(MOST_COMPARED)]).of_person(Person.of_worker(SITI))
    assert (found.his, own in found.doubtful, len(found.doubtful)) == ([own], False, MOST_DOUBTS - 1)


def test_of_a_crowd_whose_first_lines_tell_nothing_the_one_that_does_is_a_doubt() -> None:
    lines = crowd(MOST_COMPARED + 1)
    found = Lines(lines, tells=lambda line: line is lines[-1]).of_person(Person.of_worker(SITI))
    assert found.doubtful == [lines[-1]]


def test_of_lines_like_his_only_those_that_tell_something_are_doubtful() -> None:
    likely = [own_line(nik=None, kpj=None), own_line(nik="3371035203900003"), own_line(name="SLAMET")]
    for roster in ((), map(Person.of_worker, two_of_a_name())):
        lines = Lines([*likely, own_line(nik=None)], tuple(roster), tells=lambda line: line is likely[1])
        assert lines.of_person(Person.of_worker(SITI)).doubtful == [likely[1]]


@pytest.mark.parametrize("nik", ["3371035203900002", "3371035203900003"])
def test_in_a_crowd_too_large_to_compare_nothing_is_sure_between_two_niks(nik: str) -> None:
    lines = [replace(line, nik=nik) for line in crowd(MOST_COMPARED)]
    found = Lines([*lines, own_line(nik=nik)]).of_person(Person.of_worker(SITI))
    assert (found.his, len(found.doubtful)) == ([], MOST_DOUBTS)


def test_in_a_crowd_too_large_to_compare_who_has_no_nik_is_found_by_kpj_birth_date_and_name() -> None:
    own = own_line()
    found = Lines([*crowd(MOST_COMPARED), own]).of_person(Person.of_worker(replace(SITI, nik=None)))
    assert found.his == [own]


@pytest.mark.parametrize("missing", [{"kpj": None}, {"name": "..."}])
def test_in_a_crowd_too_large_to_compare_what_two_have_not_is_nothing_they_share(
    missing: dict[str, str | None],
) -> None:
    lines = [*crowd(MOST_COMPARED), own_line(nik=None, **missing)]
    person = Person.of_worker(replace(SITI, **missing))  # type: ignore[arg-type]  # only texts are changed
    assert Lines(lines).of_person(person).his == []


def test_of_two_with_one_name_and_kpj_each_keeps_the_lines_of_his_nik_and_the_others_are_shared() -> None:
    lines = [own_line(), own_line(nik=None)]
    found = Lines(lines, map(Person.of_worker, two_of_a_name())).of_person(Person.of_worker(SITI))
    assert (found.his, found.shared) == ([lines[0]], [lines[1]])


def test_of_two_without_a_nik_and_with_one_name_and_kpj_no_one_has_a_line() -> None:
    abroad = [replace(one, nik=None, passport=passport) for one, passport in zip(two_of_a_name(), "EF", strict=True)]
    lines = [own_line(), own_line(nik=None)]
    found = Lines(lines, tuple(map(Person.of_worker, abroad))).of_person(Person.of_worker(abroad[0]))
    assert (found.his, found.shared) == ([], lines)


@pytest.mark.parametrize(
    "beside", [{"nik": None}, {"nik": "3371035203900004", "name": None}, {"nik": "3371035203900004", "kpj": None}]
)
def test_a_row_without_number_name_or_kpj_claims_no_line(beside: dict[str, str | None]) -> None:
    roster = [Person.of_worker(SITI), Person.of_worker(replace(SITI, **beside))]  # type: ignore[arg-type]  # only texts
    own = own_line(nik=None)
    found = Lines([own], roster).of_person(Person.of_worker(SITI))
    assert (found.his, found.shared) == ([own], [])


def test_lines_are_told_apart_by_whoever_they_are_of() -> None:
    lines = [own_line(), own_line(npp="21122457"), own_line(nik=None), own_line(name="SLAMET", npp="21122457")]
    parts = (
        Lines(lines, map(Person.of_worker, two_of_a_name()))
        .of_person(Person.of_worker(SITI))
        .apart(lambda line: line.npp)
    )
    assert {npp: (part.his, part.doubtful, part.shared) for npp, part in parts.items()} == {
        "15070955": ([lines[0]], [], [lines[2]]),
        "21122457": ([lines[1]], [lines[3]], []),
    }


@pytest.mark.parametrize("nik", [None, "3371035203900002"])
def test_fifty_thousand_lines_without_a_nik_of_one_birth_date_are_looked_up_in_no_time(nik: str | None) -> None:
    lines = Lines([replace(line, nik=nik) for line in crowd(50_000)])
    begin = process_time()
    for number in range(500):
        lines.of_person(Person("3371035203900002", "12345678902", BORN, f"SITI {number:05}"))
    assert process_time() - begin < 5


def test_a_row_whose_npp_cannot_be_read_is_asked_of_ten_thousand_employers_in_no_time() -> None:
    rows = [replace(SITI, row=row, source=Source("roster.csv", str(row)), employer_npp=UNREADABLE) for row in range(50)]
    begin = process_time()
    lines = [replace(line, npp=f"{place:08}") for place, line in enumerate(crowd(10_000))]
    decision = judge(case(*rows, records=[*lines, *paid_and_not_due()]))
    assert process_time() - begin < 5
    assert {outcome(decision, "member-found", row) for row in range(50)} == {Outcome.UNKNOWN}
