"""The verbs about papers that went out. What they do is imported late."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from permit_guard.cli.options import language_option
from permit_guard.domain.text import Language


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--archive", is_flag=True, help="FILE adalah arsip ZIP. / FILE is an archive of certificates.")
@click.option(
    "--roots",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="Dengan --archive: otoritas segel yang dipercayai; pemasangan ini tidak ditanya. / "
    "With --archive: the seal's authority that you trust; this installation is not asked.",
)
@language_option
def verify(file: Path, archive: bool, roots: tuple[Path, ...], language: Language) -> None:
    """Periksa keaslian surat keterangan. / Verify that a certificate is genuine and stands.

    Exit: 0 genuine and standing (an archive: whole and genuine), 1 refused, with every check named.

    \b
    Contoh / example:
      permit-guard verify surat-keterangan.pdf
      permit-guard verify --archive certificates.zip
      permit-guard verify --archive certificates.zip --roots authority-1.der
    """
    from permit_guard.cli.verify import run_verify, run_verify_archive

    if roots and not archive:
        raise click.UsageError("--roots: hanya dengan --archive / only with --archive")
    sys.exit(run_verify_archive(file, roots, language) if archive else run_verify(file, language))
