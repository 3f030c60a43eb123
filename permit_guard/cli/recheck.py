"""`permit-guard recheck`."""

from __future__ import annotations

from collections import Counter

import click

from permit_guard.casework.rechecking import Came, Rechecked, recheck_all
from permit_guard.cli.house import opened_house
from permit_guard.domain.text import Language, Text

FAULT = 4
SAID = {
    Came.SUSPENDED: Text("ditangguhkan", "suspended"),
    Came.LIFTED: Text("penangguhan dicabut", "lifted"),
    Came.STILL_SUSPENDED: Text("tetap ditangguhkan", "still suspended"),
    Came.ENDED: Text("berakhir sementara itu", "ended meanwhile"),
    Came.FAILED: Text("TIDAK DIPERIKSA", "NOT RECHECKED"),
}
LETTER, NO_LETTER = Text("surat", "letter"), Text("surat belum dibuat", "no letter yet")
SUMMARY = Text(
    "{all} diperiksa kembali: {suspended} ditangguhkan, {lifted} dicabut penangguhannya, {failed} gagal.",
    "{all} rechecked: {suspended} suspended, {lifted} lifted, {failed} failed.",
)


def run_recheck(office: str | None, language: Language) -> int:
    """Say what came of each approval that changed, and how many there were; 4 where any could not be rechecked."""
    counted: Counter[Came] = Counter()
    faults = 0
    with opened_house(language) as house:
        for each in recheck_all(house, office):
            counted[each.came] += 1
            faults += each.fault is not None
            _say(each, language)
    failed = counted[Came.FAILED]
    click.echo(
        SUMMARY.in_(language).format(
            all=counted.total() - failed, suspended=counted[Came.SUSPENDED], lifted=counted[Came.LIFTED], failed=failed
        )
    )
    return FAULT if faults else 0


def _say(each: Rechecked, language: Language) -> None:
    if each.came is Came.UNCHANGED and each.letter is None and each.fault is None:
        return
    told = [f"{each.number} ({each.office})"]
    told += [SAID[each.came].in_(language)] if each.came in SAID else []
    told += [f"{LETTER.in_(language)} {each.letter}"] if each.letter else []
    if each.fault is not None:
        told += [] if each.came is Came.FAILED else [NO_LETTER.in_(language)]
        told.append(each.fault.in_(language))
    click.echo("  ".join(told), err=each.fault is not None)
