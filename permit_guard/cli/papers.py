"""The verbs about papers that went out. What they do is imported late."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from permit_guard.cli.options import language_option
from permit_guard.domain.text import Language


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@language_option
def verify(file: Path, language: Language) -> None:
    """Periksa keaslian surat keterangan. / Verify that a certificate is genuine and stands.

    Exit: 0 genuine and standing, 1 refused, with every check named.

    \b
    Contoh / example:
      permit-guard verify surat-keterangan.pdf
    """
    from permit_guard.cli.verify import run_verify

    sys.exit(run_verify(file, language))
