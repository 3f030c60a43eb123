"""Whose line it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.matching import Match, Person, match
from tests.building import BUDI, listed, member

BORN = [date(1990, 3, 12), date(1990, 3, 13), None]
NIKS = ["3308101203900001", "3308101203900002", "3308102103900001", "3308101203900021", "330810120390000", None]
NAMES = ["Budi Santoso", "BUDI SANTOSA", "B. Santoso", "Slamet Riyadi", None]
KPJS = ["12345678901", "12345678902", None]
PERSONS = st.builds(Person, st.sampled_from(NIKS), st.sampled_from(KPJS), st.sampled_from(BORN), st.sampled_from(NAMES))


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
