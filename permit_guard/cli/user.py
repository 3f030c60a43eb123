"""`permit-guard user add | list | token | dismiss`."""

from __future__ import annotations

import sys
from datetime import timedelta

import click

from permit_guard.casework import enrolling
from permit_guard.casework.enrolling import OPERATOR
from permit_guard.cli.house import opened_house
from permit_guard.domain.person import Person
from permit_guard.domain.text import Language, Text

ADDED = Text("Terdaftar", "Enrolled")
TOKEN = Text(
    "Token untuk program, hanya ditampilkan sekali ini, berlaku sampai",
    "The token for programs, shown this once, valid until",
)
PASSWORD = Text("Kata sandi", "Password")
ENDED = Text("Token yang diakhiri", "Tokens ended")
DISMISSED = Text(
    "Diberhentikan; kata sandi, sesi dan tokennya tidak berlaku lagi",
    "Dismissed; password, sessions and tokens no longer count",
)


def run_add(asked: Person, language: Language, *, with_password: bool, token_days: int) -> None:
    """Enrol someone; the token alone goes to standard output."""
    password = _read_password(language) if with_password else None
    with opened_house(language) as house, house.desk(OPERATOR) as desk:
        added = enrolling.enrol(desk, asked, password)
        token = enrolling.issue_token(desk, added.name, timedelta(days=token_days)) if token_days else None
        until = desk.today + timedelta(days=token_days)
    click.echo(f"{ADDED.in_(language)}: {_line(added)}", err=True)
    _say_token(token, f"{until}", language)


def run_list(language: Language) -> None:
    """Everyone who may come in: name, role, offices or NPP."""
    with opened_house(language) as house, house.reading_desk(OPERATOR) as desk:
        for person in enrolling.everyone(desk):
            click.echo(_line(person))


def run_token(name: str, language: Language, *, days: int, revoke: bool) -> None:
    """A new token, or the end of all."""
    with opened_house(language) as house, house.desk(OPERATOR) as desk:
        ended = enrolling.revoke_tokens(desk, name) if revoke else None
        token = None if revoke else enrolling.issue_token(desk, name, timedelta(days=days))
        until = desk.today + timedelta(days=days)
    if ended is not None:
        click.echo(f"{ENDED.in_(language)}: {ended}")
    _say_token(token, f"{until}", language)


def run_dismiss(name: str, language: Language) -> None:
    """Let someone in no more."""
    with opened_house(language) as house, house.desk(OPERATOR) as desk:
        who = enrolling.dismiss(desk, name)
    click.echo(f"{DISMISSED.in_(language)}: {who.name}")


def _say_token(token: str | None, until: str, language: Language) -> None:
    if token is not None:
        click.echo(f"{TOKEN.in_(language)} {until}:", err=True)
        click.echo(token)


def _read_password(language: Language) -> str:
    """One line of standard input; at a terminal asked for twice, and not shown."""
    if sys.stdin.isatty():
        return str(click.prompt(PASSWORD.in_(language), hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _line(person: Person) -> str:
    return "  ".join(filter(None, [person.name, person.role.value, *sorted(person.offices), person.npp]))
