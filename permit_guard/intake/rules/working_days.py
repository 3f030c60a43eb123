"""The holidays of each year, one file a year (`rules/parameters/working-days/YYYY.yaml`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

from marshmallow import Schema, fields, validate

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import Located, YamlRefused, compose
from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.citation import TEXT_EXPECTED, CitationShape, TextShape
from permit_guard.intake.rules.law_file import read_law_file
from permit_guard.intake.shape_faults import load_shape

DAY_EXPECTED: Final = Text("tanggal seperti 2026-01-01", "a day such as 2026-01-01")
KIND_EXPECTED: Final = Text("public (libur nasional) atau joint (cuti bersama)", "public or joint (cuti bersama)")
YEAR_EXPECTED: Final = Text("tahun yang menjadi nama berkas", "the year that is the file's name")


_NO_YEAR: Final = Text(
    "Tidak ada kalender satu tahun pun, sehingga setiap jatuh tempo tidak dapat diketahui. Tambahkan YYYY.yaml.",
    "There is not one year's calendar, so that no due day can be known. Add YYYY.yaml.",
)
_GAP: Final = Text(
    "Kalender tahun ini tidak ada, padahal tahun sebelum dan sesudahnya ada. Tambahkan berkasnya.",
    "This year's calendar is not there, though those before and after it are. Add its file.",
)


class WorkingDaysRefused(Refused):
    """Holiday files that cannot be read; `problems` says where and why, all of them at once."""


class HolidayShape(Schema):
    """One day on which offices are closed."""

    day = fields.Date("iso", required=True, metadata={"expects": DAY_EXPECTED})
    kind = fields.String(
        required=True, validate=validate.OneOf(("public", "joint")), metadata={"expects": KIND_EXPECTED}
    )
    name = fields.Nested(TextShape, required=True, metadata={"expects": TEXT_EXPECTED})


class YearShape(Schema):
    """A year's holidays and the decrees that set them."""

    year = fields.Integer(required=True, strict=True, metadata={"expects": YEAR_EXPECTED})
    basis = fields.List(fields.Nested(CitationShape), required=True, validate=validate.Length(min=1))
    holidays = fields.List(fields.Nested(HolidayShape), required=True, validate=validate.Length(min=1))


def read_working_days(folder: Path) -> WorkingDays:
    """The calendar that the files of `folder` make. Raises WorkingDaysRefused with every fault.

    A year without a file is unknown to the calendar; an empty folder makes one that knows no year.
    """
    holidays: dict[int, frozenset[date]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        days, wrong = _read_year(path)
        problems.extend(wrong)
        if not wrong:
            holidays[int(path.stem)] = days
    if problems:
        raise WorkingDaysRefused(tuple(problems))
    return WorkingDays(holidays)


def missing_years(folder: Path, calendar: WorkingDays) -> tuple[Problem, ...]:
    """What a sound calendar lacks: any file at all, or a year between its first and its last.

    The years to come are no fault: their decrees are not out, and until then they are unknown.
    """
    place = f"{folder.parent.name}/{folder.name}"
    if not calendar.holidays:
        return (Problem(Source(place), _NO_YEAR),)
    between = range(min(calendar.holidays), max(calendar.holidays))
    return tuple(Problem(Source(f"{place}/{year}.yaml"), _GAP) for year in between if year not in calendar.holidays)


def _read_year(path: Path) -> tuple[frozenset[date], tuple[Problem, ...]]:
    try:
        located = compose(read_law_file(path), path.name)
    except YamlRefused as refused:
        return frozenset(), (refused.problem,)
    except (OSError, UnicodeDecodeError):
        return frozenset(), (_unreadable(path),)
    shaped, problems = load_shape(YearShape(), located)
    if problems:
        return frozenset(), problems
    problems = tuple(_misplaced(located, shaped, path.stem))
    return frozenset(holiday["day"] for holiday in shaped["holidays"]), problems


def _misplaced(located: Located, shaped: dict[str, Any], stem: str) -> list[Problem]:
    """A year that is not the file's, a day of another year, a day that stands twice."""
    if str(shaped["year"]) != stem:
        return [_wrong(located, ("year",), str(shaped["year"]), YEAR_EXPECTED)]
    seen: set[date] = set()
    problems = []
    for index, holiday in enumerate(shaped["holidays"]):
        day: date = holiday["day"]
        if day.year != shaped["year"] or day in seen:
            expected = Text(
                f"satu hari di tahun {stem}, satu kali saja", f"a day of the year {stem} that stands only once"
            )
            problems.append(_wrong(located, ("holidays", index, "day"), day.isoformat(), expected))
        seen.add(day)
    return problems


def _wrong(located: Located, path: tuple[str | int, ...], found: str, expected: Text) -> Problem:
    return Problem(
        located.source(path),
        Text(f"Tertulis {found}, seharusnya {expected.id}.", f"It says {found} where {expected.en} is expected."),
    )


def _unreadable(path: Path) -> Problem:
    return Problem(
        Source(path.name),
        Text(
            "Berkas tidak dapat dibaca sebagai teks UTF-8. Simpan ulang sebagai UTF-8.",
            "The file cannot be read as UTF-8 text. Save it again as UTF-8.",
        ),
    )
