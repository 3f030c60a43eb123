"""`permit-guard serve` and `permit-guard demo`."""

from __future__ import annotations

import socket
import sys

import click

from permit_guard.casework.demonstration import demonstrate, demonstrated
from permit_guard.casework.opening import put_law_in_force
from permit_guard.casework.refusals import NotEmpty
from permit_guard.casework.settings import Settings
from permit_guard.cli.house import opened_house, settings_here
from permit_guard.cli.options import refuse
from permit_guard.domain.text import Language, Text

SERVING = Text("Melayani di", "Serving at")
STOP = Text("Ctrl-C menghentikannya.", "Ctrl-C stops it.")
PEOPLE = Text("Data rekaan. Nama, kata sandi dan peran:", "Made-up data. Name, password and role:")
TAKEN = Text(
    "alamat ini tidak dapat dipakai; hentikan yang memakainya, atau pilih alamat lain dengan PERMIT_GUARD_BIND",
    "this address cannot be used; stop what uses it, or choose another by PERMIT_GUARD_BIND",
)


def run_serve(language: Language) -> None:
    """Open the house, try its gate, and serve. Ends at once where any of that fails."""
    settings = settings_here(language)
    _refuse_taken(settings, language)
    with opened_house(language, settings) as house:
        from permit_guard.web.serving import serve

        put_law_in_force(house)
        serve(house, settings, ready=lambda address: _say(address, language))


def run_demo(language: Language, *, if_empty: bool) -> None:
    """Fill an empty installation and print who may come in; of one that was filled so before, print them again."""
    settings = settings_here(language)
    with opened_house(language, settings) as house:
        told = demonstrated(settings.instance)
        if told is None:
            try:
                told = demonstrate(house, settings.instance)
            except NotEmpty:
                if not if_empty:
                    raise
    if told is not None:
        click.echo(f"{PEOPLE.in_(language)}\n{told}")


def _refuse_taken(settings: Settings, language: Language) -> None:
    """The address is tried first: the server would try for seconds, and then say so in its log alone."""
    host, _, port = settings.bind.rpartition(":")
    family = socket.AF_INET6 if host.startswith("[") else socket.AF_INET
    try:
        with socket.create_server((host.strip("[]"), int(port)), family=family):
            return
    except OSError as wrong:
        refuse(f"{settings.bind}: {TAKEN.in_(language)} ({wrong.strerror})")


def _say(address: str, language: Language) -> None:
    click.echo(f"{SERVING.in_(language)} {address}  {STOP.in_(language)}")
    sys.stdout.flush()
