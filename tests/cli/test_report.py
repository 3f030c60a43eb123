"""`permit-guard report`: figures in three forms, kept byte for byte, and held against each other."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from permit_guard.casework.settings import Settings
from tests.cli.test_operator import run

DAY = "2026-11-23"


def test_the_table_says_what_each_figure_means_and_hides_the_few(installation: Settings) -> None:
    result = run(installation, "report", "--on", DAY, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "Persons on the rosters that were checked" in result.stdout
    assert "Applications: 4: compliant 2" in result.stdout
    assert "\nEmployment\n" in result.stdout
    assert "  Daily worker  " in result.stdout
    assert (
        "Coverage in construction, the starting point, about: 32 percent since 1 October 2024 (Evaluasi"
        in result.stdout
    )


def test_every_form_has_the_same_figures(installation: Settings) -> None:
    told = json.loads(run(installation, "report", "--on", DAY, "--format", "json").stdout)
    lines = list(csv.reader(io.StringIO(run(installation, "report", "--on", DAY, "--format", "csv").stdout)))
    header = next(at for at, line in enumerate(lines) if line[0] == "section")
    totals = dict(zip(lines[header], lines[header + 1], strict=True))
    persons = told["total"]["now"]["persons"]
    assert totals["now_persons"] == ("*" if persons is None else str(persons))
    assert sum(line[0] == "area" for line in lines) == len(told["areas"]) > 0


def test_the_same_figures_are_kept_once_and_byte_for_byte(installation: Settings) -> None:
    first = run(installation, "report", "--on", DAY, "--save", "--format", "json")
    again = run(installation, "report", "--on", DAY, "--save", "--format", "json")
    assert (first.stdout, first.stderr) == (again.stdout, again.stderr)
    kept = first.stderr.split()[-1]
    assert run(installation, "report", "--saved", kept, "--format", "json").stdout == first.stdout


def test_a_report_held_against_itself_has_not_changed(installation: Settings) -> None:
    kept = run(installation, "report", "--on", DAY, "--save").stderr.split()[-1]
    result = run(installation, "report", "--on", DAY, "--against", kept, "--lang", "en")
    days, said = result.stdout.splitlines()
    assert [each.partition(" ")[0] for each in days.split(" → ")] == [DAY, DAY]
    assert said == "No figure has changed."


def test_reports_that_were_not_asked_for_alike_are_not_compared(installation: Settings) -> None:
    kept = run(installation, "report", "--on", DAY, "--save").stderr.split()[-1]
    result = run(installation, "report", "--on", DAY, "--by", "village", "--against", kept, "--lang", "en")
    assert result.exit_code == 2
    assert "not asked for with the same" in result.stderr


def test_a_report_that_was_never_saved_is_refused_in_words(installation: Settings) -> None:
    result = run(installation, "report", "--saved", "none", "--lang", "en")
    assert (result.exit_code, result.stderr) == (2, "There is no saved report none; --save prints its id.\n")


def test_a_day_to_come_has_no_report(installation: Settings) -> None:
    result = run(installation, "report", "--on", "2099-01-01")
    assert (result.exit_code, "yet to come" in result.stderr) == (2, True)


def test_no_name_and_no_number_of_a_person_is_in_it(installation: Settings) -> None:
    for by in ("regency", "rt"):
        said = run(installation, "report", "--on", DAY, "--by", by, "--format", "json").stdout
        assert not re.search(r"(?<![0-9a-f])[0-9]{16}(?![0-9a-f])", said)
        keys = {"name", "now", "first", "regency", "district", "village"}
        assert set(json.loads(said)["areas"][0]) == keys | {"applications"} | ({"rw", "rt"} if by == "rt" else set())
        homes = run(installation, "report", "--on", DAY, "--by", by, "--where", "home", "--format", "json").stdout
        assert not [each for each in json.loads(homes)["areas"] if "applications" in each]


def test_an_office_that_is_none_is_refused_in_words(installation: Settings) -> None:
    for office in ("33.99", "3308", "33.08.10", "abc", "33"):
        for more in ((), ("--employers",)):
            result = run(installation, "report", "--office", office, *more, "--lang", "en")
            assert (result.exit_code, result.stdout) == (2, ""), office
            assert f"There is no office {office}." in result.stderr


@pytest.mark.parametrize(
    "idle",
    [("--saved", "x", "--by", "rt"), ("--saved", "x", "--office", "33.08"), ("--saved", "x", "--save"),
     ("--against", "x", "--save"), ("--against", "x", "--format", "csv"), ("--employers", "--by", "village"),
     ("--employers", "--format", "json"), ("--format", "csv", "--out", "report.csv"), ("--out", "report.txt")],
)  # fmt: skip
def test_an_option_that_would_be_passed_over_is_refused(installation: Settings, idle: tuple[str, ...]) -> None:
    result = run(installation, "report", *idle)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--" in result.stderr


def test_the_employers_found_deficient_are_a_table(installation: Settings) -> None:
    result = run(installation, "report", "--employers", "--on", DAY)
    written = result.stdout.removeprefix("\ufeff")
    lines = list(csv.DictReader(io.StringIO(written[written.index("npp,name") :])))
    assert written.startswith(f"on,{DAY}")
    assert result.exit_code == 0
    assert [int(line["standing_workers"]) > 0 for line in lines] == [True]
    assert run(installation, "report", "--employers", "--save").exit_code == 2


def test_a_workbook_is_written_where_it_is_told(installation: Settings, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    assert run(installation, "report", "--on", DAY, "--format", "xlsx", "--out", file, "--lang", "en").exit_code == 0
    assert load_workbook(file).sheetnames[0] == "Definitions"
    assert run(installation, "report", "--on", DAY, "--format", "xlsx").exit_code == 2


@pytest.mark.parametrize("form", ["xlsx", "pdf", "csv", "json", "table"])
def test_a_report_that_was_saved_is_the_same_bytes_whenever_and_after_whatever(
    installation: Settings, tmp_path: Path, form: str
) -> None:
    kept = run(installation, "report", "--on", DAY, "--save").stderr.split()[-1]

    def written() -> bytes:
        file = tmp_path / f"report.{form}"
        out = ("--out", file) if form in ("xlsx", "pdf") else ()
        result = run(installation, "report", "--saved", kept, "--format", form, *out)
        assert result.exit_code == 0, result.output
        return file.read_bytes() if out else result.stdout_bytes

    before = written()
    if form == "xlsx":
        time.sleep(2.1)  # an archive's clock goes in steps of two seconds
    assert run(installation, "report", "--on", "2026-11-20", "--save").exit_code == 0
    assert written() == before


def test_the_paper_for_the_meeting_has_the_line_that_grows_from_what_was_saved(
    installation: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    run(installation, "report", "--on", "2026-11-22", "--save")
    assert run(installation, "report", "--on", DAY, "--format", "pdf", "--out", file, "--lang", "en").exit_code == 0
    with PdfDocument(file) as document:
        said = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "22 November 2026" in said
    assert "Daily worker" in said
    assert run(installation, "report", "--on", DAY, "--format", "pdf").exit_code == 2
