"""The verb that counts, and its options. What it does is imported late."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from permit_guard.cli.options import DAY, PAPER, language_option, today_in_jakarta
from permit_guard.domain.region import Level, Sector, Where
from permit_guard.domain.text import Language

FORMS = ("table", "csv", "json", "xlsx", "pdf")
TO_A_FILE = ("xlsx", "pdf")


@click.command()
@click.option("--by", type=click.Choice([each.value for each in Level]), default=Level.REGENCY.value, show_default=True,
              help="Tingkat wilayah / level of the areas.")  # fmt: skip
@click.option("--where", type=click.Choice([each.value for each in Where]), default=Where.SITE.value, show_default=True,
              help="Lokasi proyek atau tempat tinggal / where the project is, or where the worker lives.")  # fmt: skip
@click.option("--sector", type=click.Choice([each.value for each in Sector]), show_default=True,
              default=Sector.CONSTRUCTION.value, expose_value=False,
              help="Sektor: hanya ada konstruksi / the sector: there is construction alone.")  # fmt: skip
@click.option("--on", type=DAY, help="Hari laporan / day of the report. Default: hari ini / today.")
@click.option("--office", metavar="CODE", help="Satu kantor saja / one office alone (33.08).")
@click.option("--format", "form", type=click.Choice(FORMS), default=FORMS[0], show_default=True,
              help="Bentuk / form.")  # fmt: skip
@click.option("--save", is_flag=True, help="Simpan angkanya, cetak nomornya / keep the figures, print their id.")
@click.option("--saved", metavar="ID", help="Cetak laporan tersimpan / print a report that was saved.")
@click.option("--against", metavar="ID", help="Apa yang naik dan turun sejak itu / what rose and fell since that one.")
@click.option("--out", type=PAPER, metavar="FILE", help="Berkas untuk xlsx atau pdf / the file for xlsx or pdf.")
@click.option("--employers", is_flag=True,
              help="Daftar CSV pemberi kerja yang kurang / employers found deficient, as CSV.")  # fmt: skip
@language_option
def report(
    by: str,
    where: str,
    on: date | None,
    office: str | None,
    form: str,
    save: bool,
    saved: str | None,
    against: str | None,
    employers: bool,
    out: Path | None,
    language: Language,
) -> None:
    """Laporkan cakupan per wilayah. / Report coverage, area by area, each person once.

    Sel yang kurang dari lima orang tidak ditampilkan (*). / Cells under five persons are not shown (*).

    \b
    Contoh / example:
      permit-guard report --by village --where home --on 2026-10-31
      permit-guard report --save --format json > oktober.json
      permit-guard report --by rt --format xlsx --out oktober.xlsx
      permit-guard report --format pdf --out oktober.pdf
      permit-guard report --against 0123456789abcdef
      permit-guard report --employers --office 33.08 > pemberi-kerja.csv
    """
    from permit_guard.cli.report import Wanted, run_employers, run_report
    from permit_guard.domain.report import Asked

    day, wanted = on or today_in_jakarta(), Wanted(form, save, saved, against, out)
    _refuse_day_to_come(day)
    _refuse_idle_options()
    if form in TO_A_FILE and out is None and not employers:
        raise click.UsageError(f"--format {form}: sebut berkasnya dengan --out / name its file by --out")
    if out is not None and form not in TO_A_FILE:
        raise click.UsageError("--out: hanya untuk xlsx dan pdf / for xlsx and pdf alone")
    if employers:
        run_employers(day, office, language)
    else:
        run_report(Asked(Level(by), Where(where), day, office), wanted, language)


_IDLE: Final = {
    "employers": ("by", "where", "form", "save", "saved", "against", "out"),
    "saved": ("by", "where", "office", "on", "save"),
    "against": ("form", "save", "out"),
}
"""Options that say nothing beside another one: a report that was saved has been asked for already, and so on."""


def _refuse_idle_options() -> None:
    """An option that would be passed over is refused: who wrote it expects something of it."""
    context = click.get_current_context()
    given = {each for each in context.params if context.get_parameter_source(each) is ParameterSource.COMMANDLINE}
    for name, idle in _IDLE.items():
        if name in given and (beside := given.intersection(idle)):
            listed = ", ".join(f"--{'format' if each == 'form' else each}" for each in idle if each in beside)
            raise click.UsageError(f"--{name}: tidak bersama {listed} / not together with {listed}")


def _refuse_day_to_come(day: date) -> None:
    if day > today_in_jakarta():
        raise click.UsageError(f"--on: {day}: hari itu belum tiba / that day is yet to come")
