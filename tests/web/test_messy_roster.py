"""The messy roster of the walks has every fault that it is named for: one left out would be proven by no one."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

from openpyxl import load_workbook

from permit_guard.intake.columns import SHOWN
from tests.web.messy_roster import HEADER_ROW, NUMERIC, SHORT_YEAR, TWICE, messy_roster


def test_the_messy_roster_has_every_fault_that_contractors_send() -> None:
    sheet: Any = load_workbook(io.BytesIO(messy_roster())).worksheets[0]
    lines = [list(cells) for cells in sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)]
    numbers = Counter(str(line[1]) for line in lines if line[1])
    headings = {str(cell.value) for cell in sheet[HEADER_ROW]}
    named = {each for pair in SHOWN.values() for each in pair}
    assert {
        "200 workers": sum(line[1] is not None for line in lines) == 200,
        "titles over merged cells": all(each.max_row < HEADER_ROW for each in sheet.merged_cells.ranges)
        and bool(sheet.merged_cells.ranges),
        "headings that are not ours": {"NO. KTP", "NAMA PEKERJA", "TGL LAHIR"} <= headings - named,
        "numbers for NIK": [row for row in NUMERIC if isinstance(sheet.cell(row, 2).value, int)] == list(NUMERIC),
        "someone twice": [n for n in numbers.values() if n > 1] == [2] and sheet.cell(TWICE[1], 2).value in numbers,
        "years of two digits": all(re.fullmatch(r"\d\d-\d\d-\d\d", sheet.cell(row, 4).value) for row in SHORT_YEAR),
        "a blank line in the midst": any(not any(line) for line in lines[:-1]),
        "a TOTAL row at the end": lines[-1][2] == "TOTAL",
    } == dict.fromkeys(
        ("200 workers", "titles over merged cells", "headings that are not ours", "numbers for NIK", "someone twice",
         "years of two digits", "a blank line in the midst", "a TOTAL row at the end"), True,
    )  # fmt: skip
