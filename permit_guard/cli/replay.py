"""`permit-guard replay NUMBER`."""

from __future__ import annotations

import click

from permit_guard.casework.replaying import Replay, find_decided, replay
from permit_guard.cli.house import opened_records, settings_here
from permit_guard.domain.text import Language, Text, say_day

SAME = Text("Sama byte demi byte.", "The same, byte by byte.")
OTHER_FACTS = Text("Fakta-faktanya tidak sama dengan yang disimpan.", "The facts are not those that were kept.")
OTHER_COLUMNS = Text("Kolom yang tidak sama dengan hasilnya:", "Columns that do not say what was found:")
DIFFERS = Text("Berbeda pada baris", "Different in line")
KEPT, AGAIN = Text("disimpan", "kept"), Text("sekarang", "again")
DECIDED = Text("diputuskan per", "decided as of")


def run_replay(number: str, office: str | None, decision_id: str | None, language: Language) -> int:
    """Judge again and say whether it is the same, or where it first differs; 0 or 1."""
    with opened_records(language, settings_here(language)) as records, records.database.read() as rows:
        found = replay(rows, find_decided(rows, number, office, decision_id))
    decision = found.decision
    click.echo(f"{number}  {decision.id}  {decision.answer}  {DECIDED.in_(language)} {say_day(decision.on, language)}")
    return _say(found, language)


def _say(found: Replay, language: Language) -> int:
    if found.equal:
        click.echo(SAME.in_(language))
        return 0
    if not found.same_facts:
        click.echo(OTHER_FACTS.in_(language), err=True)
    if found.columns:
        click.echo(f"{OTHER_COLUMNS.in_(language)} {', '.join(found.columns)}", err=True)
    if found.line is not None:
        click.echo(f"{DIFFERS.in_(language)} {found.line}", err=True)
        for heading, line in ((KEPT, found.kept), (AGAIN, found.again)):
            click.echo(f"  {heading.in_(language)}: {line}", err=True)
    return 1
