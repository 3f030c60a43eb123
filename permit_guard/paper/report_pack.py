"""The report for a meeting, as a PDF of a few pages: map, table, trend, and what every figure means."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from permit_guard.domain.kind_words import name_of
from permit_guard.domain.report import Point
from permit_guard.domain.report_record import CELLS, title_of
from permit_guard.domain.report_words import OF_ONE_AREA, head_lines, is_of_no_one
from permit_guard.domain.text import Language, Text, say_day, say_decimal, say_number
from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.lines import wrap
from permit_guard.paper.report_map import HIDDEN, NO_ONE, Tiles, draw_map, map_in_words, map_size
from permit_guard.paper.report_trend import Mark, draw_trend, trend_in_words
from permit_guard.paper.sheet import ACROSS, FOOT_HEIGHT, MM, draw_line
from permit_guard.paper.spoken import LANGUAGE_TAGS

TEXT_SIZE: Final = 9.0
LEADING: Final = 1.32
ROW: Final = 11.4
NAME_WIDTH: Final = 62 * MM
TREND_HEIGHT: Final = 75 * MM
_TITLE: Final = Text("Laporan cakupan pekerja konstruksi", "Report of coverage of construction workers")
_MAP: Final = Text("Persen orang yang terbukti, per kabupaten/kota", "Percent of persons proven, by regency")
_TABLE: Final = Text("Orang per kabupaten/kota, pada pemeriksaan terakhir", "Persons by regency, at the latest check")
_TREND: Final = Text("Perjalanan persen yang terbukti", "How the percent proven went")
_MEANING: Final = Text("Arti setiap angka", "What each figure means")
_TOTAL: Final = Text("JUMLAH (setiap orang sekali)", "TOTAL (each person once)")
_NOT_KNOWN: Final = Text("(tidak diketahui)", "(not known)")
_HEADINGS: Final = (
    Text("Terbukti", "Proven"), Text("Tidak", "Not covered"), Text("Belum terbukti", "Not proven"),
    Text("Orang", "Persons"), Text("Persen kini", "Percent now"), Text("Persen pertama", "Percent at first"),
)  # fmt: skip
_SITE: Final = {
    "site": Text("menurut lokasi proyek", "by where the project is"),
    "home": Text("menurut tempat tinggal pekerja", "by where the worker lives"),
}
_IN_ALL: Final = Text(
    "Dari {persons} orang pada daftar yang diperiksa, {proven} terbukti terlindungi: {share} persen; pada pemeriksaan "
    "pertama {first} persen.",
    "Of {persons} persons on the rosters that were checked, {proven} are proven to be covered: {share} percent; at the "
    "first check {first} percent.",
)
_HEAD: Final = Text("Permohonan, kelengkapan, sasaran", "Applications, completeness, targets")
_KINDS: Final = {
    "employment": Text("Orang menurut hubungan kerja", "Persons by employment"),
    "route": Text("Orang menurut jalur kepesertaan", "Persons by route of membership"),
    "size": Text("Orang menurut skala usaha pemberi kerja", "Persons by size of the employer"),
}  # fmt: skip
_PAGE: Final = Text("{on} · aturan {rulebook} · halaman {page}", "{on} · rules {rulebook} · page {page}")


def write_report_pack(told: Mapping[str, Any], names: Mapping[str, str], tiles: Tiles, points: Sequence[Point],
                      language: Language) -> bytes:  # fmt: skip
    """The record of a report on paper, fonts embedded: the same bytes for the same figures. Hidden cells are `*`."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(ACROSS.width, ACROSS.height), invariant=1, pageCompression=1,
                    initialFontName=face(SANS).name, lang=LANGUAGE_TAGS[language])  # fmt: skip
    canvas.setTitle(f"{_TITLE.in_(language)} {told['on']}")
    pack = _Pack(canvas, told, language)
    pack.map_page(names, tiles)
    pack.table_page()
    pack.kinds_page()
    pack.trend_page(points)
    pack.meaning_pages()
    canvas.save()
    return drawn.getvalue()


