"""Whose line it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import UNREADABLE
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


NIK, SLIP, OTHER = "3308101203900001", "3308101203900002", "3308101203900033"
BIRTH, LATER = BORN[:2]
KPJ = "12345678901"
HIS, DOUBTFUL, ANOTHERS = Match


@pytest.mark.parametrize(
    ("worker", "other", "expected"),
    [
        (Person(NIK, None, None, "Budi Santoso"), Person(NIK, None, None, "Budi Santosa"), HIS),
        (Person(NIK, None, BIRTH, "Budi Santoso"), Person(NIK, None, LATER, "Budi Santoso"), HIS),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(NIK, KPJ, BIRTH, "Slamet Riyadi"), DOUBTFUL),
        (Person(NIK, None, BIRTH, "Budi Santoso"), Person(SLIP, None, BIRTH, "B. Santoso"), DOUBTFUL),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(SLIP, KPJ, LATER, "Budi Santoso"), ANOTHERS),
        (Person(NIK, KPJ, None, "Budi Santoso"), Person(SLIP, KPJ, None, "Budi Santoso"), ANOTHERS),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(SLIP, KPJ, BIRTH, "Slamet Riyadi"), ANOTHERS),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(OTHER, KPJ, BIRTH, "Budi Santoso"), ANOTHERS),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(None, KPJ, BIRTH, "BUDI SANTOSO"), HIS),
        (Person(None, KPJ, BIRTH, "Budi Santoso"), Person(NIK, KPJ, BIRTH, "BUDI SANTOSO"), HIS),
        (Person(None, None, BIRTH, "Budi Santoso"), Person(NIK, None, BIRTH, "Budi Santoso"), DOUBTFUL),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(None, "12345678902", BIRTH, "Budi Santoso"), DOUBTFUL),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(None, KPJ, BIRTH, "Budi Santosa"), DOUBTFUL),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(None, KPJ, LATER, "Budi Santoso"), ANOTHERS),
        (Person(NIK, KPJ, None, "Budi Santoso"), Person(None, KPJ, None, "Budi Santoso"), ANOTHERS),
        (Person(NIK, KPJ, BIRTH, "Budi Santoso"), Person(None, KPJ, BIRTH, "Slamet Riyadi"), ANOTHERS),
    ],
)
def test_whose_a_line_is_goes_by_nik_first_then_kpj_birth_date_and_name(
    worker: Person, other: Person, expected: Match
) -> None:
    assert match(worker, other) is expected
    assert match(other, worker) is expected


def test_what_of_a_row_cannot_be_read_tells_nothing_of_the_person() -> None:
    unread = replace(BUDI, nik=UNREADABLE, kpj=UNREADABLE, birth_date=UNREADABLE, passport=UNREADABLE)
    assert Person.of_worker(unread) == Person(None, None, None, BUDI.name)
    read = replace(BUDI, passport="E1234567")
    assert Person.of_worker(read) == Person(BUDI.nik, BUDI.kpj, date(1990, 3, 12), BUDI.name, "E1234567")
    assert [Person.of_worker(one).number for one in (read, replace(read, nik=None), unread)] == [
        BUDI.nik, "E1234567", None,
    ]  # fmt: skip


def test_without_a_name_nothing_is_his() -> None:
    worker = Person.of_worker(replace(BUDI, name=None))
    assert match(worker, Person.of_line(listed(BUDI))) is Match.DOUBTFUL


def test_a_line_of_an_f1a_has_no_kpj_and_one_of_a_members_list_has() -> None:
    assert Person.of_line(listed(BUDI)).kpj is None
    assert Person.of_line(member(BUDI, "2026-03", None)).kpj == BUDI.kpj
