"""The meeting's report on paper: every figure of the drawings in words too, what is hidden as such, the same bytes."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pypdfium2

from permit_guard.domain.region import Level, Regions, Where
from permit_guard.domain.report import Applications, Asked, Benchmark, Course, Line, Persons, Point, Report, pace, shown
from permit_guard.domain.report_record import report_record
from permit_guard.domain.text import Language
from permit_guard.paper.report_pack import write_report_pack
from permit_guard.paper.report_trend import trend_in_words
from tests.building import ON

REGIONS = Regions({"33.08": "Kabupaten Magelang", "33.09": "Kabupaten Boyolali", "33.71": "Kota Magelang",
                   "33.72": "Kota Surakarta"})  # fmt: skip
TILES = {"33.08": (0, 0), "33.09": (1, 0), "33.71": (0, 1), "33.72": (1, 1)}
LINES = [
    Line("33.08", Persons(60, 20, 20), Persons(50, 30, 20)),
    Line("33.09", Persons(31, 2, 20), Persons(29, 4, 20)),
    Line("33.71", Persons(300, 9, 20), Persons(250, 59, 20)),
]
TOTAL = Line("", Persons(391, 31, 60), Persons(329, 93, 60))
POINTS = (Point(date(2026, 1, 31), 44.5), Point(date(2026, 2, 28), None), Point(ON, 81.1))


def paper(language: Language = Language.EN) -> bytes:
    tables = shown({"areas": LINES, "size": LINES}, TOTAL)
    report = Report(Asked(Level.REGENCY, Where.SITE, ON), "sha256:0", Applications(3, 1, 1, 0, 0), tables.pop("areas"),
                    {}, tables, pace([Course(3, 1, 2)]), (Benchmark("coverage_target", ON, "1.00"),))  # fmt: skip
    return write_report_pack(report_record(report, REGIONS), REGIONS.names, TILES, POINTS, language)


def words(paper: bytes) -> str:
    with pypdfium2.PdfDocument(paper) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_every_figure_of_the_map_and_of_the_trend_stands_in_words() -> None:
    said = words(paper())
    assert "80 percent or more: Kota Magelang 91.2." in said
    assert "60 percent or more: Magelang 60.0." in said
    assert "No one checked yet (–): Kota Surakarta." in said
    assert "31 January 2026: 44.5 percent; 28 February 2026: not shown" in said
    assert "Never guessed from a NIK" in said


def test_what_is_hidden_in_the_record_is_hidden_on_paper() -> None:
    said = words(paper())
    assert "33.09 Kabupaten Boyolali" in said
    line = said[said.index("33.09 Kabupaten Boyolali") :].split()[3:9]
    assert line[1] == "*"
    assert "2" not in line


def test_the_same_figures_are_the_same_bytes_and_every_font_is_inside() -> None:
    assert paper() == paper()
    with pikepdf.open(io.BytesIO(paper())) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontDescriptor" in font and "/FontFile2" in font.FontDescriptor for font in fonts)


def test_in_indonesian_numbers_are_written_as_there() -> None:
    assert "60 persen atau lebih: Magelang 60,0." in words(paper(Language.ID))


def test_one_day_alone_says_how_a_line_comes_to_be() -> None:
    assert "grows from reports kept by --save" in trend_in_words(POINTS[-1:], Language.EN)