def regency_lines(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The lines of the regencies, whichever level was asked for."""
    lines: list[Mapping[str, Any]] = told["areas"] if told["by"] == "regency" else told["above"]["regency"]
    return lines


class _Pack:
    """Draws downwards; each page ends with its foot."""

    def __init__(self, canvas: Canvas, told: Mapping[str, Any], language: Language) -> None:
        self.canvas = canvas
        self.told = told
        self.language = language
        self.page = 1
        self.top = ACROSS.top

    def map_page(self, names: Mapping[str, str], tiles: Tiles) -> None:
        on, where = say_day(date.fromisoformat(self.told["on"]), self.language), _SITE[self.told["where"]]
        self._say([f"{_TITLE.in_(self.language)}, {on}"], SANS_BOLD, 16)
        office = f" · {self.told['office']}" if self.told["office"] else ""
        self._say([where.in_(self.language) + office], SANS, 11)
        self._say([self._in_all()], SANS, 10)
        self._head(_MAP)
        lines = {line["name"]: line for line in regency_lines(self.told)}
        width, height = map_size(tiles)
        draw_map(self.canvas, tiles, lines, names, (ACROSS.left, self.top), self.language)
        beside = ACROSS.left + width + 5 * MM
        top = self.top
        self._say(map_in_words(tiles, lines, names, self.language), SANS, 8, beside)
        self.top = min(self.top, top - height)
        self._turn()

    def table_page(self) -> None:
        self._table(_TABLE, regency_lines(self.told))
        self._turn()

    def kinds_page(self) -> None:
        for name, lines in self.told["splits"].items():
            self._table(_KINDS[name], [{**line, "name": name_of(name, line["name"], self.language)} for line in lines])
        self._turn()

    def _table(self, heading: Text, lines: Iterable[Mapping[str, Any]]) -> None:
        self._head(heading)
        self._row(["", *(each.in_(self.language) for each in _HEADINGS)], SANS_BOLD)
        for line in lines:
            name = "  ".join(filter(None, (line["name"], line.get("regency"))))
            self._row([name or _NOT_KNOWN.in_(self.language), *self._cells(line)], SANS)
        self._row([_TOTAL.in_(self.language), *self._cells(self.told["total"])], SANS_BOLD)

    def trend_page(self, points: Sequence[Point]) -> None:
        self._head(_TREND)
        self.top -= 6 * MM
        box = (ACROSS.left, self.top - TREND_HEIGHT, ACROSS.text_width, TREND_HEIGHT)
        draw_trend(self.canvas, points, self._marks(), box, self.language)
        self.top -= TREND_HEIGHT + 9 * MM
        self._say([trend_in_words(points, self.language)], SANS, TEXT_SIZE)
        self._head(_HEAD)
        self._say([f"{title}: {said}" for title, said in head_lines(self.told, self.language)], SANS, TEXT_SIZE)
        self._turn()

    def _marks(self) -> list[Mark]:
        """The target and the starting points of the whole, not those of one regency."""
        whole = (each for each in self.told["benchmarks"] if each["name"] not in OF_ONE_AREA)
        return [Mark(title_of(each["name"], each, self.language), 100 * float(each["value"])) for each in whole]

    def meaning_pages(self) -> None:
        self._head(_MEANING)
        for name, text in self.told["definitions"].items():
            self._say([f"{title_of(name, text, self.language)}: {text[self.language.value]}"], SANS, TEXT_SIZE)
        self._turn()

    def _in_all(self) -> str:
        total = self.told["total"]
        cells = {
            "persons": self._number(total["now"]["persons"]), "proven": self._number(total["now"]["proven"]),
            "share": self._percent(total["now"]), "first": self._percent(total["first"]),
        }  # fmt: skip
        return _IN_ALL.in_(self.language).format(**cells)

    def _cells(self, line: Mapping[str, Any]) -> Iterator[str]:
        yield from (self._number(line["now"][cell]) for cell in CELLS)
        yield from (self._percent(line[side]) for side in ("now", "first"))

    def _number(self, number: int | None) -> str:
        return HIDDEN if number is None else say_number(number, self.language)

    def _percent(self, side: Mapping[str, Any]) -> str:
        if is_of_no_one(side, "share"):
            return NO_ONE
        return HIDDEN if side["share"] is None else say_decimal(side["share"], self.language)

    def _head(self, heading: Text) -> None:
        self.top -= 2 * MM
        self._say([heading.in_(self.language)], SANS_BOLD, 12)

    def _say(self, texts: Iterable[str], font: str, size: float, left: float = ACROSS.left) -> None:
        drawn = face(font)
        for text in texts:
            for line in wrap(text, drawn, size, ACROSS.right - left):
                if self.top - size * LEADING < ACROSS.bottom:
                    self._turn()
                self.top -= size * LEADING
                draw_line(self.canvas, drawn, size, left, self.top, line)
            self.top -= size * 0.4

    def _row(self, cells: Sequence[str], font: str) -> None:
        """A name at the left, numbers at the right of their columns, a rule below."""
        if self.top - ROW < ACROSS.bottom:
            self._turn()
        drawn, width = face(font), (ACROSS.text_width - NAME_WIDTH) / (len(cells) - 1)
        self.top -= ROW
        draw_line(self.canvas, drawn, TEXT_SIZE, ACROSS.left, self.top, drawn.clean(cells[0]))
        for at, cell in enumerate(cells[1:], start=1):
            right = ACROSS.left + NAME_WIDTH + at * width
            draw_line(self.canvas, drawn, TEXT_SIZE, right - drawn.width(cell, TEXT_SIZE), self.top, cell)
        self.canvas.setStrokeGray(0.75)
        self.canvas.setLineWidth(0.3)
        self.canvas.line(ACROSS.left, self.top - 2.6, ACROSS.right, self.top - 2.6)

    def _turn(self) -> None:
        """The foot, and a new page."""
        rulebook = self.told["rulebook"]["hash"].removeprefix("sha256:")[:16]
        said = _PAGE.in_(self.language).format(on=self.told["on"], rulebook=rulebook, page=self.page)
        draw_line(self.canvas, face(SANS), 7, ACROSS.left, FOOT_HEIGHT - 9, said)
        self.canvas.showPage()
        self.page, self.top = self.page + 1, ACROSS.top
