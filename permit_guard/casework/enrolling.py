"""Enrolling: people and programs are let in by the operator, given tokens, and dismissed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from permit_guard.casework.desk import Desk
from permit_guard.casework.passwords import hash_password
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import AlreadyThere, NotAllowed, NotThere, Unfit
from permit_guard.domain.person import Person, Role
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit as UnfitCell
from permit_guard.intake.cells import clean, read_npp
from permit_guard.store import people
from permit_guard.store.rows import Refused

OPERATOR: Final = Person("operator", "operator", Role.ADMINISTRATOR)
"""Whoever works at the command line of the machine itself: he holds keys and files, and the journal names him so."""

LONGEST_NAME: Final = 100
LONGEST_TOKEN_DAYS: Final = 366
_OFFICE: Final = re.compile("[0-9]{2}[.][0-9]{2}")


def enrol(desk: Desk, asked: Person, password: str | None = None) -> Person:
    """Let someone in under a name that is new, with a password or for tokens only; by an administrator.

    Raises NotAllowed, Unfit with every fault, AlreadyThere.
    """
    _refuse_others(desk)
    npp, unread = _npp(asked.npp)
    if faults := (*_faults(asked), *unread):
        raise Unfit(_NOT_SO, faults)
    hashed = None if password is None else hash_password(password)
    try:
        added = people.add_person(desk.rows, replace(asked, npp=npp), password_hash=hashed, at=desk.at)
    except Refused as twin:
        raise AlreadyThere(_SAME_NAME) from twin
    desk.journal("enrol", person=added.id, role=added.role.value, offices=sorted(added.offices), npp=added.npp)
    return added


def issue_token(desk: Desk, name: str, lives: timedelta) -> str:
    """A token for the programs of whoever is called `name`; told this once. Raises NotAllowed, NotThere, Unfit."""
    _refuse_others(desk)
    if not timedelta(0) < lives <= timedelta(days=LONGEST_TOKEN_DAYS):
        raise Unfit(_TOKEN_DAYS)
    who = _named(desk, name)
    told = people.issue_token(desk.rows, who.id, at=desk.at, lives=lives)
    desk.journal("issue token", person=who.id, days=lives.days)
    return told


def revoke_tokens(desk: Desk, name: str) -> int:
    """End every token of whoever is called `name`; how many. Raises NotAllowed, NotThere."""
    _refuse_others(desk)
    who = _named(desk, name)
    ended = people.revoke_tokens(desk.rows, who.id, desk.at)
    desk.journal("revoke tokens", person=who.id, tokens=ended)
    return ended


def dismiss(desk: Desk, name: str) -> Person:
    """Let whoever is called `name` in no more, by no password, session or token. Raises NotAllowed, NotThere."""
    _refuse_others(desk)
    who = _named(desk, name)
    people.revoke_tokens(desk.rows, who.id, desk.at)
    people.dismiss(desk.rows, who.id, desk.at)
    desk.journal("dismiss", person=who.id)
    return who


def everyone(desk: Desk) -> tuple[Person, ...]:
    """Everyone who may come in, by name. Raises NotAllowed."""
    _refuse_others(desk)
    return people.people(desk.rows)


def _refuse_others(desk: Desk) -> None:
    if not may(desk.by, Action.MANAGE_PEOPLE):
        raise NotAllowed


def _named(desk: Desk, name: str) -> Person:
    found = people.find_named(desk.rows, name)
    if found is None:
        raise NotThere
    return found


def _faults(asked: Person) -> Iterator[Text]:
    """What is wrong with a new person: contract.md says which roles have offices, and which an NPP."""
    name = asked.name
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable() or clean(name) != name:
        yield _NAME
    if not all(_OFFICE.fullmatch(office) for office in asked.offices):
        yield _OFFICE_CODE
    if asked.role in (Role.OFFICER, Role.SUPERVISOR) and len(asked.offices) != 1:
        yield _ONE_OFFICE
    if asked.role is Role.AUDITOR and not asked.offices:
        yield _SOME_OFFICE
    if asked.role in (Role.CONTRACTOR, Role.EVALUATOR, Role.ADMINISTRATOR) and asked.offices:
        yield _NO_OFFICE
    if (asked.npp is not None) != (asked.role is Role.CONTRACTOR):
        yield _ONLY_CONTRACTOR


def _npp(written: str | None) -> tuple[str | None, tuple[Text, ...]]:
    """The NPP as applications have it, so that the two are found to be one."""
    try:
        npp = None if written is None else read_npp(written)
    except UnfitCell:
        npp = None
    return npp, () if (npp is None) is (written is None) else (_NPP_FORM,)


_NOT_SO: Final = Text("Orang ini tidak dapat didaftarkan begini.", "This person cannot be enrolled like this.")
_NAME: Final = Text(
    f"Nama terdiri dari 1 sampai {LONGEST_NAME} huruf yang terlihat, tanpa spasi di tepinya.",
    f"A name has 1 to {LONGEST_NAME} visible letters, without spaces at its ends.",
)
_OFFICE_CODE: Final = Text('Kode kantor ditulis seperti "33.08".', 'An office\'s code is written such as "33.08".')
_ONE_OFFICE: Final = Text(
    "Petugas atau pengawas bekerja untuk tepat satu kantor: sebut --office satu kali.",
    "An officer or a supervisor works for exactly one office: name one by --office.",
)
_SOME_OFFICE: Final = Text(
    "Auditor melihat kantor yang disebut saja: sebut --office, boleh beberapa kali.",
    "An auditor sees only the offices that are named: name them by --office, once or more.",
)
_NO_OFFICE: Final = Text("Peran ini tidak mempunyai kantor.", "This role has no office.")
_ONLY_CONTRACTOR: Final = Text(
    "Kontraktor mempunyai satu NPP (--npp); peran lain tidak.",
    "A contractor has one NPP (--npp); other roles have none.",
)
_NPP_FORM: Final = Text("NPP biasanya terdiri dari 8 angka.", "An NPP normally has 8 digits.")
_SAME_NAME: Final = Text(
    "Nama ini sudah dipakai, mungkin oleh orang yang sudah diberhentikan. Pilih nama lain.",
    "This name is taken, perhaps by someone who was dismissed. Choose another name.",
)
_TOKEN_DAYS: Final = Text(
    f"Token berlaku 1 sampai {LONGEST_TOKEN_DAYS} hari.", f"A token lives from 1 to {LONGEST_TOKEN_DAYS} days."
)
