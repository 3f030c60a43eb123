"""`permit-guard check` door to door: exit status, JSON, text, letter, and what bad input gets."""

from __future__ import annotations

import errno
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
PROGRAM = f"{sys.executable} -m permit_guard.cli"


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


@pytest.mark.parametrize("case", ["", "x" * 5_000])
def test_a_case_without_a_name_or_with_one_that_no_folder_can_have_is_refused(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLE)
    result = run("check", case)
    assert result.exit_code == 2
    assert result.stderr


@pytest.mark.parametrize("rules", ["", "nowhere", "x" * 5_000])
def test_rules_that_are_in_no_folder_are_refused(rules: str) -> None:
    assert run("check", SAMPLE, "--rules", rules).exit_code == 2
    assert run("rules", "check", rules).exit_code == 2


@pytest.mark.parametrize(
    "targets",
    [["--json", ""], ["--notice", ""], ["--notice", "-"], ["--json", "x" * 300], ["--notice", "x" * 5_000]],
    ids=["no record", "no paper", "a paper to a screen", "a long record", "a long paper"],
)
def test_a_target_that_is_no_file_is_refused_before_judging(
    targets: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check", SAMPLE, *targets)
    assert (result.exit_code, result.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_record_and_notice_are_never_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "one")
    result = run("check", SAMPLE, "--json", tmp_path / "one", "--notice", tmp_path / "link")
    assert (result.exit_code, result.stdout) == (2, "")
    assert run("check", SAMPLE, "--on", "2026-03-20", "--json", "/dev/null", "--notice", "/dev/null").exit_code == 1


def test_a_disk_that_is_full_leaves_the_decision_shown_no_file_and_the_status_of_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("permit_guard.cli.target.os.replace", full)
    result = run("check", CASES / "201", "--on", "2026-04-10", "--json", tmp_path / "a.json", "--lang", "en")
    assert result.exit_code == 2
    assert "COMPLIANT" in result.stdout
    assert "a.json: cannot be written (no space is left)" in result.stderr
    assert "decision above stands" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_can_be_written_is_written_beside_what_cannot(tmp_path: Path) -> None:
    notice = tmp_path / "surat.pdf"
    result = run("check", SAMPLE, "--on", "2026-03-20", "--json", "/dev/full", "--notice", notice)
    assert result.exit_code == 2
    assert notice.read_bytes().startswith(b"%PDF-")


def test_an_earlier_letter_at_the_place_of_one_that_is_not_written_is_named_as_such(tmp_path: Path) -> None:
    notice = tmp_path / "surat.pdf"
    notice.write_bytes(b"%PDF-1.4 of March")
    result = run("check", CASES / "201", "--on", "2026-04-10", "--notice", notice, "--lang", "en")
    assert result.exit_code == 0
    assert "surat.pdf: was not written this time" in result.stderr
    assert notice.read_bytes() == b"%PDF-1.4 of March"


def test_a_compliant_case_of_an_unknown_office_needs_no_letter_and_no_office(tmp_path: Path) -> None:
    case = shutil.copytree(CASES / "201", tmp_path / "case")
    office = next(line for line in (case / "application.yaml").read_text().splitlines() if line.startswith("office:"))
    _edit(case, office, 'office: "33.99"')
    result = run("check", case, "--on", "2026-04-10", "--notice", tmp_path / "a.pdf", "--lang", "en")
    assert result.exit_code == 0
    assert "nothing to notify" in result.stderr


STREAMS = {
    "standard output closed": (f"{PROGRAM} check {SAMPLE} --on 2026-03-20 >&-", 1),
    "standard error closed": (f"{PROGRAM} check {SAMPLE} --on 2026-03-20 2>&-", 1),
    "both closed": (f"{PROGRAM} check {SAMPLE} --on 2026-03-20 >&- 2>&-", 1),
    "standard output full": (f"{PROGRAM} check {SAMPLE} --on 2026-03-20 >/dev/full", 2),
    "the record to a full standard output": (f"{PROGRAM} check {SAMPLE} --on 2026-03-20 --json - >/dev/full", 2),
    "a refusal to a full standard error": (f"{PROGRAM} check nowhere 2>/dev/full", 2),
    "a wrong use to a full standard error": (f"{PROGRAM} check {SAMPLE} --on never 2>/dev/full", 4),
    "no one reads the record": (f"({PROGRAM} check {SAMPLE} --on 2026-03-20 --json -; echo $? >&2) | true", 1),
    "no one reads the list": (f"({PROGRAM} rules list; echo $? >&2) | true", 141),
}


@pytest.mark.parametrize("name", STREAMS)
def test_a_standard_stream_that_takes_nothing_never_makes_an_answer(name: str) -> None:
    command, status = STREAMS[name]
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
    said = ended.stderr.split()[-1] if "| true" in command else str(ended.returncode)
    assert said == str(status)


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

    monkeypatch.setattr("permit_guard.casework.checking.check", fail)
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
