"""Renders the sample case's letter to the pictures of the README."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2

from permit_guard.casework.checking import check, read_law
from permit_guard.casework.papers import notice_of
from permit_guard.domain.text import Language
from permit_guard.intake.case_folder import read_case
from permit_guard.paper.certificate import write_certificate
from tests.paper.certified import certified
from tests.paper.letters import letter
from tests.paper.samples import OFFICE

HERE = Path(__file__).parent
SCALE = 1.5


def main() -> None:
    """Write the notice's first and last page, a certificate and a letter of suspension beside this file."""
    law = read_law(HERE.parent / "rules")
    case = read_case(HERE.parent / "examples" / "gedung-serbaguna")
    notice = pypdfium2.PdfDocument(notice_of(check(case, law, date(2026, 3, 20)), law, Language.ID))
    _keep("notice", notice[0])
    _keep("annex", notice[len(notice) - 1])
    _keep("certificate", pypdfium2.PdfDocument(write_certificate(certified(), OFFICE))[0])
    _keep("suspension", pypdfium2.PdfDocument(letter("suspension", Language.ID))[0])


def _keep(name: str, page: pypdfium2.PdfPage) -> None:
    page.render(scale=SCALE).to_pil().quantize(64).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
