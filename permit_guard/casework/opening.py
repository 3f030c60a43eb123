"""Opening the house: settings become a database, files, keys and the law, each made ready or refused."""

from __future__ import annotations

from permit_guard.casework.checking import read_law
from permit_guard.casework.desk import Casework
from permit_guard.casework.keys import read_keys
from permit_guard.casework.reading import Readers
from permit_guard.casework.settings import Settings
from permit_guard.store.database import Database
from permit_guard.store.files import FileStore
from permit_guard.store.schema import upgrade
from permit_guard.store.self_check import refuse_open_gate

__all__ = ["Settings", "open_house"]


def open_house(settings: Settings) -> Casework:
    """The office ready to work: tables brought up to date, keys there, the law read, and the gate seen to hold.

    Raises RulesRefused or WorkingDaysRefused for faulty rules, GateOpen where the database takes an illegal approval.
    """
    law = read_law(settings.rules)
    settings.instance.mkdir(parents=True, exist_ok=True)
    keys = read_keys(settings.instance / "keys")
    database = Database(settings.database)
    upgrade(database)
    refuse_open_gate(database)
    return Casework(database, FileStore(settings.instance / "files"), law, keys, Readers.ready())
