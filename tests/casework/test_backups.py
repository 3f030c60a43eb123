"""Backups: all of it, of one moment, into either database; what is not whole, or meets what is there, is refused."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permit_guard.casework import backups
from permit_guard.casework.archive import MANIFEST, ArchiveRefused, Manifest, check_archive
from permit_guard.casework.backups import make_backup, restore_backup
from permit_guard.casework.enrolling import OPERATOR, issue_token
from permit_guard.casework.opening import open_house
from permit_guard.casework.refusals import Declined, NotEmpty
from permit_guard.casework.replaying import find_decided, replay
from permit_guard.casework.settings import Settings
from permit_guard.store import people
from permit_guard.store.database import Database
from permit_guard.store.dump import dump_table, dumped_tables
from tests.casework.installation import Made, records_of, settings_of, verified
from tests.casework.installation import raw as raw_database

NUMBER = "PBG-330810-23112026-90"


def all_rows(where: Settings) -> dict[str, list[str]]:
    with records_of(where) as records, records.database.read() as rows:
        return {table: list(dump_table(rows, table)) for table in dumped_tables()}


def all_files(where: Settings) -> dict[str, bytes]:
    return {
        f"{file.relative_to(where.instance)}": file.read_bytes()
        for folder in ("files", "keys", "checkpoints")
        for file in (where.instance / folder).rglob("*")
        if file.is_file()
    }


def backed_up(where: Settings, file: Path) -> Path:
    with records_of(where) as records:
        make_backup(records, where, file)
    return file


def written_anew(file: Path, to: Path, **changed: bytes | None) -> Path:
    """The archive with members changed, left out (None) or added, and a manifest that fits what was changed."""
    with tarfile.open(file) as archive:
        members = {entry.name: archive.extractfile(entry).read() for entry in archive}  # type: ignore[union-attr]
    manifest = json.loads(members.pop(MANIFEST))
    for name, content in changed.items():
        members.pop(name) if content is None else members.update({name: content})
    for name in changed:
        manifest["members"].pop(name, None)
        if name in members:
            manifest["members"][name] = [hashlib.sha256(members[name]).hexdigest(), len(members[name])]
    with tarfile.open(to, "w") as archive:
        for name, content in {MANIFEST: json.dumps(manifest).encode(), **members}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return to


def refused(file: Path, where: Settings) -> str:
    with pytest.raises(Declined) as told:
        restore_backup(file, where)
    return "\n".join([told.value.says.en, *(reason.en for reason in told.value.reasons)])


def test_what_is_restored_into_either_database_is_what_was_kept(
    made: Made, either_installation: Settings, tmp_path: Path
) -> None:
    original = settings_of(made.instance)
    assert all_rows(either_installation) == all_rows(original)
    assert all_files(either_installation) == all_files(original)
    again = settings_of(tmp_path / "again")
    restore_backup(backed_up(either_installation, tmp_path / "again.tar"), again)
    assert all_rows(again) == all_rows(original)
    assert verified(again).faults == ()


def test_a_restored_installation_works_on(either_installation: Settings) -> None:
    with records_of(either_installation) as records, records.database.read() as rows:
        assert all(replay(rows, find_decided(rows, f"{NUMBER}{serial}", None, None)).equal for serial in range(1, 5))
    house = replace(open_house(either_installation), clock=lambda: datetime(2026, 11, 23, 4, tzinfo=UTC))
    with house.desk(OPERATOR) as desk:
        token = issue_token(desk, "petugas1", datetime(2026, 11, 24, tzinfo=UTC) - desk.at)
        assert people.person_of_token(desk.rows, token, desk.at) is not None
    house.database.close()
    assert verified(either_installation).faults == ()


def test_who_was_signed_in_signs_in_again(installation: Settings, tmp_path: Path) -> None:
    with records_of(installation) as records, records.database.write() as rows:
        (siti, *_) = people.people(rows)
        told = people.begin_session(rows, siti.id, datetime.now(UTC))
    restored = settings_of(tmp_path / "restored")
    restore_backup(backed_up(installation, tmp_path / "one.tar"), restored)
    with records_of(restored) as records, records.database.read() as rows:
        assert people.person_of_session(rows, told, since=datetime(2026, 1, 1, tzinfo=UTC)) is None


def test_a_backup_is_for_its_owner_alone_and_never_written_over(installation: Settings, tmp_path: Path) -> None:
    file = backed_up(installation, tmp_path / "one.tar")
    assert file.stat().st_mode & 0o077 == 0
    before = file.read_bytes()
    with pytest.raises(FileExistsError):
        backed_up(installation, file)
    assert file.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["instance", "one.tar"]


def test_a_checkpoint_of_lines_that_the_backup_does_not_have_is_left_out(
    installation: Settings, tmp_path: Path
) -> None:
    folder = installation.instance / "checkpoints"
    folder.mkdir(exist_ok=True)
    (folder / "000000000003.txt").write_text("of lines that are there")
    (folder / "000000999999.txt").write_text("of lines that were written since")
    kept = backed_up(installation, tmp_path / "backup.tar")
    names = check_archive(kept).members
    assert "checkpoints/000000000003.txt" in names
    assert "checkpoints/000000999999.txt" not in names


def test_no_backup_is_made_of_evidence_that_is_damaged_or_gone(installation: Settings, tmp_path: Path) -> None:
    file = min((installation.instance / "files").glob("33.08/??/*"))
    content = file.read_bytes()
    for harm in (lambda: file.write_bytes(b"x" * len(content)), lambda: None):
        file.unlink()
        harm()
        with pytest.raises(ArchiveRefused, match=file.name):
            backed_up(installation, tmp_path / "one.tar")
        assert [each.name for each in tmp_path.iterdir()] == ["instance"]
        file.write_bytes(content)


def test_an_installation_that_is_not_empty_is_left_as_it_is(installation: Settings, made: Made) -> None:
    before = all_rows(installation), all_files(installation)
    assert "is not empty" in refused(made.backup, installation)
    shutil.rmtree(installation.instance / "keys")
    shutil.rmtree(installation.instance / "files")
    (installation.instance / "demonstration.txt").unlink()
    assert "something in the database already" in refused(made.backup, installation)
    shutil.copytree(made.instance / "keys", installation.instance / "keys")
    shutil.copytree(made.instance / "files", installation.instance / "files")
    assert (all_rows(installation), all_files(installation)) == before


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(min_value=0, max_value=1), bit=st.integers(min_value=0, max_value=7))
def test_a_backup_with_one_bit_turned_is_refused_or_is_the_same_backup(
    made: Made, tmp_path: Path, part: float, bit: int
) -> None:
    content = bytearray(made.backup.read_bytes())
    content[int(part * (len(content) - 1))] ^= 1 << bit
    file = tmp_path / "turned.tar"
    file.write_bytes(content)
    try:
        told = check_archive(file)
    except ArchiveRefused:
        return
    assert told.members == check_archive(made.backup).members  # what was turned is in a header: times, owners, filling


@pytest.mark.parametrize("kept", [0, 0.1, 0.5, 0.9])
def test_a_backup_cut_short_is_refused(made: Made, tmp_path: Path, kept: float) -> None:
    content = made.backup.read_bytes()
    file = tmp_path / "short.tar"
    file.write_bytes(content[: int(len(content) * kept)])
    where = settings_of(tmp_path / "restored")
    assert refused(file, where)
    assert not where.instance.exists()


def test_an_archive_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    where = settings_of(tmp_path / "restored")
    for content in (b"", b"PK\x03\x04", b"\x00" * 10_240, b"no archive"):
        (tmp_path / "file").write_bytes(content)
        assert "is no backup" in refused(tmp_path / "file", where)


@pytest.mark.parametrize(
    "name", ["../../outside", "/etc/cron.d/x", "keys/../../x.key", "files/33.08/ab/x", "rows/a.jsonl\n", "keys", ""]
)
def test_no_member_leads_out_of_the_installation(made: Made, tmp_path: Path, name: str) -> None:
    file = written_anew(made.backup, tmp_path / "led.tar", **{name: b"x"})
    assert "is no backup" in refused(file, settings_of(tmp_path / "restored"))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["led.tar"]


def test_a_member_that_is_a_link_is_refused(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "linked.tar"
    with tarfile.open(made.backup) as archive, tarfile.open(file, "w") as linked:
        for entry in archive:
            content = archive.extractfile(entry)
            if entry.name == "keys/cookies.key":
                entry.type, entry.linkname, entry.size = tarfile.SYMTYPE, "/etc/passwd", 0
            linked.addfile(entry, content if entry.size else None)
    assert "keys/cookies.key: damaged" in refused(file, settings_of(tmp_path / "restored"))


def harmed(made: Made, to: Path, harm: str) -> Path:
    with tarfile.open(made.backup) as archive:
        evidence = archive.extractfile("rows/evidence.jsonl").read()  # type: ignore[union-attr]
        decisions = archive.extractfile("rows/decision.jsonl").read()  # type: ignore[union-attr]
        journal = archive.extractfile("rows/journal.jsonl").read()  # type: ignore[union-attr]
        head = archive.extractfile("rows/journal_head.jsonl").read()  # type: ignore[union-attr]
    files = sorted(name for name in check_archive(made.backup).members if name.startswith("files/"))
    changed: dict[str, dict[str, bytes | None]] = {
        "a decision changed": {"rows/decision.jsonl": decisions.replace(b"not_met", b"met")},
        "a file swapped": {files[0]: b"another"},
        "a file left out": {files[0]: None},
        "the journal cut": {"rows/journal.jsonl": b"".join(journal.splitlines(keepends=True)[:-1])},
        "a table left out": {"rows/verdict.jsonl": None},
        "no JSON": {"rows/evidence.jsonl": b"{\n" + evidence},
        "other columns": {"rows/journal_head.jsonl": head.replace(b"frontier", b"forefront")},
        "a row that a wall refuses": {"rows/person.jsonl": b""},
        "a list for a row": {"rows/person.jsonl": b"[]\n"},
    }
    return written_anew(made.backup, to, **changed[harm])


@pytest.mark.parametrize(
    "harm",
    ["a decision changed", "a file swapped", "a file left out", "the journal cut", "a table left out", "no JSON",
     "other columns", "a row that a wall refuses", "a list for a row"],
)  # fmt: skip
def test_a_backup_that_does_not_agree_with_itself_leaves_the_installation_empty(
    made: Made, tmp_path: Path, address: str, harm: str
) -> None:
    where = settings_of(tmp_path / "restored", address)
    assert refused(harmed(made, tmp_path / "harmed.tar", harm), where)
    assert list(where.instance.iterdir()) == []
    restore_backup(made.backup, where)
    assert verified(where).faults == ()


def test_a_restore_that_fails_at_its_very_end_leaves_the_installation_empty(
    made: Made, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = settings_of(tmp_path / "restored", address)
    with monkeypatch.context() as patch:
        patch.setattr(backups.os, "sync", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            restore_backup(made.backup, where)
    assert list(where.instance.iterdir()) == []
    restore_backup(made.backup, where)
    assert verified(where).faults == ()


def test_the_backup_of_another_version_is_refused(made: Made, tmp_path: Path) -> None:
    manifest = check_archive(made.backup)
    assert manifest.step
    file = tmp_path / "other.tar"
    with tarfile.open(made.backup) as archive, tarfile.open(file, "w") as other:
        for entry in archive:
            content = archive.extractfile(entry)
            assert content is not None
            told = replace(manifest, step="9999").written() if entry.name == MANIFEST else content.read()
            entry.size = len(told)
            other.addfile(entry, io.BytesIO(told))
    assert "another version" in refused(file, settings_of(tmp_path / "restored"))


def test_a_manifest_is_read_as_it_was_written(made: Made) -> None:
    manifest = check_archive(made.backup)
    assert Manifest.read(manifest.written()) == manifest


def test_a_database_with_rows_beside_an_empty_folder_is_not_empty(made: Made, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite"
    shutil.copy(made.instance / "permit-guard.sqlite", elsewhere)
    where = settings_of(tmp_path / "restored", f"sqlite:///{elsewhere}")
    with pytest.raises(NotEmpty):
        restore_backup(made.backup, where)
    with raw_database(where) as rows:
        assert rows.execute("SELECT count(*) FROM person").fetchone() == (8,)
    Database(where.database).close()
