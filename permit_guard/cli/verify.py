"""`permit-guard verify FILE.pdf`."""

from __future__ import annotations

from pathlib import Path

import click

from permit_guard.casework.desk import now
from permit_guard.casework.opening import KEYS
from permit_guard.casework.seal_keys import read_roots
from permit_guard.casework.verifying import Verification, verify_file
from permit_guard.cli.house import opened_records, settings_here
from permit_guard.domain.certificate import grouped_serial
from permit_guard.domain.text import Language, Text
from permit_guard.paper.seal_reading import MOST_BYTES

GENUINE = Text("Asli dan berlaku.", "Genuine, and it stands.")
REFUSED = Text("Ditolak.", "Refused.")
SERIAL = Text("Nomor seri", "Serial")


def run_verify(file: Path, language: Language) -> int:
    """Say what holds of the file and what does not; 0 where it is genuine and stands, else 1."""
    settings = settings_here(language)
    with opened_records(language, settings) as records, records.database.read() as rows:
        found = verify_file(rows, _read(file), read_roots(settings.instance / KEYS), now())
    _say(found, language)
    return 0 if found.holds else 1


def _read(file: Path) -> bytes:
    """No more of it than can be a certificate."""
    with file.open("rb") as source:
        return source.read(MOST_BYTES + 1)


def _say(found: Verification, language: Language) -> None:
    click.echo(f"sha256:{found.sha256}")
    if found.serial:
        shown = "".join(sign if sign.isalnum() else "?" for sign in found.serial[:40])
        click.echo(f"{SERIAL.in_(language)}: {grouped_serial(shown)}")
    for check in found.checks:
        mark = "✓" if check.holds else "✗"
        click.echo(f"  {mark} {check.name}: {check.says.in_(language)}", err=not found.holds and not check.holds)
    click.echo((GENUINE if found.holds else REFUSED).in_(language), err=not found.holds)
