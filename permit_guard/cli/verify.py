"""`permit-guard verify FILE.pdf`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from permit_guard.casework.archive_verifying import verify_archive
from permit_guard.casework.desk import now
from permit_guard.casework.opening import KEYS
from permit_guard.casework.seal_keys import authority_in, read_roots
from permit_guard.casework.verifying import Verification, verify_file
from permit_guard.cli.house import opened_records, settings_here
from permit_guard.cli.options import refuse
from permit_guard.domain.certificate import grouped_serial
from permit_guard.domain.text import Language, Text
from permit_guard.paper.seal_reading import MOST_BYTES

GENUINE = Text("Asli dan berlaku.", "Genuine, and it stands.")
REFUSED = Text("Ditolak.", "Refused.")
WHOLE = Text("Utuh dan asli.", "Whole and genuine.")
ARCHIVED = Text(
    "{certificates} surat keterangan, {missing} tidak pernah disegel",
    "{certificates} certificates, {missing} that were never sealed",
)
JOURNAL = Text("Jurnal waktu itu: {size} baris, akar {root}", "The journal by then: {size} lines, root {root}")
SEALED = Text(
    "Segelnya asli dan buktinya cocok. Register tidak ditanya: bandingkan jurnal di atas dengan titik periksa.",
    "Its seals are genuine and its proofs agree. No register was asked: compare the journal above with a checkpoint.",
)
NO_AUTHORITY = Text("bukan sertifikat otoritas (DER atau PEM)", "no certificate of an authority (DER or PEM)")
SERIAL = Text("Nomor seri", "Serial")


def run_verify(file: Path, language: Language) -> int:
    """Say what holds of the file and what does not; 0 where it is genuine and stands, else 1."""
    settings = settings_here(language)
    with opened_records(language, settings) as records, records.database.read() as rows:
        found = verify_file(rows, _read(file), read_roots(settings.instance / KEYS), now())
    _say(found, language)
    return 0 if found.holds else 1


def run_verify_archive(file: Path, roots: Sequence[Path], language: Language) -> int:
    """Say what is wrong with an archive of certificates; 0 where nothing is, else 1.

    With `roots`, the files of authorities, it is held against these, and no installation is asked.
    """
    if roots:
        found = verify_archive(file, tuple(_authority(each, language) for each in roots), now(), None)
    else:
        settings = settings_here(language)
        with opened_records(language, settings) as records:
            found = verify_archive(file, read_roots(settings.instance / KEYS), now(), records.database.read)
    for fault in found.faults:
        click.echo(f"  ✗ {fault.in_(language)}", err=True)
    click.echo(ARCHIVED.in_(language).format(certificates=found.certificates, missing=found.missing))
    if found.position:
        shown = "".join(sign for sign in found.position.root if sign.isalnum())[:64]
        click.echo(JOURNAL.in_(language).format(size=found.position.size, root=shown))
    whole = SEALED if roots else WHOLE
    click.echo((REFUSED if found.faults else whole).in_(language), err=bool(found.faults))
    return 1 if found.faults else 0


def _authority(file: Path, language: Language) -> bytes:
    """An authority's certificate, from a file in either of its two notations."""
    try:
        return authority_in(file.read_bytes())
    except (ValueError, OSError):
        refuse(f"{file}: {NO_AUTHORITY.in_(language)}")


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
