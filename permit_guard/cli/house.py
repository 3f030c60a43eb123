"""Opening the office for a verb of the operator, and saying plainly where it cannot be opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from permit_guard.casework.desk import Casework
from permit_guard.casework.opening import Records, open_house, open_records
from permit_guard.casework.refusals import Declined
from permit_guard.casework.settings import Settings, SettingsRefused, read_settings
from permit_guard.cli.options import refuse, refuse_all
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.text import Language, Text
from permit_guard.intake.refusal import Refused
from permit_guard.store.rows import Unavailable
from permit_guard.store.self_check import GateOpen

PRIVATE = 0o077
GATE = Text(
    "Basis data menerima persetujuan yang tidak boleh ada, jadi tidak ada yang dijalankan",
    "The database takes an approval that must not be, so nothing is run",
)
UNAVAILABLE = Text(
    "Basis data tidak dapat dibuka atau tidak menjawab. Periksa PERMIT_GUARD_DATABASE.",
    "The database cannot be opened, or does not answer. See to PERMIT_GUARD_DATABASE.",
)
UNUSABLE = Text("tidak dapat dipakai", "cannot be used")


def settings_here(language: Language) -> Settings:
    """The settings, or an end with every fault in them. What is written from now on only its owner may read."""
    os.umask(PRIVATE)
    try:
        return read_settings()
    except SettingsRefused as refused:
        refuse("\n".join(fault.in_(language) for fault in refused.faults))


@contextmanager
def opened_house(language: Language, settings: Settings | None = None) -> Iterator[Casework]:
    """The office at work, closed again afterwards; what it declines ends the program with its own sentence."""
    chosen = settings or settings_here(language)
    with plainly(language, chosen):
        house = open_house(chosen)
        try:
            yield house
        finally:
            house.readers.stop()
            house.database.close()


@contextmanager
def opened_records(language: Language, settings: Settings) -> Iterator[Records]:
    """What an installation keeps, whether or not its rules can be read."""
    with plainly(language, settings):
        records = open_records(settings)
        try:
            yield records
        finally:
            records.database.close()


@contextmanager
def plainly(language: Language, settings: Settings) -> Iterator[None]:
    """Whatever keeps the block from its end ends the program, with a sentence that tells what to see to."""
    try:
        yield
    except Refused as refused:
        refuse_all(refused.problems, language)
    except Declined as declined:
        refuse(said_of(declined, language))
    except GateOpen as gate:
        refuse(f"{GATE.in_(language)}: {gate}")
    except Unavailable:
        refuse(UNAVAILABLE.in_(language))
    except FileExistsError:
        raise
    except OSError as wrong:
        refuse(f"{wrong.filename or settings.instance}: {UNUSABLE.in_(language)} ({wrong.strerror})")


def said_of(declined: Declined, language: Language) -> str:
    """Why something was not done, with each reason on a line."""
    return "\n".join([declined.says.in_(language), *(f"  {reason.in_(language)}" for reason in declined.reasons)])


def said_moment(at: datetime) -> str:
    """A moment by the office's clock, to the minute."""
    return at.astimezone(OFFICE_ZONE).strftime("%Y-%m-%d %H:%M")
