"""Who signs below a table is no worker; whoever has data of a worker below a signature is not lost."""

from __future__ import annotations

import pytest

from tests.intake.test_footer import roster_with_rows
from tests.intake.test_members_list import read as members
from tests.intake.test_spoken_against import LINE, LIST

BLOCK = (
    ("", "", "", "Magelang, 12 Maret 2026"), ("Mengetahui,", "", "", "PT Contoh"), ("Konsultan", "", "", "Direktur"),
    ("(SUPARNO)", "", "", "HARTONO, S.T."), ("NIP. 197001011990031001", "", "", ""), ("Halaman 1 dari 1",),
)  # fmt: skip


def test_everyone_in_a_block_of_signatures_is_no_worker() -> None:
    roster, problems = roster_with_rows(*BLOCK)
    assert ([worker.row for worker in roster.workers], problems) == ([2], ())


@pytest.mark.parametrize("cells", [
    ("(SUPARNO)",), ("", "", "", "(SUPARNO)"), ("", "", "", "Mengetahui,"), ("", "", "", "Direktur PT Contoh"),
    ("Dicetak tanggal 12-03-2026",), ("", "", "Halaman 1 dari 1"),
])  # fmt: skip
def test_a_signature_alone_is_no_worker_in_any_column(cells: tuple[str, ...]) -> None:
    assert len(roster_with_rows(cells)[0].workers) == 1


@pytest.mark.parametrize("cells", [
    ("3308105204850002",), ("menyusul", "Ani"), ("", "Ani", "", "harian"), ("", "", "", "pkwt"), ("", "", "12-04-1985"),
    ("", "", "", "", "16-03-2026"), ("", "", "", "", "", "12345678901"), ("", "Ani", "", "magang"),
])  # fmt: skip
def test_a_row_with_data_of_a_worker_is_not_lost_below_a_signature(cells: tuple[str, ...]) -> None:
    for rows in ((*BLOCK, cells), (BLOCK[0], cells, *BLOCK[1:])):
        roster, problems = roster_with_rows(*rows)
        row = 3 + rows.index(cells)
        assert row in [worker.row for worker in roster.workers]
        assert f"roster.csv:{row}" in {str(problem.source) for problem in problems}


def test_a_text_below_the_table_without_a_word_of_signing_is_a_worker_with_problems() -> None:
    assert [worker.row for worker in roster_with_rows(("", "", "", "HARTONO"))[0].workers] == [2, 3]


def test_who_signs_a_members_list_below_its_status_is_no_line() -> None:
    signed = ";;;;;;Magelang, 12 Maret 2026\n;;;;;;Kepala Kantor Cabang\n;;;;;;HARTONO\n"
    lines, problems, _ = members(f"{LIST}\n{LINE}\n{signed}")
    assert (len(lines), problems) == (1, [])
    assert members(f"{LIST}\n{LINE}\n{signed};;;;;;KELUAR\n")[1] != []
