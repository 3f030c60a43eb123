"""CSV files: encodings, separators, lines."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.refusal import FileRefused
from tests.intake.samples import BUDI, HEADER, ROSTER

CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=20)


def rows(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a CSV."""
    found: list[tuple[int, list[str]]] = read_csv(content)["tables"][0]["rows"]
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_ending_gives_the_same_table(
    encoding: str, separator: str, ending: str
) -> None:
    text = ending.join(separator.join(row) for row in (HEADER, ("1", "José", "", "pkwt"))) + ending
    assert rows(text.encode(encoding)) == [(1, list(HEADER)), (2, ["1", "José", "", "pkwt"])]


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=8), st.sampled_from(";,\t"))
def test_whatever_is_written_is_read_back(body: list[list[str]], separator: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows([list(HEADER), *body])
    assert [cells for _, cells in rows(written.getvalue().encode())] == [list(HEADER), *body]


def test_a_row_has_the_line_that_it_starts_on_and_a_cell_may_hold_a_line_break() -> None:
    text = 'NIK;Nama\n\n1;"Budi\nContoh"\n2;Ani\n'
    assert rows(text.encode()) == [(1, ["NIK", "Nama"]), (3, ["1", "Budi\nContoh"]), (5, ["2", "Ani"])]


def test_a_stray_quotation_mark_swallows_no_worker() -> None:
    lines = [
        ";".join(HEADER),
        *(f"{number};{mark}Nama{number};x;pkwt" for number, mark in enumerate(('"', "", "", '"', ""))),
    ]
    table = read_csv("\n".join(lines).encode())["tables"][0]
    assert [number for number, _ in table["rows"]] == [1, 2, 3, 4, 5, 6]
    assert table["broken_quotes"] == [2, 5]


def test_two_stray_marks_that_look_like_one_cell_swallow_no_worker() -> None:
    lines = [";".join(HEADER), '1;"Budi;x;pkwt', "2;Ani;x;pkwt", '3;Sri";x;pkwt']
    table = read_csv("\n".join(lines).encode())["tables"][0]
    assert [number for number, _ in table["rows"]] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "lines", [['1;"Budi;pkwt', '2;Ani";pkwt'], ['1;"Budi;pkwt', "2;Ani;pkwt"], ['1;"Budi', '2;Ani"']]
)
def test_a_narrow_table_loses_no_worker_to_a_quotation_mark_either(lines: list[str]) -> None:
    table = read_csv("\n".join(["NIK;Nama;Status Kerja", *lines]).encode())["tables"][0]
    assert [number for number, _ in table["rows"]] == [1, 2, 3]
    assert table["broken_quotes"]


def test_a_quotation_mark_left_open_on_the_last_line_is_told() -> None:
    table = read_csv(b'NIK;Nama\n1;Budi\n2;"Ani')["tables"][0]
    assert ([number for number, _ in table["rows"]], table["broken_quotes"]) == ([1, 2, 3], [3])


def test_a_table_with_commas_in_its_title_is_still_split_at_its_semicolons() -> None:
    text = "DAFTAR, PEKERJA, PROYEK, A, B, C, D, E\n" + ROSTER
    assert rows(text.encode())[1] == (2, list(HEADER))
    assert rows(text.encode())[2] == (3, list(BUDI))


@pytest.mark.parametrize("content", [b"NIK;Nama\n1;Bu\x00di\n", b"\xff\xfeN\x00I", b"NIK;Nama\n1;\x81\n"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_csv(content)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    with suppress(FileRefused):
        assert len(read_csv(content)["tables"]) == 1
