"""What every form of a report says beside its tables: what was asked, applications, pace, completeness, benchmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from permit_guard.domain.region import Level, Where
from permit_guard.domain.report_record import TITLES, title_of
from permit_guard.domain.text import Language, Text, say_day, say_decimal, say_number

HIDDEN: Final = "*"
OF_ONE_AREA: Final[Mapping[str, str]] = {"coverage_kota_magelang": "33.71"}
"""Benchmarks that are one regency's, by its code."""
LEVELS: Final[Mapping[str, Text]] = {
    Level.REGENCY: Text("kabupaten/kota", "regency"), Level.DISTRICT: Text("kecamatan", "district"),
    Level.VILLAGE: Text("desa/kelurahan", "village"), Level.RT: Text("RT dan RW", "RT and RW"),
}  # fmt: skip
PLACES: Final[Mapping[str, Text]] = {
    Where.SITE: Text("lokasi proyek", "where the project is"),
    Where.HOME: Text("tempat tinggal pekerja", "where the worker lives"),
}  # fmt: skip
_ASKED: Final = Text("Laporan", "Report")
_ASKED_FOR: Final = Text(
    "Hari {on}, per {level}, menurut {place}, {office}.", "Day {on}, by {level}, by {place}, {office}."
)
_EVERYWHERE: Final = Text("semua kantor", "all offices")
_ONE_OFFICE: Final = Text("kantor {office} saja", "office {office} alone")
_APPLICATIONS: Final = Text("Permohonan", "Applications")
_ANSWERS: Final = Text(
    "{total}: patuh {compliant}, kurang {deficient}, belum terbukti {unproven}, menunggu kontrak {awaiting_contract}, "
    "belum diperiksa {unchecked} ({unchecked_rows} baris pekerja).",
    "{total}: compliant {compliant}, deficient {deficient}, unproven {unproven}, awaiting contract "
    "{awaiting_contract}, not checked yet {unchecked} ({unchecked_rows} rows of workers).",
)
_DAYS: Final = Text(
    "Sampai patuh ({applications} permohonan), median hari: {days}; giliran kantor {office_days}, pemohon "
    "{applicant_days}.",
    "Until compliant ({applications} applications), median days: {days}; the office's turn {office_days}, the "
    "applicant's {applicant_days}.",
)
_NO_PACE: Final = Text("Belum ada permohonan yang patuh.", "No application is compliant yet.")
_COMPLETE: Final = Text(
    "Dari {persons} orang, tanpa wilayah yang diketahui pada tingkat ini: {area_not_known}; tanpa desa yang diketahui: "
    "{village_not_known}. Angka yang disembunyikan: {numbers_hidden}.",
    "Of {persons} persons, without a known area of this level: {area_not_known}; without a known village: "
    "{village_not_known}. Numbers hidden: {numbers_hidden}.",
)
_STANDS: Final = Text(
    "{value} persen sejak {since} ({source}). Sekarang {share} persen: {gap} poin.",
    "{value} percent since {since} ({source}). Now {share} percent: {gap} points.",
)
_STANDS_ALONE: Final = Text("{value} persen sejak {since} ({source}).", "{value} percent since {since} ({source}).")
_RECALLED: Final = Text("menurut ingatan", "from memory")


def head_lines(told: Mapping[str, Any], language: Language) -> tuple[tuple[str, str], ...]:
    """Titles and sentences of a report's record, also of one saved before some figure was counted (told as `*`)."""
    return (
        (_ASKED.in_(language), _asked(told, language)),
        (_APPLICATIONS.in_(language), _said(_ANSWERS, told["applications"], language)),
        (
            TITLES["pace"].in_(language),
            _said(_DAYS if told["pace"]["applications"] else _NO_PACE, told["pace"], language),
        ),
        (TITLES["completeness"].in_(language), _said(_COMPLETE, told["completeness"], language)),
        *((title_of(each["name"], each, language), _held(each, told, language)) for each in told["benchmarks"]),
    )


def said_number(number: float | None, language: Language) -> str:
    """A number as the language writes it, without a decimal where it is whole; `*` for one that is hidden."""
    if number is None:
        return HIDDEN
    return say_number(int(number), language) if number == int(number) else say_decimal(number, language)


def _asked(told: Mapping[str, Any], language: Language) -> str:
    office = _ONE_OFFICE.in_(language).format(office=told["office"]) if told["office"] else _EVERYWHERE.in_(language)
    level, place = LEVELS[told["by"]].in_(language), PLACES[told["where"]].in_(language)
    return _ASKED_FOR.in_(language).format(on=_day(told["on"], language), level=level, place=place, office=office)


def _said(text: Text, figures: Mapping[str, Any], language: Language) -> str:
    return text.in_(language).format_map(
        _Cells({name: said_number(value, language) for name, value in figures.items()})
    )


class _Cells(dict[str, str]):
    """Cells by their names; what the record does not have is told as hidden."""

    def __missing__(self, name: str) -> str:
        return HIDDEN


def _held(each: Mapping[str, Any], told: Mapping[str, Any], language: Language) -> str:
    value = float(100 * Decimal(each["value"]))
    source = each["source"] + (f", {_RECALLED.in_(language)}" if each.get("is_recalled") else "")
    cells = {"value": said_number(value, language), "since": _day(each["since"], language), "source": source}
    share = next(_shares(each["name"], told), None)
    if share is None:
        return _STANDS_ALONE.in_(language).format(**cells)
    return _STANDS.in_(language).format(
        **cells, share=said_number(share, language), gap=said_change(round(share - value, 1), language)
    )


def is_of_no_one(side: Mapping[str, Any], cell: str) -> bool:
    """Whether a cell is the share of no one: none is hidden there, as there is none."""
    return cell == "share" and side["persons"] == 0


def said_change(by: float, language: Language) -> str:
    """By how much something rose or fell, with its sign."""
    return ("+" if by > 0 else "−" if by < 0 else "") + said_number(abs(by), language)


def _day(told: str, language: Language) -> str:
    return say_day(date.fromisoformat(told), language)


def _shares(benchmark: str, told: Mapping[str, Any]) -> Iterator[float]:
    """The share now of what a benchmark is of: of one regency, or of all."""
    code = OF_ONE_AREA.get(benchmark)
    regencies = told["areas"] if told["by"] == Level.REGENCY else told["above"].get(Level.REGENCY.value, ())
    lines = [told["total"]] if code is None else [line for line in regencies if line["name"] == code]
    yield from (line["now"]["share"] for line in lines if line["now"]["share"] is not None)
