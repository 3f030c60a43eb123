"""A roster under its writer's own headings is read as under ours, once he has said what they are."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import ColumnRead
from permit_guard.intake.columns import ROSTER, heading
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.roster_header import NAMES, may_be_told, names_with, roster_columns
from permit_guard.intake.tables import Table, tables_of

OURS = ("nik", "name", "employment", "position", "kpj")
WORKERS = (
    ("3308101203900001", "Budi Santoso", "PHL", "Tukang", "12345678901"),
    ("3308105204850002", "Ani Lestari", "Borongan", "Laden", ""),
)
HEADINGS = st.lists(
    st.text("abcdefgh ijklm./()KARTU", min_size=2, max_size=20).filter(may_be_told),
    min_size=len(OURS), max_size=len(OURS), unique_by=heading,
)  # fmt: skip


def _tables(headings: tuple[str, ...]) -> tuple[Table, ...]:
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([headings, *WORKERS])
    return tables_of("roster.csv", read_csv(written.getvalue().encode()))


@given(HEADINGS)
def test_a_roster_under_any_headings_is_read_as_under_ours(own: list[str]) -> None:
    names = names_with(dict(zip(own, OURS, strict=True)))
    assert read_roster("roster.csv", _tables(tuple(own)), names) == read_roster("roster.csv", _tables(OURS))


@given(st.dictionaries(st.sampled_from([*NAMES, "No KK", "Kartu", "Kota"]) | st.text(max_size=20), st.sampled_from(
    [*ROSTER, "", "no_such"])))  # fmt: skip
def test_names_that_everyone_uses_stay_what_they_are_whatever_someone_says(own: dict[str, str]) -> None:
    names = names_with(own)
    assert {name: names[name] for name in NAMES} == NAMES
    assert "nokk" not in names
    assert set(names.values()) <= set(ROSTER)


def test_of_a_heading_told_twice_the_last_counts_also_where_it_is_told_to_be_nothing() -> None:
    assert names_with({"kartu": "nik", "Kartu": "kpj"})["kartu"] == "kpj"
    assert "kartu" not in names_with({"kartu": "nik", "Kartu": ""})


def test_without_a_rosters_header_the_headings_are_those_of_the_row_that_comes_nearest() -> None:
    assert roster_columns(_tables(("Kartu", "Nama", "Ikatan", "Bagian", "Catatan")), NAMES) == tuple(
        ColumnRead(each, "name" if each == "Nama" else "") for each in ("Kartu", "Nama", "Ikatan", "Bagian", "Catatan")
    )
    assert [each.heading for each in roster_columns(_tables(("Kartu", "Karyawan", "Ikatan", "A", "B")), NAMES)] == [
        "Kartu", "Karyawan", "Ikatan", "A", "B",
    ]  # fmt: skip
    assert roster_columns(_tables(("1", "2", "3", "4", "5")), NAMES) == ()
