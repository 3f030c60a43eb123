"""The verbs and their options. What a verb needs is imported when it is called, so that every start is quick."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from permit_guard.cli.figures import report
from permit_guard.cli.nightly import recheck
from permit_guard.cli.office import VERBS
from permit_guard.cli.options import (
    AMOUNT,
    CASE,
    DAY,
    PAPER,
    RECORD,
    RULES,
    language_option,
    refuse,
    today_in_jakarta,
    wants_no_colour,
)
from permit_guard.cli.papers import verify
from permit_guard.cli.stream import silence, stand_in_for_closed
from permit_guard.cli.target import NotWritten, look, same, write
from permit_guard.domain.text import Language

FAULT = 4
INTERRUPTED = 130
READER_GONE = 141


class PermitGuard(click.Group):
    """An error that no one foresaw ends with one sentence and the status of a fault: no traceback, no decision."""

    def main(self, *args: Any, **settings: Any) -> Any:
        stand_in_for_closed()
        try:
            return super().main(*args, **settings)
        except OSError:  # not even the error could be said: what Python makes of that is 1, which is an answer
            sys.exit(FAULT)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            silence(sys.stdout)
            ctx.exit(READER_GONE)
        except Exception as fault:
            what = f"{type(fault).__name__}: {fault}"
            with suppress(OSError):
                click.echo(
                    f"Kesalahan pada program, tidak ada keputusan. / A fault in the program, no decision.\n  {what}",
                    err=True,
                )
            silence(sys.stdout) if isinstance(fault, OSError) else None
            ctx.exit(FAULT)


@click.group(cls=PermitGuard, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="permit-guard", prog_name="permit-guard")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Tidak ada izin sebelum setiap pekerja terlindungi. / No permit before every worker is covered."""
    if wants_no_colour():
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 shows a sign for a letter, and goes on
            stream.reconfigure(encoding=stream.encoding, errors="backslashreplace")


@main.command()
@click.argument("case", type=CASE)
@click.option("--on", type=DAY, help="Hari pemeriksaan / day of the check (2026-03-20). Default: hari ini / today.")
@click.option("--rules", type=RULES, help="Map aturan / folder of rules. Default: rules/.")
@click.option(
    "--json", "json_file", type=RECORD, metavar="FILE|-", help="Tulis keputusan / write the decision; - = stdout."
)
@click.option(
    "--notice", type=PAPER, metavar="FILE.pdf", help="Tulis surat pemberitahuan / write the notice of deficiency."
)
@language_option
@click.option("--unmask", is_flag=True, help="Tampilkan nomor secara utuh / show numbers in full.")
def check(
    case: Path,
    on: date | None,
    rules: Path,
    json_file: Path | None,
    notice: Path | None,
    language: Language,
    unmask: bool,
) -> None:
    """Periksa satu permohonan. / Judge one application.

    Exit: 0 compliant, 1 deficient, 3 unproven, 4 a fault in the program,
    2 the case could not be read or something asked for could not be written.

    \b
    Contoh / example:
      permit-guard check examples/gedung-serbaguna --on 2026-03-20 --notice surat.pdf --json keputusan.json
    """
    from permit_guard.cli.check import Wanted, run_check

    if json_file and notice and same(json_file, notice):
        raise click.UsageError(f"--json, --notice: {notice}: sebut dua berkas / name two files")
    sys.exit(run_check(case, on or today_in_jakarta(), rules, Wanted(json_file, notice, language, unmask)))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Timpa berkas yang ada / overwrite a file that is there.")
def template(file: Path, force: bool) -> None:
    """Tulis daftar pekerja kosong untuk diisi. / Write an empty roster to fill in.

    \b
    Contoh / example:
      permit-guard template roster.xlsx
    """
    from permit_guard.intake.template import template as empty_roster

    if file.suffix.lower() != ".xlsx":
        refuse(f"{file}: nama berkas harus berakhir dengan .xlsx / the name must end in .xlsx")
    try:
        look(file)
        if file.exists() and not force:
            refuse(f"{file}: sudah ada; pakai --force untuk menimpanya / is there already; --force overwrites it")
        write(file, (empty_roster(),))
    except NotWritten as failed:
        refuse(f"{failed.says.id}\n{failed.says.en}")
    click.echo(f"{file}")


@main.command()
@click.argument("value", type=AMOUNT)
@click.option("--signed-on", type=DAY, help="Hari SPK / day of the SPK: VALUE with PPN. Default: hari ini / today.")
@click.option("--net", is_flag=True, help="VALUE tanpa PPN / without PPN.")
@click.option("--rules", type=RULES, help="Map aturan / folder of rules. Default: rules/.")
@language_option
def iuran(value: Decimal, signed_on: date | None, net: bool, rules: Path, language: Language) -> None:
    """Hitung iuran proyek dari nilai kontrak. / The contribution of a project by its contract's value.

    \b
    Contoh / example:
      permit-guard iuran 494248735331 --signed-on 2023-05-02
      permit-guard iuran 500000000 --net
    """
    from permit_guard.cli.iuran import run_iuran

    run_iuran(value, signed_on or today_in_jakarta(), rules, language, net=net)


@main.group()
def rules() -> None:
    """Periksa atau tampilkan aturan. / Check or list the rules.

    \b
    Contoh / example:
      permit-guard rules check
      permit-guard rules list --on 2026-03-20
    """


@rules.command("check")
@click.argument("folder", type=RULES, required=False)
@language_option
def rules_check(folder: Path | None, language: Language) -> None:
    """Cari kesalahan pada aturan dan uji contoh-contohnya. / Find faults in the rules and run their examples.

    \b
    Contoh / example:
      permit-guard rules check rules
    """
    from permit_guard.cli.rules import run_check

    sys.exit(run_check(folder or RULES.default(), language))


@rules.command("list")
@click.argument("folder", type=RULES, required=False)
@click.option("--on", type=DAY, help="Hari berlakunya / day in force. Default: hari ini / today.")
@language_option
def rules_list(folder: Path | None, on: date | None, language: Language) -> None:
    """Tampilkan aturan yang berlaku pada suatu hari. / List the rules in force on a day.

    \b
    Contoh / example:
      permit-guard rules list --on 2026-03-20 --lang en
    """
    from permit_guard.cli.rules import run_list

    run_list(folder or RULES.default(), on or today_in_jakarta(), language)


for verb in (*VERBS, verify, recheck, report):
    main.add_command(verb)
