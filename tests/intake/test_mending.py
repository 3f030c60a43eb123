"""A roster mended where it is faulty: what is written anew is read anew, and what no one settled stays a fault."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from permit_guard.casework.reading import Readers
from permit_guard.domain.case import UNREADABLE, RosterRead
from permit_guard.domain.source import Source
from permit_guard.intake.columns import ROSTER, bare, names_of
from permit_guard.intake.mending import Mending, column_spoken_of, faulty_rows, lines_of, mended, other_faults
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.roster_table import COLUMNS, HEADER, written_csv, written_workbook
from permit_guard.intake.tables import tables_of

MESSY = """DAFTAR TENAGA KERJA;;;;
Cadangan;3308100303999999;;;

No;No KTP;Nama Pekerja;Tgl Lahir;Hubungan Kerja
1;3308101203909990;Budi Santoso;12/03/1990;PHL
2;3308107004919991;Sri Lestari;30-04-91;harian lepas

3;3308102506859985;Moh. Arifin;25-06-1985;tukang
4;;Slamet Riyadi;08-11-1978;borongan
;TOTAL;4;;
"""


def read(text: str) -> RosterRead:
    """The roster that a CSV says."""
    roster, problems = read_roster("roster.csv", tables_of("roster.csv", read_csv(text.encode())))
    return RosterRead(roster, problems, "0" * 64)


def again(before: RosterRead, mending: Mending) -> RosterRead:
    """As the office does it: lines written, read, and joined with what stays."""
    return mended(before, mending, read(written_csv(lines_of(before, mending)).decode()))


def rows(told: RosterRead) -> list[int]:
    """The rows of the workers."""
    assert told.roster is not None
    return [each.row for each in told.roster.workers]


def test_every_heading_of_the_file_to_keep_is_one_that_is_read() -> None:
    names = names_of(ROSTER)
    assert [names[bare(heading)] for heading in HEADER] == list(COLUMNS)
    assert "wage" not in COLUMNS


def test_each_fault_stands_at_its_row_and_column() -> None:
    told = read(MESSY)
    assert rows(told) == [5, 6, 8, 9]
    assert [(each.worker.row, [column for column, _ in each.faults]) for each in faulty_rows(told)] == [
        (6, ["birth_date"]), (8, ["employment"]), (9, ["nik"])]  # fmt: skip
    assert [fault.source.place for _, fault in other_faults(told)] == ["2"]


def test_a_roster_is_brought_to_clean_and_its_rows_keep_their_numbers() -> None:
    told = read(MESSY)
    number = other_faults(told)[0][0]
    clean = again(told, Mending(
        {6: {"birth_date": "30-04-1991"}, 8: {"employment": "borongan"}, 9: {"nik": "3308100811789978"}},
        added=({"nik": "3308100303999999", "name": "Agus Setiawan", "employment": "musiman"},),
        settled=frozenset({number}),
    ))  # fmt: skip
    assert clean.problems == ()
    assert rows(clean) == [5, 6, 8, 9, 10]
    assert clean == read(written_csv(lines_of(clean)).decode())


def test_what_no_one_touched_stays_as_it_was_read_with_its_fault() -> None:
    told = read(MESSY)
    after = again(told, Mending({6: {"birth_date": "30-04-1991"}}))
    assert [fault.message for fault in after.problems] == [
        fault.message for fault in told.problems if fault.source.place != "6"]  # fmt: skip
    assert after.roster is not None
    worker = next(each for each in after.roster.workers if each.row == 8)
    assert worker.employment is UNREADABLE
    assert (
        after.sha256 != again(told, Mending({6: {"birth_date": "30-04-1991"}}, settled=frozenset({0, 1, 2, 3}))).sha256
    )


def test_a_fault_that_is_written_anew_and_still_wrong_is_a_fault_again() -> None:
    after = again(read(MESSY), Mending({6: {"birth_date": "31-04-1991"}}))
    assert any(fault.source.place == "6" and "31-04-1991" in fault.message.id for fault in after.problems)


def test_no_one_is_lost_but_who_is_left_out_by_name() -> None:
    told = read(MESSY)
    emptied = again(told, Mending({6: dict.fromkeys(COLUMNS, "")}))
    assert 6 in rows(emptied)
    assert any(fault.source.place == "6" for fault in emptied.problems)
    assert rows(again(told, Mending(left_out=frozenset({6})))) == [5, 8, 9]
    named_only = again(told, Mending(added=({"name": "Agus Setiawan"},)))
    assert "belum cukup" in named_only.problems[-1].message.id
    assert any("belum cukup" in fault.message.id for fault in again(named_only, Mending()).problems)


def test_a_cell_that_was_not_read_and_not_named_stays_illegible() -> None:
    told = read(MESSY)
    unnamed = replace(told, problems=())
    assert [each.worker.row for each in faulty_rows(unnamed)] == [6, 8]
    after = again(unnamed, Mending())
    assert after.roster is not None
    assert [each.row for each in after.roster.workers if UNREADABLE in (each.birth_date, each.employment)] == [6, 8]


def test_a_sheets_faults_are_found_by_their_cells_and_stay_found_after_mending(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Daftar!A"
    for line in (["NIK", "Nama", "Status Kerja"], [3308101203909990, "Budi", "phl"], ["3308107004919991", "Sri", "?"]):
        sheet.append(line)
    other = book.create_sheet("Lain")
    other.append(["Catatan", "3308100303999999"])
    content = io.BytesIO()
    book.save(content)
    readers = Readers.ready(1)
    try:
        told = readers.roster(content.getvalue())
    finally:
        readers.stop()
    assert [(each.worker.row, [column for column, _ in each.faults]) for each in faulty_rows(told)] == [
        (2, ["nik"]), (3, ["employment"])]  # fmt: skip
    assert [fault.source.place for _, fault in other_faults(told)] == ["Lain!B1"]
    after = again(told, Mending({2: {"nik": "3308101203909990"}}))
    assert [each.worker.row for each in faulty_rows(after)] == [3]
    assert [fault.source.place for _, fault in other_faults(after)] == ["Lain!B1"]
    assert [(each.heading, each.column) for each in told.columns] == [
        ("NIK", "nik"), ("Nama", "name"), ("Status Kerja", "employment")]  # fmt: skip


@pytest.mark.parametrize("name", ["=SUM(1)", "-Budi", "+62", "@x", 'Budi "Si" Kecil', "Budi;Sri"])
def test_a_file_to_keep_reads_as_what_it_was_written_from_and_reckons_nothing(name: str) -> None:
    told = read(MESSY)
    written = written_csv(lines_of(told, Mending({5: {"name": name}})))
    assert not any(cell.startswith(("=", "+", "@")) for cell in written.decode().replace("\n", ";").split(";"))
    roster = read(written.decode()).roster
    assert roster is not None
    assert roster.workers[0].name == name


def test_a_workbook_to_keep_reads_as_the_csv_does() -> None:
    told = read(MESSY)
    readers = Readers.ready(1)
    try:
        from_book = readers.roster(written_workbook(lines_of(told)))
    finally:
        readers.stop()
    from_csv = read(written_csv(lines_of(told)).decode())
    assert from_book.roster is not None
    assert from_csv.roster is not None
    bare_of = [replace(each, source=Source("")) for each in from_book.roster.workers]
    assert bare_of == [replace(each, source=Source("")) for each in from_csv.roster.workers]


@given(st.sets(st.sampled_from([6, 8, 9])), st.sets(st.sampled_from([5, 6, 8, 9]), max_size=3), st.booleans())
def test_faults_go_away_only_where_they_were_answered(mends: set[int], out: set[int], settles: bool) -> None:
    good = {6: {"birth_date": "30-04-1991"}, 8: {"employment": "pkwt"}, 9: {"nik": "3308100811789978"}}
    told = read(MESSY)
    number = other_faults(told)[0][0]
    after = again(told, Mending({row: good[row] for row in mends}, frozenset(out),
                                settled=frozenset({number} if settles else ())))  # fmt: skip
    assert rows(after) == sorted({5, 6, 8, 9} - out)
    assert {each.worker.row for each in faulty_rows(after)} == {6, 8, 9} - mends - out
    assert bool(other_faults(after)) is not settles
    assert after.sha256 == "0" * 64 or after.problems


def test_a_message_without_a_column_speaks_of_the_row() -> None:
    told = read("NIK;Nama;Status Kerja\n3308101203909990;Budi;phl;x;y\n")
    assert [column_spoken_of(fault) for fault in told.problems] == [""]
    assert [each.worker.row for each in faulty_rows(told)] == [2]
