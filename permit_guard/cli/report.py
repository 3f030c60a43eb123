"""`permit-guard report`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import click

from permit_guard.casework.checking import read_law
from permit_guard.casework.reporting import refuse_unknown_office, regions_of, report
from permit_guard.casework.reporting_csv import lines_of, report_csv
from permit_guard.casework.reporting_employers import deficient_employers, employers_csv
from permit_guard.casework.reporting_lines import count_what_is_not
from permit_guard.casework.reporting_pack import report_pack
from permit_guard.casework.reporting_snapshots import changes_since, save_report, saved_report
from permit_guard.cli.house import opened_records, settings_here
from permit_guard.cli.options import refuse
from permit_guard.cli.target import NotWritten, write
from permit_guard.domain.kind_words import name_of
from permit_guard.domain.report import Asked
from permit_guard.domain.report_changes import SECTIONS
from permit_guard.domain.report_record import CELLS, report_json, report_record, title_of
from permit_guard.domain.report_words import HIDDEN, head_lines, is_of_no_one
from permit_guard.domain.text import Language, Text
from permit_guard.paper.report_workbook import report_workbook

HEADINGS: Final = {
    "proven": Text("terbukti", "proven"), "deficient": Text("tidak", "not covered"),
    "unproven": Text("belum", "not proven"), "persons": Text("orang", "persons"), "share": Text("persen", "percent"),
}  # fmt: skip
FIRST: Final = Text("pertama, persen", "at first, percent")
SAVED: Final = Text("Disimpan sebagai", "Saved as")
NOT_KNOWN: Final = Text("(tidak diketahui)", "(not known)")
UNCHANGED: Final = Text("Tidak ada angka yang berubah.", "No figure has changed.")
NAME_WIDTH: Final = 36
WIDTH: Final = 12
NO_ONE: Final = "–"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do with the report: how it is printed, whether it is kept, what it is held against."""

    form: str
    save: bool = False
    saved: str | None = None
    against: str | None = None
    out: Path | None = None


def run_report(asked: Asked, wanted: Wanted, language: Language) -> None:
    """Print the report of a day, or one that was saved."""
    settings = settings_here(language)
    with opened_records(language, settings) as records:
        if wanted.saved:
            with records.database.read() as rows:
                told = saved_report(rows, wanted.saved)
        else:
            law, regions = read_law(settings.rules), regions_of(settings.rules)
            count_what_is_not(records.database)
            told = report_record(report(records.database, asked, law, regions), regions)
        if wanted.against:
            with records.database.read() as rows:
                _say_changes(saved_report(rows, wanted.against), told, language)
            return
        if wanted.save:
            with records.database.write() as rows:
                kept = save_report(rows, told, datetime.now(UTC))
            click.echo(f"{SAVED.in_(language)} {kept.id}", err=True)
        if wanted.out is not None and wanted.form == "pdf":
            with records.database.read() as rows:
                paper = report_pack(rows, settings.rules, told, language, saved_id=wanted.saved)
            _write(wanted.out, paper, language)
            return
    if wanted.out is not None and wanted.form == "xlsx":
        _write(wanted.out, report_workbook(told, language), language)
    else:
        _print(told, wanted.form, language)


def run_employers(on: date, office: str | None, language: Language) -> None:
    """Print the employers whose workers were found without cover, as CSV."""
    settings = settings_here(language)
    with opened_records(language, settings) as records:
        refuse_unknown_office(regions_of(settings.rules), office)
        count_what_is_not(records.database)
        with records.database.read() as rows:
            found = deficient_employers(rows, on, [office])
    sys.stdout.buffer.write(employers_csv(found, on, language))


def _write(out: Path, paper: bytes, language: Language) -> None:
    try:
        write(out, (paper,))
    except NotWritten as failed:
        refuse(failed.says.in_(language))


def _print(told: Mapping[str, Any], form: str, language: Language) -> None:
    if form == "json":
        click.echo(report_json(told), nl=False)
    elif form == "csv":
        sys.stdout.buffer.write(report_csv(told, language))
    else:
        _say(told, language)


def _say(told: Mapping[str, Any], language: Language) -> None:
    """The table for a person: each section, then what every figure means."""
    for title, sentence in head_lines(told, language):
        click.echo(f"{title}: {sentence}")
    headings = [HEADINGS[name].in_(language).rjust(WIDTH) for name in (*CELLS, "share")]
    click.echo("\n" + " " * NAME_WIDTH + "".join(headings) + "  " + FIRST.in_(language))
    before = ""
    for section, line in lines_of(told):
        if section != before:
            click.echo(SECTIONS[section].in_(language))
        before = section
        named = {**line, "name": name_of(section, line["name"], language)}
        click.echo(_line(named, "" if section == "total" else NOT_KNOWN.in_(language)))
    click.echo()
    for name, text in told["definitions"].items():
        click.echo(f"{title_of(name, text, language)}: {text[language.value]}")


def _line(line: Mapping[str, Any], unnamed: str) -> str:
    """A line of the table; a long name has a line of its own."""
    name = "  ".join(filter(None, (line["name"] or unnamed, *_finest(line))))
    cells = [_shown(line["now"], cell) for cell in (*CELLS, "share")]
    shown = "".join(cell.rjust(WIDTH) for cell in cells) + "  " + _shown(line["first"], "share")
    room = NAME_WIDTH - 2
    return f"  {name:{room}}{shown}" if len(name) < room else f"  {name}\n  {'':{room}}{shown}"


def _finest(line: Mapping[str, Any]) -> Iterator[str]:
    """The names of an area and of its regency, as far as they are known."""
    known = [line[level] for level in ("village", "district", "regency") if line.get(level)]
    yield from dict.fromkeys((*known[:1], *known[-1:]))


def _shown(side: Mapping[str, Any], cell: str) -> str:
    """A number; * where it is hidden, and a dash for the share of no one."""
    if side[cell] is not None:
        return str(side[cell])
    return NO_ONE if is_of_no_one(side, cell) else HIDDEN


def _say_changes(before: Mapping[str, Any], after: Mapping[str, Any], language: Language) -> None:
    changed = changes_since(before, after)
    click.echo(" → ".join(f"{each['on']} ({each['rulebook']['hash']})" for each in (before, after)))
    for each in changed:
        click.echo(f"{each.of_what(language)}  {each.said(language)}")
    if not changed:
        click.echo(UNCHANGED.in_(language))
