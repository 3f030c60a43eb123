"""`permit-guard journal verify | checkpoint`."""

from __future__ import annotations

from pathlib import Path

import click

from permit_guard.casework.checkpoints import (
    CHECKPOINTS,
    CheckpointRefused,
    kept_checkpoints,
    read_checkpoint,
    write_checkpoint,
)
from permit_guard.casework.journal_verifying import Known, verify_journal
from permit_guard.casework.keys import Keys
from permit_guard.cli.house import opened_house, opened_records, settings_here
from permit_guard.cli.options import refuse
from permit_guard.domain.text import Language, Text

MOST_FAULTS_SHOWN = 50
SOUND = Text("Jurnal, berkas dan keputusan seperti semula.", "Journal, files and decisions are as they were.")
UNSOUND = Text("Ada yang tidak seperti semula:", "Something is not as it was:")
MORE = Text("dan lainnya", "and more")
COUNTED = Text(
    "{lines} baris jurnal, {files} berkas, {decisions} keputusan, {known} tanda batas\nakar {root}",
    "{lines} journal lines, {files} files, {decisions} decisions, {known} checkpoints\nroot {root}",
)
EMPTY = Text("Jurnal masih kosong; tidak ada yang ditandatangani.", "The journal is still empty; nothing was signed.")


def run_verify(files: tuple[Path, ...], language: Language) -> int:
    """Say what was verified and name each thing that is not as it was; 0 where there is none, else 1."""
    settings = settings_here(language)
    with opened_records(language, settings) as records:
        held = (*files, *kept_checkpoints(settings.instance / CHECKPOINTS))
        known = [_read(file, records.keys, language) for file in held]
        found = verify_journal(records.database.read, records.files, known)
    counted = {"lines": found.position.size, "files": found.files, "decisions": found.decisions, "known": len(known)}
    click.echo(COUNTED.in_(language).format(**counted, root=found.position.root))
    if not found.faults:
        click.echo(SOUND.in_(language))
        return 0
    click.echo(UNSOUND.in_(language), err=True)
    for fault in found.faults[:MOST_FAULTS_SHOWN]:
        click.echo(f"  {fault.in_(language)}", err=True)
    if len(found.faults) > MOST_FAULTS_SHOWN:
        click.echo(f"  {MORE.in_(language)}: {len(found.faults) - MOST_FAULTS_SHOWN}", err=True)
    return 1


def run_checkpoint(language: Language) -> None:
    """Sign how far the journal reaches, and print the note: it protects nothing until it is held elsewhere."""
    settings = settings_here(language)
    with opened_house(language, settings) as house:
        file = write_checkpoint(house, settings.instance / CHECKPOINTS)
    if file is None:
        refuse(EMPTY.in_(language))
    click.echo(file.read_text(encoding="utf-8"), nl=False)
    click.echo(f"{file}", err=True)


def _read(file: Path, keys: Keys, language: Language) -> Known:
    try:
        position = read_checkpoint(file.read_text(encoding="utf-8"), keys)
    except CheckpointRefused as refused:
        refuse(f"{file}: {refused.says.in_(language)}")
    except UnicodeDecodeError:
        refuse(f"{file}: UTF-8?")
    return Known(position, Text(f"tanda batas {file.name}", f"the checkpoint {file.name}"))
