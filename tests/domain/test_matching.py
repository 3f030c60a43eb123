"""Whose line it is; and that looking lines up finds what comparing each with each would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.evidence import MemberLine, ProjectWorkerLine
from permit_guard.domain.matching import Lines, Match, Person, match
from permit_guard.domain.period import Month
from permit_guard.domain.source import Source
from tests.building import BUDI, listed, member

BORN = [date(1990, 3, 12), date(1990, 3, 13), None]
NIKS = ["3308101203900001", "3308101203900002", "3308102103900001", "3308101203900021", "330810120390000", None]
NAMES = ["Budi Santoso", "BUDI SANTOSA", "B. Santoso", "Slamet Riyadi", None]
KPJS = ["12345678901", "12345678902", None]
PERSONS = st.builds(Person, st.sampled_from(NIKS), st.sampled_from(KPJS), st.sampled_from(BORN), st.sampled_from(NAMES))


def line_of(person: Person, place: int) -> MemberLine:
    source = Source("evidence/a.csv", str(place))
    return MemberLine(
        source,
        "15070955",
        Month(2026, 3),
        person.name,
        person.nik,
        person.kpj,
        person.birth_date,
        True,
        frozenset(),
        None,
    )


@given(PERSONS, st.lists(PERSONS, max_size=8))
def test_looking_up_finds_exactly_what_comparing_with_every_line_finds(worker: Person, others: list[Person]) -> None:
    lines = [line_of(other, place) for place, other in enumerate(others)]
    his, doubtful = Lines(lines).of_person(worker)
    compared = {line.source: match(worker, Person.of_line(line)) for line in lines}
    assert {line.source for line in his} == {place for place, found in compared.items() if found is Match.HIS}
    assert {line.source for line in doubtful} == {place for place, found in compared.items() if found is Match.DOUBTFUL}


@given(PERSONS, PERSONS)
def test_another_nik_is_never_his_and_without_one_every_word_must_agree(worker: Person, other: Person) -> None:
    if match(worker, other) is not Match.HIS:
        return
    if worker.nik and other.nik:
        assert worker.nik == other.nik
    else:
        assert worker.kpj == other.kpj is not None
        assert worker.birth_date == other.birth_date is not None


def test_without_a_name_nothing_is_his() -> None:
    worker = Person.of_worker(replace(BUDI, name=None))
    assert match(worker, Person.of_line(listed(BUDI))) is Match.DOUBTFUL


def test_a_line_of_an_f1a_has_no_kpj_and_one_of_a_members_list_has() -> None:
    assert Person.of_line(listed(BUDI)).kpj is None
    assert Person.of_line(member(BUDI, "2026-03", None)).kpj == BUDI.kpj


def test_lines_come_in_the_order_they_were_read() -> None:
    lines = [replace(listed(BUDI), source=Source("f1a.csv", str(place))) for place in range(3)]
    his, _ = Lines[ProjectWorkerLine](lines).of_person(Person.of_worker(BUDI))
    assert [line.source.place for line in his] == ["0", "1", "2"]
