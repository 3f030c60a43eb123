"""Opening the house: settings become a database, files, keys and the law, each made ready or refused."""

from __future__ import annotations

from dataclasses import dataclass

from permit_guard.casework.checking import read_law
from permit_guard.casework.desk import Casework, now
from permit_guard.casework.keys import Keys, read_keys
from permit_guard.casework.letters import refuse_unwritable
from permit_guard.casework.reading import Readers
from permit_guard.casework.refusals import Declined
from permit_guard.casework.seal_keys import read_roots, read_seal
from permit_guard.casework.settings import Settings
from permit_guard.domain.text import Text
from permit_guard.store import journal, sealed
from permit_guard.store.database import Database
from permit_guard.store.files import FileStore
from permit_guard.store.law_in_force import put_rulebook_in_force, rulebook_in_force
from permit_guard.store.schema import is_current, upgrade
from permit_guard.store.self_check import refuse_open_gate

__all__ = ["NothingHere", "Records", "Settings", "open_house", "open_records", "put_law_in_force"]


class NothingHere(Declined):
    """No installation keeps anything here yet, or one of another version does."""


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept, to be looked at whether or not the law can be read."""

    database: Database
    files: FileStore
    keys: Keys


def open_house(settings: Settings) -> Casework:
    """The office ready to work: tables brought up to date, keys there, the law read, and the gate seen to hold.

    Raises RulesRefused or WorkingDaysRefused for faulty rules, GateOpen where the database takes an illegal approval,
    KeyMissing where a key that things were made with is gone.
    """
    law = read_law(settings.rules)
    settings.instance.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    upgrade(database)
    refuse_open_gate(database)
    with database.read() as rows:
        first, unsealed = journal.kept_position(rows).size == 0, not sealed.any_sealed(rows)
    return Casework(
        database, FileStore(settings.instance / FILES), law, read_keys(settings.instance / KEYS, first=first),
        Readers.ready(), seal=read_seal(settings.instance / KEYS, now(), first=unsealed),
        roots=read_roots(settings.instance / KEYS),
        address=settings.public_address,
    )  # fmt: skip


def put_law_in_force(house: Casework) -> None:
    """From now on no program with another rulebook decides here. Said when a service begins: the last one started.

    Raises LettersRefused where its letters could not be written.
    """
    refuse_unwritable(house.law, house.today)
    with house.database.write() as rows:
        if rulebook_in_force(rows) != house.law.hash:
            at = house.clock()
            put_rulebook_in_force(rows, house.law.hash, at)
            journal.append(rows, at=at, verb="put in force", by="", about={"rulebook": house.law.hash})


def open_records(settings: Settings) -> Records:
    """What an installation keeps, as it is. Raises NothingHere where there is none of this version."""
    if not (settings.instance / KEYS).is_dir():
        raise NothingHere(_NOTHING_HERE)
    database = Database(settings.database)
    if not is_current(database):
        database.close()
        raise NothingHere(_NOTHING_HERE)
    return Records(database, FileStore(settings.instance / FILES), read_keys(settings.instance / KEYS, first=False))


KEYS, FILES = "keys", "files"
_NOTHING_HERE = Text(
    "Di sini belum ada pemasangan dengan versi program ini. Periksa PERMIT_GUARD_INSTANCE dan PERMIT_GUARD_DATABASE, "
    "atau jalankan `permit-guard serve` sekali.",
    "There is no installation of this program's version here. See to PERMIT_GUARD_INSTANCE and PERMIT_GUARD_DATABASE, "
    "or run `permit-guard serve` once.",
)
