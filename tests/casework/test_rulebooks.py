"""The two verbs on rules: check and list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from permit_guard.casework.rulebooks import RuleRow, check_rules, list_rules
from permit_guard.domain.finding import Effect
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.law.fields import Subject
from tests.law.faulty import jkk, must, whole, wording, year
from tests.law.tiny import Folder

RULES = Path(__file__).parents[2] / "rules"
ON = date(2026, 3, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


def test_a_rulebook_without_fault_is_not_refused(folder: Folder) -> None:
    assert check_rules(folder.write()) == ()


def test_the_rules_of_this_house_are_not_refused() -> None:
    assert [f"{problem.source} {problem.message.en}" for problem in check_rules(RULES)] == []


def test_every_fault_of_every_file_is_told_at_once_by_file_and_line(folder: Folder) -> None:
    jkk(folder)["expr"] = "jkk_days = 0"
    wording(folder)["applies_when"] = "has_left"
    folder.rules["application", "money"]["effect"] = "warn"
    must("lost")(folder)
    problems = check_rules(folder.write())
    assert [problem.source.file for problem in problems] == [
        "law/application/money.yaml",
        "law/rulebook.yaml",
        "law/worker/covered.yaml",
        "law/worker/covered.yaml",
    ]
    lines = [int(problem.source.place.split(":")[0]) for problem in problems[2:]]
    assert lines == sorted(lines)


def test_rules_without_any_calendar_are_not_sound(folder: Folder) -> None:
    del folder.parameters["working-days/2026"]
    (problem,) = check_rules(folder.write())
    assert str(problem.source) == "parameters/working-days"
    assert "not one year's calendar" in problem.message.en


def test_a_year_that_is_left_out_between_two_calendars_is_named(folder: Folder) -> None:
    folder.parameters |= {"working-days/2023": year(2023), "working-days/2025": year(2025)}
    assert [str(problem.source) for problem in check_rules(folder.write())] == ["parameters/working-days/2024.yaml"]


def test_a_folder_that_is_not_there_is_refused_and_no_fault_of_the_program(tmp_path: Path) -> None:
    problems = check_rules(tmp_path / "nowhere")
    assert [(type(problem), str(problem.source)) for problem in problems] == [
        (Problem, "nowhere/rulebook.yaml"),
        (Problem, "parameters/working-days"),
    ]


def test_rules_are_listed_as_they_are_asked_on_that_day(folder: Folder) -> None:
    folder.worker.insert(0, "lost")
    path = folder.write()
    since, title = date(2015, 7, 1), Text("Sederhana", "Simple")
    lost = Text("Tidak berlaku: {rule}.", "Not in force: {rule}.")
    assert list_rules(path, ON) == (
        RuleRow(Subject.WORKER, "lost", Effect.BLOCK, lost, None, None, ()),
        RuleRow(
            Subject.WORKER,
            "covered",
            Effect.BLOCK,
            Text("Terlindungi", "Covered"),
            since,
            None,
            ("PP 44/2015 art. 53",),
        ),
        RuleRow(Subject.WORKER, "grown", Effect.BLOCK, title, since, None, ("PP 44/2015 art. 53",)),
        RuleRow(Subject.APPLICATION, "money", Effect.NOTE, title, since, None, ("PP 44/2015 art. 53",)),
    )


def test_before_any_rule_was_in_force_none_is_listed(folder: Folder) -> None:
    assert list_rules(folder.write(), date(2015, 6, 30)) == ()
