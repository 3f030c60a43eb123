"""What is written today reads the same: every record of the domain, whatever stands in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from cattrs.errors import ClassValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_guard.domain.case import UNREADABLE, Application, Case, RosterRead, Worker
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.period import Month
from permit_guard.domain.register import Register
from permit_guard.domain.source import Source
from permit_guard.store.written import canonical, read, read_small, unpressed, write, write_small
from tests.building import BUDI, case

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Month, st.builds(Month, st.integers(1900, 2100), st.integers(1, 12)))
st.register_type_strategy(str, st.text(alphabet=st.characters(exclude_categories=()), max_size=12))
KINDS = [Worker, Application, EvidenceFile, RosterRead, Register]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=50)
@given(data=st.data())
def test_a_record_reads_as_it_was_written(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    again = read(write(record), kind)
    assert again == record
    assert write(again) == write(record)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=50)
@given(data=st.data())
def test_a_record_is_written_byte_for_byte_as_the_standard_library_writes_it(kind: type, data: st.DataObject) -> None:
    written = write(data.draw(st.from_type(kind)))
    assert written == json.dumps(json.loads(written), ensure_ascii=True, allow_nan=False, separators=(",", ":"))


@pytest.mark.parametrize("name", ["Budi", "Budi\x7f", "Budi\x00\x1f\b\f", 'Bu"d\\i/', "Büdi", "\ud800", "\U0001f600"])
def test_whatever_stands_in_a_name_is_written_in_the_one_spelling(name: str) -> None:
    assert f'"name":{json.dumps(name)}' in write(replace(BUDI, name=name))


@settings(max_examples=30)
@given(st.builds(Case))
def test_a_case_reads_as_it_was_pressed(told: Case) -> None:
    assert read_small(write_small(told), Case) == told
    assert unpressed(write_small(told)) == write(told)


def test_what_could_not_be_read_stays_apart_from_every_text() -> None:
    worker = Worker(Source("roster.csv", "2"), 2, nik=UNREADABLE, birth_date=UNREADABLE, kpj="unreadable", name=None)
    assert read(write(worker), Worker) == worker


def test_sets_are_written_in_one_order() -> None:
    names = [f"evidence/{number}.csv" for number in range(30)]
    assert write(Register(frozenset(names))) == write(Register(frozenset(reversed(names))))


def test_a_field_that_no_record_has_is_refused() -> None:
    with pytest.raises(ClassValidationError):
        read(write(BUDI).replace('"row":2', '"row":2,"forced":true'), Worker)


def test_a_field_that_is_missing_is_refused() -> None:
    with pytest.raises(ClassValidationError):
        read(write(BUDI).replace('"row":2,', ""), Worker)


def test_no_number_is_written_that_is_none() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical({"wage": float("nan")})


def test_days_and_amounts_are_written_as_they_are_said() -> None:
    written = write(case().application)
    assert '"submitted_on":"2026-03-12"' in written
    assert '"gross_value":"1110000000"' in written
    assert read(written, Application).submitted_on == date(2026, 3, 12)
