"""Renders the sample case's letter to the pictures of the README."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2

from permit_guard.casework.checking import check, read_law
from permit_guard.casework.papers import notice_of
from permit_guard.domain.text import Language
from permit_guard.intake.case_folder import read_case

HERE = Path(__file__).parent
SCALE = 1.5


def main() -> None:
    """Write notice.png (first page) and annex.png (last page) beside this file."""
    law = read_law(HERE.parent / "rules")
    case = read_case(HERE.parent / "examples" / "gedung-serbaguna")
    letter = pypdfium2.PdfDocument(notice_of(check(case, law, date(2026, 3, 20)), law, Language.ID))
    for name, page in (("notice", 0), ("annex", len(letter) - 1)):
        picture = letter[page].render(scale=SCALE).to_pil().quantize(64)
        picture.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
