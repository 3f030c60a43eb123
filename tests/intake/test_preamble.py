"""What stands above a table, read in view alone and in no time."""

from __future__ import annotations

import pytest

from permit_guard.intake.columns import PROJECT_NUMBER
from permit_guard.intake.preamble import stated
from permit_guard.intake.tables import Row
from tests.intake.samples import PROJECT


@pytest.mark.parametrize(("cells", "value"), [
    (["Nomor Proyek", PROJECT], PROJECT), (["Nomor Proyek", ":", f" : {PROJECT}"], PROJECT),
    ([f"Nomor Proyek : {PROJECT}"], PROJECT), ([f"Nomor Proyek {PROJECT}"], PROJECT),
    ([f"no.proyek={PROJECT}"], PROJECT),
    (["Nomor Proyek :"], ""), (["Nomor Proyek"], ""), (["Nomor Proyek", "-", PROJECT], PROJECT),
    ([f"Nomor Proyek{' ' * 3000}: {PROJECT}"], PROJECT), (["Nomor Proyek : belum ada"], "belum ada"),
])  # fmt: skip
def test_a_label_states_what_is_beside_it_or_in_its_cell(cells: list[str], value: str) -> None:
    assert [statement.value for statement in stated([Row(1, cells)], PROJECT_NUMBER)] == [value]


@pytest.mark.parametrize("cell", ["Proyek Gedung 12", "12 Nomor Proyek", "Nama : Nomor Proyek 1", PROJECT])
def test_other_cells_state_nothing(cell: str) -> None:
    assert list(stated([Row(1, [cell])], PROJECT_NUMBER)) == []


@pytest.mark.parametrize(
    "cell", ["Nomor Proyek" + " " * 100_000 + "x", "a " * 50_000, " :" * 50_000, "x" + "\u0301\u0323" * 50_000]
)
@pytest.mark.timeout(20)
def test_a_hundred_thousand_characters_above_a_table_do_not_hang_the_reader(cell: str) -> None:
    assert len(list(stated([Row(1, [cell, cell])], PROJECT_NUMBER))) <= 2
