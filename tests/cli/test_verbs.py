"""The other verbs: `iuran`, `template`, `rules`, `--version`, and help with an example for each."""

from __future__ import annotations

import errno
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from permit_guard.cli import main
from tests.building import ROOT


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_iuran_of_the_real_letter_agrees_to_the_rupiah() -> None:
    output = run("iuran", "494248735331", "--signed-on", "2023-05-02").output
    assert "Rp446.819.131,00" in output
    assert "Rp445.269.130.928,83" in output


def test_iuran_of_a_net_value_takes_no_ppn_out() -> None:
    assert "Rp1,000,000.00" in run("iuran", "500000000", "--net", "--signed-on", "2026-03-02", "--lang", "en").output


@pytest.mark.parametrize(
    "value", ["", "many", "NaN", "Infinity", "-5", "1e30", "1.110.000.000", "500.000", "1_000", "٥٠٠"]
)
def test_iuran_refuses_what_is_no_amount(value: str) -> None:
    assert run("iuran", "--", value).exit_code == 2


def test_iuran_refuses_a_day_without_a_rate() -> None:
    result = run("iuran", "5", "--signed-on", "2001-01-01", "--lang", "en")
    assert result.exit_code == 2
    assert "No rate is in force on 1 January 2001" in result.stderr


def test_the_template_is_written_and_never_over_a_file_that_is_there(tmp_path: Path) -> None:
    file = tmp_path / "roster.xlsx"
    assert run("template", file).exit_code == 0
    written = file.read_bytes()
    assert written.startswith(b"PK")
    assert run("template", file).exit_code == 2
    assert file.read_bytes() == written
    assert run("template", file, "--force").exit_code == 0
    assert run("template", tmp_path / "roster.csv").exit_code == 2
    assert run("template", tmp_path / "no" / "roster.xlsx").exit_code == 2
    assert run("template", tmp_path / f"{'x' * 300}.xlsx").exit_code == 2


def test_a_template_for_which_there_is_no_room_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("permit_guard.cli.target.os.replace", full)
    assert run("template", tmp_path / "roster.xlsx").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_rules_as_they_ship_are_sound() -> None:
    result = run("rules", "check", ROOT / "rules", "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("worker/adult.yaml", ":working_age", ":wrong_age"),
        ("parameters/working-age.yaml", "value: 18", "value: 17"),
        ("worker/covered-ahead.yaml", "jkk_days_uncovered_ahead = 0", "jkk_days_uncovered_ahead >= 0"),
        ("parameters/working-days/2026.yaml", "2026-01-01", "2025-01-01"),
        ("offices/33.08.yaml", "editions", "edition"),
    ],
)
def test_a_fault_in_the_rules_is_named_with_file_and_line(file: str, old: str, new: str, tmp_path: Path) -> None:
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    text = (rules / file).read_text()
    assert old in text
    (rules / file).write_text(text.replace(old, new, 1))
    result = run("rules", "check", rules)
    assert result.exit_code == 2
    places = [line.split(": ")[0] for line in result.stderr.splitlines()]
    assert any(":" in place and place.split(":")[1].isdigit() for place in places)


def test_rules_are_listed_by_the_day_they_are_in_force() -> None:
    output = run("rules", "list", "--on", "2026-03-20", "--lang", "en").output
    for file in [*(ROOT / "rules" / "worker").glob("*.yaml"), *(ROOT / "rules" / "application").glob("*.yaml")]:
        assert f"  {file.stem} " in output
    assert "adult" not in run("rules", "list", "--on", "2014-01-01").output


def test_every_verb_has_help_with_an_example() -> None:
    for verb in (["check"], ["template"], ["iuran"], ["rules"], ["rules", "check"], ["rules", "list"]):
        output = run(*verb, "--help").output
        assert "Contoh / example:" in output
        assert f"permit-guard {' '.join(verb)}" in output


def test_the_version_is_the_packages() -> None:
    assert version("permit-guard") in run("--version").output
