"""A report as plain data: each figure with its definition, numerator, denominator, day and completeness."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, Final

from permit_guard.domain.region import Regions, Sector
from permit_guard.domain.report import Benchmark, Report, ShownLine, ShownPersons
from permit_guard.domain.suppression import FEWEST
from permit_guard.domain.text import Language, Text

_RW: Final = slice(3, 6)
_RT: Final = slice(10, 13)
SCHEMA: Final = "permit-guard/report/1"
_flat: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
SIDES: Final = ("now", "first")
CELLS: Final = ("proven", "deficient", "unproven", "persons")
DEFINITIONS: Final[Mapping[str, Text]] = {
    "persons": Text(
        "Orang pada daftar yang diperiksa, masing-masing sekali menurut NIK atau paspornya; yang sudah selesai bekerja "
        "tidak dihitung. Orang di dua wilayah ada di keduanya dan sekali pada jumlah.",
        "Persons on the rosters that were checked, each once by his NIK or passport; who has left is not counted. A "
        "person in two areas stands in both, and once in the total.",
    ),
    "now": Text(
        "Menurut pemeriksaan terakhir setiap permohonan sampai hari laporan; berlaku baris terburuk dari setiap orang. "
        "Permohonan yang ditarik tidak dihitung.",
        "By the latest check of each application up to the day of the report; the worst of a person's rows counts. "
        "Applications that were withdrawn are not counted.",
    ),
    "first": Text("Menurut pemeriksaan pertama setiap permohonan.", "By the first check of each application."),
    "share": Text(
        "Orang yang terbukti terlindungi dibagi semua orang pada baris itu.",
        "Persons proven to be covered, of all persons in that line.",
    ),
    "hidden": Text(
        f"null atau *: sel di bawah {FEWEST} orang, dan sel lain, juga yang kosong, agar tidak dapat dihitung dari "
        "jumlahnya. Laporan hari yang sama dari tingkat lain tidak menampilkan jumlah sel itu; tetapi beberapa laporan "
        "yang digabung, laporan satu kantor saja dan laporan dua hari tidak dijaga sepenuhnya terhadap yang lain.",
        f"null or *: cells under {FEWEST} persons, and others, also of no one, so that none can be computed from the "
        "totals. A report of the same day of another level does not show what adds up to them; but several reports "
        "taken together, one of one office alone and those of two days are not wholly guarded against each other.",
    ),
    "sector": Text(
        "Setiap permohonan di sini adalah izin bangunan (PBG), jadi semuanya konstruksi.",
        "Every application here is of a building permit (PBG), so that all of it is construction.",
    ),
    "site": Text(
        "Lokasi proyek menurut kode desanya; tanpa kode itu, kabupaten/kota kantor.",
        "Where the project is built, by its village's code; without one, the office's regency.",
    ),
    "home": Text(
        "Tempat tinggal pekerja menurut kode desa pada daftar. Tidak pernah diduga dari NIK atau lokasi.",
        "Where the worker lives, by the village's code on the roster. Never guessed from a NIK or from the site.",
    ),
    "pace": Text(
        "Median hari dari pengajuan pertama sampai pertama kali patuh, dan hari selama giliran kantor dan pemohon.",
        "Median days from first submission until first found compliant, and those that were the office's turn and the "
        "applicant's.",
    ),
    "unchecked_rows": Text(
        "Baris daftar (bukan orang) pada permohonan yang belum pernah diperiksa; tidak termasuk angka lain.",
        "Roster rows (not persons) of applications never checked; in no other figure.",
    ),
    "applications": Text(
        "Permohonan yang pernah diperiksa dan tidak ditarik; per wilayah menurut lokasi proyeknya saja.",
        "Applications that were checked and not withdrawn; by area by their site alone.",
    ),
    "completeness": Text(
        "Orang tanpa wilayah atau desa yang diketahui, dalam puluhan bila angka tepatnya akan membuka sel kecil.",
        "Persons without a known area or village, in tens where the very number would give a small cell away.",
    ),
    "awaiting_contract": Text(
        "Permohonan yang sudah diperiksa dan menunggu kontraknya; tidak termasuk patuh, kurang atau belum terbukti.",
        "Applications that were checked and wait for their contract; not among compliant, deficient or unproven.",
    ),
    "regions": Text(
        "Kode yang tidak ada pada daftar (Jawa Tengah sampai desa, provinsi lain sampai kabupaten/kota) bukan "
        "wilayah yang diketahui.",
        "A code that is not listed (Central Java down to the village, other provinces to the regency) is no known "
        "area.",
    ),
}
TITLES: Final[Mapping[str, Text]] = {
    "persons": Text("Orang", "Persons"),
    "now": Text("Sekarang", "Now"),
    "first": Text("Pertama kali", "At first"),
    "share": Text("Persen", "Percent"),
    "hidden": Text("Tidak ditampilkan", "Hidden"),
    "sector": Text("Sektor", "Sector"),
    "site": Text("Lokasi proyek", "Site"),
    "home": Text("Tempat tinggal", "Home"),
    "pace": Text("Lamanya", "Pace"),
    "unchecked_rows": Text("Baris yang belum diperiksa", "Rows not checked"),
    "applications": Text("Permohonan per wilayah", "Applications by area"),
    "completeness": Text("Kelengkapan", "Completeness"),
    "awaiting_contract": Text("Menunggu kontrak", "Awaiting contract"),
    "regions": Text("Wilayah", "Areas"),
}
"""What each definition is called."""


def title_of(name: str, told: Mapping[str, Any], language: Language) -> str:
    """What a definition or a benchmark of a record is called; records from before titles have its name alone."""
    return str(told.get("title", {}).get(language.value, name))


def report_json(told: Mapping[str, Any]) -> str:
    """The record as JSON, the same text for the same figures: a line for each area, ending with a line's end."""
    return _told_in_lines(told) + "\n"


