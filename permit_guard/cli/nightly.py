"""The verbs of a nightly timer. What they do is imported late."""

from __future__ import annotations

import sys

import click

from permit_guard.cli.options import language_option
from permit_guard.domain.text import Language


@click.command()
@click.option("--office", metavar="CODE", help="Satu kantor saja / one office alone (33.08). Default: semua / all.")
@language_option
def recheck(office: str | None, language: Language) -> None:
    """Periksa kembali semua yang disetujui. / Judge again what was approved: suspend what lapsed, lift what was mended.

    Exit: 0 all were rechecked, 4 one or more were not, or a letter could not be written; each is named.

    \b
    Contoh / example:
      permit-guard recheck --office 33.08
    """
    from permit_guard.cli.recheck import run_recheck

    sys.exit(run_recheck(office, language))
