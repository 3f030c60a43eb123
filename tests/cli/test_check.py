"""`permit-guard check` door to door: exit status, JSON, text, letter, and what bad input gets."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from permit_guard.cli import main
from tests.building import ROOT

SAMPLE = ROOT / "examples" / "gedung-serbaguna"
CASES = ROOT / "tests" / "cases"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.mark.parametrize(
    ("case", "on", "status"),
    [
        (CASES / "201", "2026-04-10", 0),
        (SAMPLE, "2026-03-20", 1),
    ],
)
def test_the_exit_status_is_the_answer(case: Path, on: str, status: int) -> None:
    assert run("check", case, "--on", on).exit_code == status


def test_an_unproven_case_ends_with_three(tmp_path: Path) -> None:
    case = shutil.copytree(CASES / "201", tmp_path / "case")
    shutil.copy(SAMPLE / "roster.xlsx", case / "evidence" / "broken.pdf")
    (case / "evidence" / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert run("check", case, "--on", "2026-04-10").exit_code == 3


def test_the_json_has_the_contracts_shape_with_numbers_masked(tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    run("check", SAMPLE, "--on", "2026-03-20", "--json", file)
    decision = json.loads(file.read_text())
    assert list(decision) == [
        "schema",
        "application",
        "on",
        "answer",
        "rulebook",
        "input",
        "counts",
        "workers",
        "findings",
        "evidence",
        "problems",
    ]
    assert decision["schema"] == "permit-guard/decision/1"
    assert decision["counts"] == {"workers": 12, "compliant": 9, "deficient": 2, "unproven": 1, "left": 0}
    assert decision["workers"][0]["row"] == 4
    assert decision["workers"][0]["nik"] == "3308••••••••0001"
    assert decision["rulebook"]["hash"].startswith("sha256:")
    assert set(decision["workers"][0]["findings"][0]) == {"rule", "outcome", "effect"}
    missing = next(f for f in decision["workers"][7]["findings"] if f["rule"] == "member-found")
    assert {"says", "remedy", "cites", "sources"} <= set(missing)
    assert set(missing["says"]) == {"id", "en"}
    assert "3308100102970008" not in file.read_text()


def test_unmask_shows_the_numbers_in_full(tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    result = run("check", SAMPLE, "--on", "2026-03-20", "--json", file, "--unmask")
    assert json.loads(file.read_text())["workers"][0]["nik"] == "3308101203900001"
    assert "3308100102970008" in result.output


def test_json_to_standard_output_stands_there_alone_and_the_text_goes_to_standard_error() -> None:
    result = run("check", SAMPLE, "--on", "2026-03-20", "--json", "-")
    assert json.loads(result.stdout)["answer"] == "deficient"
    assert "Dwi Nugroho" in result.stderr


@pytest.mark.parametrize(("language", "words"), [("id", "belum terlindungi"), ("en", "not covered")])
def test_the_missing_workers_are_listed_in_the_language_asked_for(language: str, words: str) -> None:
    output = run("check", SAMPLE, "--on", "2026-03-20", "--lang", language).output
    assert words in output
    assert "Dwi Nugroho" in output
    assert "Budi Santoso" not in output


def test_a_notice_is_written_for_a_deficient_case_and_none_for_a_compliant_one(tmp_path: Path) -> None:
    file = tmp_path / "surat.pdf"
    run("check", SAMPLE, "--on", "2026-03-20", "--notice", file)
    assert file.read_bytes().startswith(b"%PDF-")
    none = tmp_path / "none.pdf"
    result = run("check", CASES / "201", "--on", "2026-04-10", "--notice", none)
    assert result.exit_code == 0
    assert not none.exists()
    assert "tidak ada surat" in result.stderr


def test_the_same_input_rules_and_day_give_the_same_bytes_in_another_process_zone_and_locale(tmp_path: Path) -> None:
    outcomes = []
    for seed, zone, locale in (("1", "UTC", "C.UTF-8"), ("2", "Asia/Jakarta", "C")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        files = [tmp_path / f"{seed}.json", tmp_path / f"{seed}.pdf"]
        command = [sys.executable, "-m", "permit_guard.cli", "check", str(SAMPLE), "--on", "2026-03-20"]
        command += ["--json", str(files[0]), "--notice", str(files[1])]
        assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
        outcomes.append([file.read_bytes() for file in files])
    assert outcomes[0] == outcomes[1]


BAD_CASES = {
    "a folder that is not there": (lambda case: shutil.rmtree(case), "case"),
    "an empty folder": (lambda case: [shutil.rmtree(case), case.mkdir()], "application.yaml"),
    "no roster": (lambda case: (case / "roster.csv").unlink(), "roster"),
    "two rosters": (lambda case: shutil.copy(SAMPLE / "roster.xlsx", case / "roster.xlsx"), "roster"),
    "a roster without a header": (lambda case: (case / "roster.csv").write_text("1;2;3\n"), "roster.csv"),
    "a key that is missing": (lambda case: _edit(case, "office:", "offices:"), "offices"),
    "a key that is not known": (lambda case: _edit(case, "declared_headcount", "headcount"), "headcount"),
    "a day that does not exist": (lambda case: _edit(case, "2026-03-21", "2026-02-30"), "2026-02-30"),
    "a wrong type": (lambda case: _edit(case, "declared_headcount: 10", "declared_headcount: many"), "many"),
    "no yaml at all": (lambda case: (case / "application.yaml").write_text("{[}"), "application.yaml"),
}


def _edit(case: Path, old: str, new: str) -> None:
    file = case / "application.yaml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", BAD_CASES)
def test_a_case_that_cannot_be_read_ends_with_two_names_the_place_and_leaves_no_decision(
    name: str, language: str, tmp_path: Path
) -> None:
    spoil, named = BAD_CASES[name]
    case = shutil.copytree(CASES / "201", tmp_path / "case")
    spoil(case)
    file = tmp_path / "decision.json"
    result = run("check", case, "--on", "2026-04-10", "--json", file, "--lang", language)
    assert result.exit_code == 2
    assert named in result.stderr
    assert "Traceback" not in result.output
    assert not file.exists()


def test_rules_that_are_faulty_end_with_two_and_no_decision(tmp_path: Path) -> None:
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (rules / "worker" / "adult.yaml").write_text("subject: worker\n")
    result = run("check", SAMPLE, "--rules", rules)
    assert result.exit_code == 2
    assert "adult.yaml" in result.stderr


def test_a_place_that_cannot_be_written_is_refused_before_judging(tmp_path: Path) -> None:
    result = run("check", SAMPLE, "--json", tmp_path / "no" / "where.json")
    assert result.exit_code == 2
    assert "where.json" in result.stderr


@pytest.mark.parametrize("day", ["2026-02-30", "20 March", "20260320", "", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    assert run("check", SAMPLE, "--on", day).exit_code == 2


def test_a_fault_in_the_program_ends_with_four_and_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken inside")

    monkeypatch.setattr("permit_guard.cli.check.check", fail)
    result = run("check", SAMPLE)
    assert result.exit_code == 4
    assert "broken inside" in result.stderr
    assert "Traceback" not in result.output


def test_names_from_a_roster_cannot_reach_the_terminal_as_commands(tmp_path: Path) -> None:
    case = shutil.copytree(CASES / "201", tmp_path / "case")
    roster = case / "roster.csv"
    roster.write_text(roster.read_text().replace(";Rahmat;", ";Rah\u202emat \x9b31m\x1b[31m\x07 [bold];"))
    (case / "evidence" / "scan2359.csv").unlink()
    output = run("check", case, "--on", "2026-04-10").output
    assert "\u202e" not in output
    assert "\x9b" not in output
    assert "\x1b[31m" not in output
    assert "[bold]" in output


def test_a_nik_in_a_message_is_masked_like_any_other(tmp_path: Path) -> None:
    case = shutil.copytree(CASES / "201", tmp_path / "case")
    roster = case / "roster.csv"
    roster.write_text(roster.read_text().replace(";23 April 1982;", ";3374162304820001;"))
    result = run("check", case, "--on", "2026-04-10", "--json", tmp_path / "decision.json")
    assert result.exit_code == 3
    assert "roster.csv:2" in result.output
    for said in (result.output, (tmp_path / "decision.json").read_text()):
        assert "3374162304820001" not in said


def test_when_no_one_reads_along_the_papers_are_written_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    command = [
        sys.executable,
        "-m",
        "permit_guard.cli",
        "check",
        str(SAMPLE),
        "--on",
        "2026-03-20",
        "--json",
        str(file),
    ]
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert json.loads(file.read_text())["answer"] == "deficient"