def _told_in_lines(told: object) -> str:
    if isinstance(told, Mapping) and told:
        return "{\n" + ",\n".join(f"{_flat(name)}: {_told_in_lines(value)}" for name, value in told.items()) + "\n}"
    if isinstance(told, list) and told:
        return "[\n" + ",\n".join(map(_flat, told)) + "\n]"
    return _flat(told)


def report_record(report: Report, regions: Regions) -> dict[str, Any]:
    """The report as plain data; areas have the names of what they are in, where they are known."""
    asked, named = report.asked, cache(regions.named)
    return {
        "schema": SCHEMA,
        "on": asked.on.isoformat(), "by": asked.by.value, "where": asked.where.value, "office": asked.office,
        "sector": Sector.CONSTRUCTION.value,
        "rulebook": {"hash": report.rulebook_hash},
        "definitions": {name: {"title": asdict(TITLES[name]), **asdict(text)} for name, text in DEFINITIONS.items()},
        "applications": asdict(report.applications) | {"total": report.applications.total},
        "total": _line(report.areas.total),
        "completeness": {
            "persons": report.areas.total.now.total, "area_not_known": report.no_area,
            "village_not_known": report.no_village, "numbers_hidden": report.areas.hidden,
        },
        "areas": [_area(line, named, report.applications_in) for line in report.areas.lines],
        "above": {
            level.value: [_area(line, named, report.applications_in) for line in table.lines]
            for level, table in report.above.items()
        },
        "splits": {name: [_line(line) for line in table.lines] for name, table in report.splits.items()},
        "pace": asdict(report.pace),
        "benchmarks": [_benchmark(each) for each in report.benchmarks],
    }  # fmt: skip


def _benchmark(benchmark: Benchmark) -> dict[str, Any]:
    told = {
        "name": benchmark.name, "since": benchmark.since.isoformat(), "value": benchmark.value,
        "source": benchmark.instrument, "is_recalled": benchmark.is_recalled,
        "file": f"rules/parameters/{benchmark.name.replace('_', '-')}.yaml",
    }  # fmt: skip
    return told | ({"title": asdict(benchmark.title)} if benchmark.title else {})


def _line(line: ShownLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "now": _persons(line.now, line.share),
        "first": _persons(line.first, line.share_at_first),
    }


def _persons(persons: ShownPersons, percent: float | None) -> dict[str, Any]:
    cells = (persons.proven, persons.deficient, persons.unproven, persons.total)
    return dict(zip(CELLS, cells, strict=True)) | {"share": percent}


def _area(
    line: ShownLine, named: Callable[[str], Mapping[str, str | None]], applications: Mapping[str, int] | None
) -> dict[str, Any]:
    """An area's line with the names of what it is in, RW and RT where it is one, and the applications at its sites."""
    village, _, within = line.name.partition(" ")
    numbers = {"rw": int(within[_RW]), "rt": int(within[_RT])} if within else {}
    sited = {} if applications is None or not line.name else {"applications": applications.get(line.name, 0)}
    return {**_line(line), **named(village), **numbers, **sited}
