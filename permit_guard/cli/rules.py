"""`permit-guard rules check | list`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from permit_guard.casework.rulebooks import check_rules, list_rules
from permit_guard.cli.options import UNREADABLE_CASE, refuse_all
from permit_guard.domain.finding import Effect
from permit_guard.domain.text import Language, Text, say_day
from permit_guard.intake.refusal import Refused
from permit_guard.law.fields import Subject

SOUND = Text("Aturan tanpa kesalahan.", "The rules are sound.")
IN_FORCE = Text("Aturan yang berlaku pada", "Rules in force on")
SUBJECTS = {
    Subject.WORKER: Text("Tentang setiap pekerja", "About each worker"),
    Subject.APPLICATION: Text("Tentang permohonan", "About the application"),
}
EFFECTS = {Effect.BLOCK: Text("menghalangi", "blocks"), Effect.NOTE: Text("catatan", "note")}


def run_check(folder: Path, language: Language) -> int:
    """Print every fault with its file, line and column; 0 without any, else the status of what could not be read."""
    problems = check_rules(folder)
    for problem in problems:
        click.echo(f"{problem.source}: {problem.message.in_(language)}", err=True)
    if not problems:
        click.echo(SOUND.in_(language))
    return UNREADABLE_CASE if problems else 0


def run_list(folder: Path, on: date, language: Language) -> None:
    """Print each rule in force on `on`, by subject: id, effect, title and what a letter may cite."""
    try:
        rows = list_rules(folder, on)
    except Refused as refused:
        refuse_all(refused.problems, language)
    click.echo(f"{IN_FORCE.in_(language)} {say_day(on, language)}")
    for subject, heading in SUBJECTS.items():
        click.echo(f"\n{click.style(heading.in_(language), bold=True)}")
        for row in rows:
            if row.subject is subject:
                cites = f"  [{'; '.join(row.cites)}]" if row.cites else ""
                effect = EFFECTS[row.effect].in_(language)
                click.echo(f"  {row.id:<26}{effect:<13}{row.title.in_(language)}{cites}")
