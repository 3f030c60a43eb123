"""The operator's verbs: people, journal, replay, backup, demonstration; each refusal in words, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from permit_guard.casework.desk import now
from permit_guard.casework.settings import Settings
from permit_guard.cli import main
from permit_guard.cli.office import VERBS
from permit_guard.store.law_in_force import rulebook_in_force
from permit_guard.store.people import person_of_token
from tests.building import ROOT
from tests.casework.installation import Made, raw, records_of

NUMBER = "PBG-330810-23112026-902"


def run(where: Settings | Path, *arguments: str | Path, typed: str | None = None, **variables: str) -> Result:
    instance = where.instance if isinstance(where, Settings) else where
    environment = {"PERMIT_GUARD_INSTANCE": str(instance)} | {f"PERMIT_GUARD_{k}": v for k, v in variables.items()}
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], env=environment, input=typed, catch_exceptions=False
    )


def test_a_user_is_added_and_the_token_stands_alone_on_standard_output(installation: Settings) -> None:
    result = run(installation, "user", "add", "siti", "--role", "officer", "--office", "33.08", "--lang", "en")
    assert result.exit_code == 0
    token = result.stdout.strip()
    with records_of(installation) as records, records.database.read() as rows:
        who = person_of_token(rows, token, now())
    assert who is not None
    assert (who.name, who.role, who.offices) == ("siti", "officer", frozenset({"33.08"}))
    assert "siti  officer  33.08" in run(installation, "user", "list").stdout


def test_a_user_added_to_an_empty_place_makes_the_installation(tmp_path: Path) -> None:
    result = run(tmp_path / "new", "user", "add", "admin", "--role", "administrator")
    assert result.exit_code == 0
    for file in ("permit-guard.sqlite", "keys/cookies.key", "keys"):
        assert (tmp_path / "new" / file).stat().st_mode & 0o077 == 0


def test_a_password_is_read_from_standard_input_and_must_be_long(installation: Settings) -> None:
    arguments = ("user", "add", "siti", "--role", "evaluator", "--password-stdin", "--token-days", "0", "--lang", "en")
    short = run(installation, *arguments, typed="short\n")
    assert (short.exit_code, short.stderr) == (2, "A password has 12 to 200 signs.\n")
    result = run(installation, *arguments, typed="kata sandi yang panjang\n")
    assert (result.exit_code, result.stdout) == (0, "")
    with raw(installation) as rows:
        (kept,) = rows.execute("SELECT password_hash FROM person WHERE name = 'siti'").fetchone()
    assert kept.startswith("$argon2id$")


def test_every_fault_of_a_new_user_is_told(installation: Settings) -> None:
    result = run(installation, "user", "add", " ", "--role", "auditor", "--npp", "1", "--lang", "en")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 5
    assert "--office" in result.stderr
    assert " officer" not in run(installation, "user", "list").stdout.splitlines()[0]


def test_tokens_are_issued_and_revoked_and_people_dismissed(installation: Settings) -> None:
    assert len(run(installation, "user", "token", "petugas1", "--days", "1").stdout.strip()) == 43
    assert run(installation, "user", "token", "petugas1", "--revoke", "--lang", "en").stdout == "Tokens ended: 1\n"
    assert run(installation, "user", "dismiss", "petugas1").exit_code == 0
    assert "petugas1" not in run(installation, "user", "list").stdout
    assert run(installation, "user", "dismiss", "petugas1").exit_code == 2


def test_the_journal_is_verified_and_its_checkpoint_known_again(installation: Settings, tmp_path: Path) -> None:
    note = run(installation, "journal", "checkpoint").stdout
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text(note)
    result = run(installation, "journal", "verify", "--known", elsewhere, "--lang", "en")
    assert result.exit_code == 0
    assert "4 decisions, 2 checkpoints" in result.stdout
    assert "as they were" in result.stdout


def test_a_tail_cut_behind_a_known_checkpoint_is_named_and_ends_with_1(installation: Settings, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text(run(installation, "journal", "checkpoint").stdout)
    with raw(installation) as rows:
        rows.execute("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
        rows.execute("UPDATE journal_head SET size = size - 1")
    shutil.rmtree(installation.instance / "checkpoints")
    result = run(installation, "journal", "verify", "--known", known, "--lang", "en")
    assert result.exit_code == 1
    assert "The tail of the journal was cut: the checkpoint known.txt knows" in result.stderr


@pytest.mark.parametrize("note", [b"", b"\xff\xfe", b"permit-guard/x\n5\nAAAA\n\n"])
def test_a_file_that_is_no_checkpoint_of_ours_verifies_nothing(
    installation: Settings, tmp_path: Path, note: bytes
) -> None:
    (tmp_path / "known.txt").write_bytes(note)
    result = run(installation, "journal", "verify", "--known", tmp_path / "known.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "known.txt" in result.stderr


def test_an_empty_journal_has_no_checkpoint_and_nothing_here_has_no_journal(tmp_path: Path) -> None:
    assert run(tmp_path / "none", "journal", "verify").exit_code == 2
    assert not (tmp_path / "none").exists()
    assert run(tmp_path / "new", "journal", "checkpoint").exit_code == 2


def test_a_decision_replayed_is_the_same_byte_by_byte(installation: Settings) -> None:
    result = run(installation, "replay", NUMBER, "--office", "33.08", "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("The same, byte by byte.\n")


def test_a_decision_tampered_with_shows_its_first_difference(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("UPDATE decision SET record = replace(record, '\"deficient\": 1', '\"deficient\": 0')")
    result = run(installation, "replay", NUMBER, "--lang", "en")
    assert result.exit_code == 1
    assert "Different in line 7" in result.stderr
    assert "  kept: " in result.stderr


def test_what_was_never_decided_cannot_be_replayed(installation: Settings) -> None:
    assert run(installation, "replay", "PBG-none").exit_code == 2
    assert run(installation, "replay", NUMBER, "--office", "33.71").exit_code == 2
    assert run(installation, "replay", NUMBER, "--decision", "none").exit_code == 2


def test_a_backup_is_restored_elsewhere_and_nothing_is_written_over(installation: Settings, tmp_path: Path) -> None:
    file = tmp_path / "cadangan.tar"
    assert run(installation, "backup", file, "--lang", "en").exit_code == 0
    again = run(installation, "backup", file, "--lang", "en")
    assert (again.exit_code, again.stderr) == (2, f"{file}: is there already; name another\n")
    assert run(installation, "backup", tmp_path / "no" / "folder.tar").exit_code == 2
    assert run(tmp_path / "restored", "restore", file).exit_code == 0
    assert run(tmp_path / "restored", "journal", "verify").exit_code == 0
    assert run(tmp_path / "restored", "restore", file).exit_code == 2
    file.write_bytes(file.read_bytes()[:-20_000])
    broken = run(tmp_path / "other", "restore", file)
    assert broken.exit_code == 2
    assert len(broken.stderr.splitlines()) == 1


def test_the_demonstration_is_shown_again_and_never_made_in_another_installation(
    installation: Settings, made: Made, tmp_path: Path
) -> None:
    shown = run(installation, "demo", "--if-empty").stdout
    assert (made.instance / "demonstration.txt").read_text() in shown
    (installation.instance / "demonstration.txt").unlink()
    assert run(installation, "demo").exit_code == 2
    quiet = run(installation, "demo", "--if-empty")
    assert (quiet.exit_code, quiet.output) == (0, "")


@pytest.mark.parametrize(
    "verb", [("user", "list"), ("serve",), ("journal", "verify"), ("demo",), ("restore", __file__)]
)
def test_faulty_settings_end_every_verb_with_all_their_faults(tmp_path: Path, verb: tuple[str, ...]) -> None:
    result = run(tmp_path, *verb, BIND="here", WORKERS="none", DATABSE="x")
    assert result.exit_code == 2
    assert [line.split(":")[0].removeprefix("PERMIT_GUARD_") for line in result.stderr.splitlines()] == [
        "BIND", "WORKERS", "DATABSE",
    ]  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_faulty_rules_keep_the_house_closed_and_are_named(installation: Settings, tmp_path: Path) -> None:
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (rules / "worker" / "adult.yaml").write_text("nothing")
    for verb in (("serve",), ("user", "list")):
        result = run(installation, *verb, RULES=str(rules), BIND="127.0.0.1:0")
        assert result.exit_code == 2
        assert "worker/adult.yaml:1" in result.stderr
    assert run(installation, "journal", "verify", RULES=str(rules)).exit_code == 0


@pytest.mark.parametrize(
    ("file", "content"),
    [("33.71.yaml", "nothing"), ("letters/lifting.yaml", "nothing"), ("letters/covering.yaml", None)],
)
def test_a_service_starts_only_where_every_letter_can_be_written_and_approvals_are_judged_without(
    installation: Settings, tmp_path: Path, file: str, content: str | None
) -> None:
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    spoiled = rules / "offices" / file
    spoiled.unlink() if content is None else spoiled.write_text(content)
    served = run(installation, "serve", RULES=str(rules), BIND="127.0.0.1:0")
    assert served.exit_code == 2
    assert [line.split(":")[0] for line in served.stderr.splitlines()] == [spoiled.name]
    with records_of(installation) as records, records.database.read() as rows:
        assert rulebook_in_force(rows) is None
    assert run(installation, "recheck", RULES=str(rules)).exit_code in (0, 4)


@pytest.mark.parametrize("database", ["postgresql://127.0.0.1:1/none", "sqlite:////proc/none/x.sqlite"])
def test_a_database_that_cannot_be_reached_is_told_without_its_address(tmp_path: Path, database: str) -> None:
    result = run(tmp_path, "user", "list", DATABASE=database, LANG="en")
    assert result.exit_code == 2


def test_every_verb_of_the_operator_has_help_in_two_languages_with_an_example() -> None:
    paths = [(verb.name, *([sub] if sub else [])) for verb in VERBS for sub in [None, *getattr(verb, "commands", {})]]
    assert len(paths) == len(set(paths)) == 14
    for path in paths:
        output = run(Path("none"), *filter(None, path), "--help").output
        assert "Contoh / example:" in output
        assert f"permit-guard {' '.join(filter(None, path))}" in output
        assert " / " in output.splitlines()[2]
