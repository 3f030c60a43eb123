"""Renders the sample case's letter to the pictures of the README."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2

from permit_guard.casework.checking import check, read_law
from permit_guard.casework.papers import notice_of
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Applications, Asked, Line, Persons, Point, Report, pace, shown
from permit_guard.domain.report_record import CELLS, report_record
from permit_guard.domain.text import Language
from permit_guard.intake.case_folder import read_case
from permit_guard.intake.rules.region_files import read_regions
from permit_guard.intake.rules.region_tiles import read_tiles
from permit_guard.paper.certificate import write_certificate
from permit_guard.paper.report_pack import write_report_pack
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
    _keep("meeting", pypdfium2.PdfDocument(_meeting(HERE.parent / "rules" / "regions"))[0])


def _meeting(folder: Path) -> bytes:
    """The paper for a meeting, with figures that are made up."""
    regions, day = read_regions(folder), date(2026, 10, 30)
    tiles = read_tiles(folder, regions)
    lines = [
        Line(code, Persons(proven := 3 + 37 * at % 101, 40, 103 - proven), Persons(proven // 2, 60, 143 - proven // 2))
        for at, code in enumerate(sorted(tiles))
    ]
    counts = [[getattr(getattr(line, side), cell) for line in lines] for side in ("now", "first") for cell in CELLS[:3]]
    total = Line("", Persons(*map(sum, counts[:3])), Persons(*map(sum, counts[3:])))
    asked = Asked(Level.REGENCY, Where.SITE, day)
    areas = shown({"areas": lines}, total)["areas"]
    report = Report(asked, "sha256:0", Applications(900, 300, 700, 100, 0), areas, {}, {}, pace([]), ())
    points = (Point(date(2026, 8, 31), 38.2), Point(date(2026, 9, 30), 40.9), Point(day, areas.total.share))
    return write_report_pack(report_record(report, regions), regions.names, tiles, points, Language.ID)


def _keep(name: str, page: pypdfium2.PdfPage) -> None:
    page.render(scale=SCALE).to_pil().quantize(64).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
