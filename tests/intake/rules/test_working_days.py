"""The holiday files: they agree with an outside list, and a fault in one is said at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays
import pytest

from permit_guard.intake.located_yaml import compose
from permit_guard.intake.rules.working_days import WorkingDaysRefused, read_working_days

FOLDER = Path(__file__).resolve().parents[3] / "rules/parameters/working-days"
YEARS = range(2015, 2027)

GOOD = """\
year: 2026
basis:
  - {instrument: "SKB 3 Menteri", article: null, says: "libur", marks: {instrument: found, fact: found}}
holidays:
  - {day: 2026-01-01, kind: public, name: {id: "Tahun Baru", en: "New Year"}}
"""


def refused(folder: Path, text: str, name: str = "2026.yaml") -> list[tuple[str, str]]:
    """The problems of a folder with one file: place and Indonesian message."""
    (folder / name).write_text(text)
    with pytest.raises(WorkingDaysRefused) as wrong:
        read_working_days(folder)
    return [(str(problem.source), problem.message.id) for problem in wrong.value.problems]


def test_every_year_from_2015_to_2026_has_its_file_and_2027_has_none() -> None:
    assert sorted(read_working_days(FOLDER).holidays) == list(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_a_file_has_the_public_and_joint_holidays_of_the_holidays_package(year: int) -> None:
    known = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    assert read_working_days(FOLDER).holidays[year] == frozenset(known)


@pytest.mark.parametrize("year", YEARS)
def test_a_file_tells_joint_holidays_from_public_ones(year: int) -> None:
    public = set(holidays.country_holidays("ID", years=year, categories=("public",)))
    listed = compose((FOLDER / f"{year}.yaml").read_text(), "").value["holidays"]
    assert {date.fromisoformat(entry["day"]) for entry in listed if entry["kind"] == "public"} == public


@pytest.mark.parametrize("year", YEARS)
def test_a_file_names_the_joint_decree_of_its_year(year: int) -> None:
    first = compose((FOLDER / f"{year}.yaml").read_text(), "").value["basis"][0]
    assert first["instrument"].startswith("SKB 3 Menteri")
    assert str(year) in first["says"]
    assert first["marks"]["fact"] == "found"


def test_a_folder_without_files_knows_no_year(tmp_path: Path) -> None:
    assert read_working_days(tmp_path).holidays == {}


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(GOOD)
    assert read_working_days(tmp_path).holidays == {2026: frozenset({date(2026, 1, 1)})}


@pytest.mark.parametrize(
    ("old", "new", "place", "found"),
    [
        ("2026-01-01", "2026-02-30", "2026.yaml:5:11", "2026-02-30"),
        ("2026-01-01", "2025-01-01", "2026.yaml:5:11", "2025-01-01"),
        ("kind: public", "kind: cuti", "2026.yaml:5:29", "cuti"),
        ("year: 2026", "year: 2025", "2026.yaml:1:7", "2025"),
        ('en: "New Year"', "", "2026.yaml:5", "'en' tidak ada"),
        ("kind: public", "kind: public, note: x", "2026.yaml:5", "'note' tidak dikenal"),
        ("fact: found", "fact: sure", "2026.yaml:3", "sure"),
        ("holidays:", "days:", "2026.yaml", "'days' tidak dikenal"),
        ("{day:", "{day: 2026-01-01, day:", "2026.yaml:5", "day"),
    ],
)
def test_a_fault_is_said_with_its_file_line_and_what_was_found(
    tmp_path: Path, old: str, new: str, place: str, found: str
) -> None:
    problems = refused(tmp_path, GOOD.replace(old, new, 1))
    assert any(where.startswith(place) and found in message for where, message in problems), problems


def test_a_day_that_stands_twice_is_a_problem(tmp_path: Path) -> None:
    problems = refused(tmp_path, GOOD + GOOD.splitlines()[-1] + "\n")
    assert [where for where, _ in problems] == ["2026.yaml:6:11"]


def test_a_file_that_is_no_mapping_or_no_text_is_a_problem(tmp_path: Path) -> None:
    assert refused(tmp_path, "- 1\n")[0][0].startswith("2026.yaml")
    (tmp_path / "2026.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WorkingDaysRefused, match="UTF-8"):
        read_working_days(tmp_path)


def test_the_faults_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "2025.yaml").write_text("year: 2025\n")
    problems = refused(tmp_path, GOOD.replace("2026-01-01", "x"))
    assert {where.split(":")[0] for where, _ in problems} == {"2025.yaml", "2026.yaml"}
