"""`permit-guard backup` and `permit-guard restore`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from permit_guard.casework.archive import Manifest
from permit_guard.casework.backups import make_backup, restore_backup
from permit_guard.cli.house import opened_records, plainly, said_moment, settings_here
from permit_guard.cli.options import refuse
from permit_guard.cli.target import NotWritten, look
from permit_guard.domain.text import Language, Text

MADE = Text(
    "{file}: {members} anggota, jurnal {lines} baris; dibaca ulang dan utuh.\n"
    "Arsip ini memuat data pribadi dan kunci: simpan di tempat yang terkunci.",
    "{file}: {members} members, {lines} journal lines; read back and whole.\n"
    "This archive holds personal data and keys: keep it under lock.",
)
RESTORED = Text(
    "Dipulihkan seperti pada {at}: jurnal {lines} baris, diverifikasi.\n"
    "Yang terjadi sesudahnya tidak ada lagi, juga token yang dicabut dan orang yang diberhentikan sesudahnya: ulangi.",
    "Restored as it was at {at}: {lines} journal lines, verified.\n"
    "What was done later is gone, tokens revoked and people dismissed later among it: do these again.",
)
THERE = Text("sudah ada; sebut nama lain", "is there already; name another")


def run_backup(file: Path, language: Language) -> None:
    """Make the archive, or say why not; nothing is left of one that is not whole."""
    settings = settings_here(language)
    try:
        look(file)
        with opened_records(language, settings) as records:
            manifest = make_backup(records, settings, file)
    except NotWritten as failed:
        refuse(failed.says.in_(language))
    except FileExistsError:
        refuse(f"{file}: {THERE.in_(language)}")
    click.echo(_said(MADE, manifest, file, language))


def run_restore(file: Path, language: Language) -> None:
    """Put it back, or say why not; then the installation is as empty as before."""
    settings = settings_here(language)
    with plainly(language, settings):
        manifest = restore_backup(file, settings)
    click.echo(_said(RESTORED, manifest, file, language))


def _said(what: Text, manifest: Manifest, file: Path, language: Language) -> str:
    at = said_moment(datetime.fromisoformat(manifest.made_at))
    return what.in_(language).format(file=file, members=len(manifest.members), lines=manifest.journal_size, at=at)
