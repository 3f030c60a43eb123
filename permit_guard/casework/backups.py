"""Backups: rows, files and keys as they are at one moment into one archive, and from it into an empty installation."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from permit_guard.casework.archive import (
    ArchiveRefused,
    Manifest,
    Member,
    check_archive,
    measure,
    opened_archive,
    write_archive,
)
from permit_guard.casework.checkpoints import CHECKPOINTS
from permit_guard.casework.journal_verifying import Known, verify_journal
from permit_guard.casework.opening import FILES, KEYS, Records
from permit_guard.casework.refusals import Declined, NotEmpty
from permit_guard.casework.settings import Settings
from permit_guard.domain.text import Text
from permit_guard.store.database import Database
from permit_guard.store.dump import dump_table, dumped_tables, is_empty, load_table
from permit_guard.store.files import FileStore
from permit_guard.store.instant import written_instant
from permit_guard.store.journal import Position
from permit_guard.store.ledger import HeldFile, read_ledger
from permit_guard.store.merkle import Frontier
from permit_guard.store.rows import Refused, Rows
from permit_guard.store.schema import newest_step, upgrade

ROWS: Final = "rows"
PLACES: Final = (FILES, KEYS, CHECKPOINTS)
LEFT_ALONE: Final = frozenset({"README.md"})


def make_backup(records: Records, settings: Settings, file: Path) -> Manifest:
    """Write all that is kept into `file`, which must be new, and read it back.

    Rows are of one moment. Files are read after them: one that a row speaks of is there before its row, and stays.
    Raises FileExistsError, and ArchiveRefused naming a file of evidence that is missing or damaged.
    """
    if file.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    with tempfile.TemporaryDirectory(dir=file.resolve().parent, prefix=".permit-guard.") as folder:
        with records.database.read() as rows:
            ledger = read_ledger(rows)
            sources = dict(_dumped(rows, Path(folder)))
        sources |= {f"{name}/{each.name}": each for name in (KEYS, CHECKPOINTS)
                    for each in sorted((settings.instance / name).glob("[a-z0-9]*"))
                    if not _is_beyond(each, ledger.size)}  # fmt: skip
        members = {name: measure(source) for name, source in sources.items()}
        for held in ledger.files:
            name, source = f"{FILES}/{held.office}/{held.sha256[:2]}/{held.sha256}", _there(records.files, held)
            sources[name], members[name] = source, Member(held.sha256, source.stat().st_size)
        root = Frontier.read(ledger.size, ledger.frontier).root.hex()
        manifest = Manifest(written_instant(datetime.now(UTC)), newest_step(), ledger.size, root, members)
        write_archive(file, manifest, sources)
    return manifest


def restore_backup(file: Path, settings: Settings) -> Manifest:
    """Put a backup into an installation that is empty. Everything is checked before anything is put in its place.

    Raises ArchiveRefused, NotEmpty, or Declined with all that does not agree with the journal; then nothing is kept.
    """
    manifest = check_archive(file)
    if manifest.step != newest_step():
        raise ArchiveRefused(_OTHER_VERSION)
    settings.instance.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        _refuse_leftovers(settings, database)
        upgrade(database)
        with _staging(settings.instance) as staged:
            _unpack(file, staged)
            with database.write() as rows:
                if not is_empty(rows):
                    raise NotEmpty(_ROWS_THERE)
                _load(rows, staged)
                _refuse_unsound(rows, staged, manifest)
                _move(staged, settings.instance)
    finally:
        database.close()
    return manifest


def _dumped(rows: Rows, folder: Path) -> Iterator[tuple[str, Path]]:
    for table in dumped_tables():
        source = folder / f"{table}.jsonl"
        with source.open("w", encoding="ascii") as sink:
            sink.writelines(dump_table(rows, table))
        yield f"{ROWS}/{table}.jsonl", source


def _is_beyond(file: Path, size: int) -> bool:
    """Whether it is a checkpoint that was written since: of lines that this backup does not have."""
    return file.stem.isdigit() and int(file.stem) > size


def _there(files: FileStore, held: HeldFile) -> Path:
    path = files.path(held.office, held.sha256)
    if not path.is_file():
        raise ArchiveRefused(_no_file(held.sha256))
    return path


def _refuse_leftovers(settings: Settings, database: Database) -> None:
    own = (
        {Path(f"{database.url.database}{end}").name for end in ("", "-journal", ".lock")}
        if database.is_sqlite
        else set()
    )
    found = sorted({each.name for each in settings.instance.iterdir()} - LEFT_ALONE - own)
    if found:
        raise NotEmpty(_leftovers(settings.instance, found))


@contextmanager
def _staging(instance: Path) -> Iterator[Path]:
    """A folder beside what it will become, gone again at the end; after a failure what became of it goes too."""
    folder = Path(tempfile.mkdtemp(dir=instance, prefix=".restoring-"))
    try:
        yield folder
    except BaseException:
        for name in PLACES:
            shutil.rmtree(instance / name, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(file: Path, staged: Path) -> None:
    """Every member under its own name; its bytes are compared once more, as they are written."""
    with opened_archive(file) as (manifest, members):
        for name, spring in members:
            target = staged / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as sink:
                shutil.copyfileobj(spring, sink)
            if measure(target) != manifest.members[name]:
                raise ArchiveRefused(_changed(name))
    for folder in PLACES:
        (staged / folder).mkdir(exist_ok=True, mode=0o700)


def _load(rows: Rows, staged: Path) -> None:
    for table in dumped_tables():
        try:
            with (staged / ROWS / f"{table}.jsonl").open(encoding="ascii") as lines:
                load_table(rows, table, lines)
        except (FileNotFoundError, ValueError, TypeError, Refused) as wrong:
            raise ArchiveRefused(_changed(f"{ROWS}/{table}.jsonl")) from wrong


def _refuse_unsound(rows: Rows, staged: Path, manifest: Manifest) -> None:
    """What was loaded must agree with its own journal, and that with the manifest, before anything is kept."""
    known = Known(Position(manifest.journal_size, manifest.journal_root), _THE_MANIFEST)
    found = verify_journal(lambda: nullcontext(rows), FileStore(staged / FILES), [known])
    if found.faults:
        raise Declined(_UNSOUND, found.faults)


def _move(staged: Path, instance: Path) -> None:
    """Files and keys into their places, the rows being kept right after: before, nothing speaks of them."""
    for folder in PLACES:
        os.rename(staged / folder, instance / folder)
    os.sync()


def _no_file(sha256: str) -> Text:
    return Text(
        f"Berkas bukti {sha256} tidak ada. Cadangan tidak dibuat; `permit-guard journal verify` menyebut semuanya.",
        f"The file of evidence {sha256} is missing. No backup was made; `permit-guard journal verify` names them all.",
    )


def _leftovers(instance: Path, found: list[str]) -> Text:
    names = ", ".join(found)
    return Text(
        f"{instance} tidak kosong ({names}). Pakai map kosong, atau pindahkan isinya dahulu.",
        f"{instance} is not empty ({names}). Use an empty folder, or move these away first.",
    )


def _changed(name: str) -> Text:
    return Text(
        f"{name}: tidak dapat dimuat; cadangan ini rusak.", f"{name}: cannot be loaded; this backup is damaged."
    )


_ROWS_THERE: Final = Text("Basis data sudah berisi.", "There is something in the database already.")
_OTHER_VERSION: Final = Text(
    "Cadangan ini dibuat oleh versi lain. Pulihkan dengan versi itu, lalu perbarui program.",
    "This backup was made by another version. Restore it with that one, then bring the program up to date.",
)
_UNSOUND: Final = Text("Isi cadangan tidak sesuai dengan jurnalnya:", "The backup does not agree with its own journal:")
_THE_MANIFEST: Final = Text("daftar isi cadangan", "the backup's manifest")
