"""The operator's verbs and their options: serving, people, journal, replay, backup. What they do is imported late."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from permit_guard.cli.options import PAPER, language_option
from permit_guard.domain.person import Person, Role
from permit_guard.domain.text import Language

TOKEN_DAYS = 90


@click.group()
def user() -> None:
    """Daftarkan atau berhentikan orang. / Enrol or dismiss people.

    \b
    Contoh / example:
      permit-guard user add siti --role officer --office 33.08
      permit-guard user list
    """


@user.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True, help="Peran / role.")
@click.option("--office", "offices", multiple=True, metavar="CODE", help="Kode kantor / an office's code (33.08).")
@click.option("--npp", help="NPP kontraktor / the contractor's NPP.")
@click.option("--password-stdin", is_flag=True, help="Baca kata sandi dari stdin / read the password from stdin.")
@click.option(
    "--token-days", type=click.IntRange(0, 366), default=TOKEN_DAYS, show_default=True,
    help="Masa berlaku token; 0: tanpa token / days a token lives; 0: no token.",
)  # fmt: skip
@language_option
def user_add(
    name: str,
    role: str,
    offices: tuple[str, ...],
    npp: str | None,
    password_stdin: bool,
    token_days: int,
    language: Language,
) -> None:
    """Daftarkan seseorang dan cetak tokennya sekali. / Enrol someone and print a token, once.

    \b
    Contoh / example:
      permit-guard user add siti --role officer --office 33.08 --password-stdin < sandi.txt
      permit-guard user add karya --role contractor --npp 15070955
    """
    from permit_guard.cli.user import run_add

    asked = Person("", name, Role(role), frozenset(offices), npp)
    run_add(asked, language, with_password=password_stdin, token_days=token_days)


@user.command("list")
@language_option
def user_list(language: Language) -> None:
    """Tampilkan semua orang yang boleh masuk. / List everyone who may come in.

    \b
    Contoh / example:
      permit-guard user list
    """
    from permit_guard.cli.user import run_list

    run_list(language)


@user.command("token")
@click.argument("name")
@click.option("--days", type=click.IntRange(1, 366), default=TOKEN_DAYS, show_default=True, help="Masa / days.")
@click.option("--revoke", is_flag=True, help="Akhiri semua tokennya / end all tokens of this person.")
@language_option
def user_token(name: str, days: int, revoke: bool, language: Language) -> None:
    """Cetak token baru sekali, atau akhiri semuanya. / Print a new token once, or end them all.

    \b
    Contoh / example:
      permit-guard user token siti --days 30
      permit-guard user token siti --revoke
    """
    from permit_guard.cli.user import run_token

    run_token(name, language, days=days, revoke=revoke)


@user.command("dismiss")
@click.argument("name")
@language_option
def user_dismiss(name: str, language: Language) -> None:
    """Jangan biarkan seseorang masuk lagi. / Let someone in no more.

    \b
    Contoh / example:
      permit-guard user dismiss siti
    """
    from permit_guard.cli.user import run_dismiss

    run_dismiss(name, language)


@click.group()
def journal() -> None:
    """Verifikasi jurnal atau tandai batasnya. / Verify the journal, or sign how far it reaches.

    \b
    Contoh / example:
      permit-guard journal verify
      permit-guard journal checkpoint
    """


@journal.command("verify")
@click.option(
    "--known", "known", type=click.Path(path_type=Path, exists=True, dir_okay=False), multiple=True, metavar="FILE",
    help="Tanda batas yang disimpan di tempat lain / a checkpoint that was held elsewhere.",
)  # fmt: skip
@language_option
def journal_verify(known: tuple[Path, ...], language: Language) -> None:
    """Hitung ulang semua baris, berkas dan keputusan. / Hash every line, file and decision again.

    Exit: 0 all of it is as it was, 1 something is not, and is named.

    \b
    Contoh / example:
      permit-guard journal verify --known tanda-batas.txt
    """
    from permit_guard.cli.journal import run_verify

    sys.exit(run_verify(known, language))


@journal.command("checkpoint")
@language_option
def journal_checkpoint(language: Language) -> None:
    """Tandatangani panjang jurnal, untuk disimpan di luar. / Sign how far the journal reaches, to keep elsewhere.

    \b
    Contoh / example:
      permit-guard journal checkpoint > tanda-batas.txt
    """
    from permit_guard.cli.journal import run_checkpoint

    run_checkpoint(language)


@click.command()
@click.argument("number")
@click.option("--office", metavar="CODE", help="Kode kantor / the office's code (33.08).")
@click.option(
    "--decision", "decision_id", metavar="ID", help="Keputusan tertentu / one decision. Default: terakhir / latest."
)
@language_option
def replay(number: str, office: str | None, decision_id: str | None, language: Language) -> None:
    """Putuskan lagi, dan bandingkan byte demi byte. / Judge again what was judged, and compare byte by byte.

    Exit: 0 the same, 1 not the same, with the first difference.

    \b
    Contoh / example:
      permit-guard replay PBG-330810-12032026-001 --office 33.08
    """
    from permit_guard.cli.replay import run_replay

    sys.exit(run_replay(number, office, decision_id, language))


@click.command()
@click.argument("file", type=PAPER)
@language_option
def backup(file: Path, language: Language) -> None:
    """Simpan semua baris, berkas dan kunci dalam satu arsip. / Keep all rows, files and keys in one archive.

    \b
    Contoh / example:
      permit-guard backup cadangan.tar
    """
    from permit_guard.cli.backup import run_backup

    run_backup(file, language)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@language_option
def restore(file: Path, language: Language) -> None:
    """Pulihkan arsip ke pemasangan yang masih kosong. / Put an archive back into an installation that is empty.

    \b
    Contoh / example:
      permit-guard restore cadangan.tar
    """
    from permit_guard.cli.backup import run_restore

    run_restore(file, language)


@click.command()
@click.option("--if-empty", is_flag=True, help="Biarkan bila sudah ada isinya / leave what is there already as it is.")
@language_option
def demo(if_empty: bool, language: Language) -> None:
    """Isi pemasangan kosong dengan data rekaan. / Fill an empty installation with made-up data.

    \b
    Contoh / example:
      permit-guard demo
    """
    from permit_guard.cli.serve import run_demo

    run_demo(language, if_empty=if_empty)


@click.command()
@language_option
def serve(language: Language) -> None:
    """Layani peramban dan program sampai dihentikan. / Serve browsers and programs until stopped.

    Pengaturan / settings: PERMIT_GUARD_INSTANCE, _DATABASE, _RULES, _HOSTS, _BIND, _WORKERS, _THREADS, _HTTPS,
    _PROXIES, _REQUESTS. README.md menerangkannya / explains them.

    \b
    Contoh / example:
      PERMIT_GUARD_BIND=127.0.0.1:8080 permit-guard serve
    """
    from permit_guard.cli.serve import run_serve

    run_serve(language)


@click.command("grants")
@click.argument("role")
def grants(role: str) -> None:
    """Cetak hak layanan di PostgreSQL untuk peran tanpa milik. / Print the rights of a role that owns nothing.

    \b
    Contoh / example:
      permit-guard grants permit_guard_service | psql "$OWNER_ADDRESS"
    """
    from permit_guard.cli.grants import run_grants

    run_grants(role)


VERBS: tuple[click.Command, ...] = (serve, demo, user, journal, replay, backup, restore, grants)
