"""What rose and what fell between two reports of the same question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from permit_guard.domain.kind_words import KINDS, name_of
from permit_guard.domain.report_record import CELLS
from permit_guard.domain.report_words import said_change, said_number
from permit_guard.domain.suppression import FEWEST
from permit_guard.domain.text import Language, Text

Number = int | float
FIGURES: Final[Mapping[str, Text]] = {
    "proven": Text("terbukti", "proven"), "deficient": Text("tidak terlindungi", "not covered"),
    "unproven": Text("belum terbukti", "not proven"), "persons": Text("orang", "persons"),
    "share": Text("persen terbukti", "percent proven"),
    "first_share": Text("persen terbukti saat pertama diperiksa", "percent proven at the first check"),
    "total": Text("semua", "all"), "compliant": Text("patuh", "compliant"),
    "awaiting_contract": Text("menunggu kontrak", "awaiting contract"),
    "unchecked": Text("belum diperiksa", "not checked yet"),
    "unchecked_rows": Text("baris pekerja yang belum diperiksa", "rows of workers not checked yet"),
    "applications": Text("permohonan yang menjadi patuh", "applications that became compliant"),
    "days": Text("median hari", "median days"),
    "office_days": Text("median hari di kantor", "median days at the office"),
    "applicant_days": Text("median hari di pemohon", "median days at the applicant"),
}  # fmt: skip
SECTIONS: Final[Mapping[str, Text]] = {
    "total": Text("Jumlah", "Total"), "applications": Text("Permohonan", "Applications"),
    "pace": Text("Lamanya", "Pace"), "area": Text("Wilayah", "Area"),
    **KINDS,
}  # fmt: skip
_NO_ONE: Final[Mapping[str, Mapping[str, Number | None]]] = {
    side: dict.fromkeys(CELLS, 0) | {"share": None} for side in ("now", "first")
}
_FEW: Final = Text(f"berubah, kurang dari {FEWEST} orang", f"changed, by fewer than {FEWEST} persons")
_NOT_KNOWN: Final = Text("(tidak diketahui)", "(not known)")


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that both reports show and that is not the same; `was` and `became` are None where few persons made it.

    `name` is that of the area or kind in its section, empty for the total, applications and pace.
    """

    section: str
    name: str
    figure: str
    was: Number | None
    became: Number | None

    def of_what(self, language: Language) -> str:
        """What the figure is of."""
        told = SECTIONS[self.section].in_(language)
        if self.section in ("total", "applications", "pace"):
            return told
        return f"{told}: {name_of(self.section, self.name, language) or _NOT_KNOWN.in_(language)}"

    def said(self, language: Language) -> str:
        """What it is called, what it was and what it became."""
        called = FIGURES[self.figure].in_(language)
        if self.was is None or self.became is None:
            return f"{called}: {_FEW.in_(language)}"
        was, became = (said_number(each, language) for each in (self.was, self.became))
        return f"{called}: {was} → {became} ({said_change(round(self.became - self.was, 1), language)})"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Of two records what both show and is not the same: an area that only one has had no one in the other.

    A change that fewer than five persons make is told without its numbers: the two would tell of them.
    """
    for name in ("applications", "pace"):
        yield from _differing(name, "", before[name], after[name], before[name].keys() & after[name].keys())
    yield from _of_lines("total", [before["total"] | {"name": ""}], [after["total"] | {"name": ""}])
    yield from _of_lines("area", before["areas"], after["areas"])
    for kind in (each for each in after["splits"] if each in before["splits"]):
        yield from _of_lines(kind, before["splits"][kind], after["splits"][kind])


def _of_lines(section: str, before: list[Mapping[str, Any]], after: list[Mapping[str, Any]]) -> Iterator[Change]:
    earlier, later = ({line["name"]: line for line in lines} for lines in (before, after))
    for name in sorted(earlier.keys() | later.keys()):
        was, became = earlier.get(name, _NO_ONE), later.get(name, _NO_ONE)
        for each in _differing(section, name, was["now"], became["now"], (*CELLS, "share")):
            few = each.figure != "share" and abs((each.became or 0) - (each.was or 0)) < FEWEST
            yield Change(section, name, each.figure, None, None) if few else each
        first = {"first_share": was["first"]["share"]}, {"first_share": became["first"]["share"]}
        yield from _differing(section, name, *first, ("first_share",))


def _differing(
    section: str, name: str, was: Mapping[str, Any], became: Mapping[str, Any], figures: Collection[str]
) -> Iterator[Change]:
    for figure in FIGURES:
        if figure in figures and None not in (was[figure], became[figure]) and was[figure] != became[figure]:
            yield Change(section, name, figure, was[figure], became[figure])
