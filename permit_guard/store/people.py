"""People and programs that may come in: their passwords, sessions and tokens, of which only hashes are kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, delete, func, insert, select, update

from permit_guard.domain.person import Person, Role
from permit_guard.store import journal
from permit_guard.store.recorded import note_changed
from permit_guard.store.rows import Refused, Rows, new_id
from permit_guard.store.tables import person, person_office, sign_in, sign_in_failure, token

SECRET_BYTES = 32
_WITH_OFFICES = (
    select(person.c.id, person.c.name, person.c.role, person.c.npp, person_office.c.office)
    .select_from(person.outerjoin(person_office, person_office.c.person_id == person.c.id))
    .where(person.c.dismissed_at.is_(None))
    .order_by(person.c.name)
)
_TURN_TO_SIGN_IN = select(func.pg_advisory_xact_lock(0x5165_6E49))
_OF_TOKEN = _WITH_OFFICES.where(
    token.c.hash == bindparam("hash"), token.c.expires_at > bindparam("now"), token.c.revoked_at.is_(None),
    person.c.id == token.c.person_id,
)  # fmt: skip


def add_person(rows: Rows, who: Person, *, password_hash: str | None, at: datetime) -> Person:
    """Keep a new person under an id of its own; his name must be new."""
    added = Person(new_id(), who.name, who.role, who.offices, who.npp)
    rows.execute(
        insert(person).values(
            id=added.id, name=added.name, role=added.role.value, npp=added.npp, password_hash=password_hash, added_at=at
        )
    )
    if added.offices:
        rows.execute(insert(person_office), [{"person_id": added.id, "office": each} for each in sorted(added.offices)])
    note_changed(rows, "person", added.id)
    return added


def find_person(rows: Rows, person_id: str) -> Person | None:
    """Who has this id, unless dismissed."""
    return _one(rows, person.c.id == person_id)


def people(rows: Rows) -> tuple[Person, ...]:
    """Everyone who was not dismissed, by name."""
    return _people(rows)


def find_named(rows: Rows, name: str) -> Person | None:
    """Who is called `name`, unless dismissed."""
    return _one(rows, person.c.name == name)


def dismiss(rows: Rows, person_id: str, at: datetime) -> None:
    """From now on neither password, session nor token of this person opens anything; what he did stays his."""
    rows.execute(update(person).where(person.c.id == person_id).values(dismissed_at=at))
    note_changed(rows, "person", person_id)


def clerk(rows: Rows, name: str, role: Role, at: datetime) -> str:
    """The id of the program's own hand of this name: a person by whom no one can come in, kept when first needed."""
    wanted = select(person.c.id).where(person.c.name == name)
    if (known := rows.execute(wanted).scalar_one_or_none()) is not None:
        return str(known)
    with suppress(Refused), rows.begin_nested():  # two runs at once: one of them keeps it for both
        added = add_person(rows, Person("", name, role), password_hash=None, at=at)
        dismiss(rows, added.id, at)
        journal.append(rows, at=at, verb="enrol", by=added.id, about={"person": added.id, "role": role.value})
    return str(rows.execute(wanted).scalar_one())


def names_of(rows: Rows, ids: set[str]) -> dict[str, str]:
    """The names that go with `ids`."""
    found = rows.execute(select(person.c.id, person.c.name).where(person.c.id.in_(ids)))
    return {row.id: row.name for row in found}


def password_of(rows: Rows, name: str) -> tuple[Person, str] | None:
    """The person called `name` with the hash of his password, where he has one."""
    who = find_named(rows, name)
    kept = rows.execute(select(person.c.password_hash).where(person.c.id == who.id)).scalar_one() if who else None
    return (who, kept) if who is not None and kept is not None else None


def set_password(rows: Rows, person_id: str, password_hash: str) -> None:
    """Keep a new hash of a password."""
    rows.execute(update(person).where(person.c.id == person_id).values(password_hash=password_hash))
    note_changed(rows, "person", person_id)


def issue_token(rows: Rows, person_id: str, *, at: datetime, lives: timedelta) -> str:
    """A new token for a program, told this once: only its hash is kept."""
    told = secrets.token_urlsafe(SECRET_BYTES)
    rows.execute(insert(token).values(hash=_hashed(told), person_id=person_id, issued_at=at, expires_at=at + lives))
    note_changed(rows, "token", _hashed(told))
    return told


def person_of_token(rows: Rows, told: str, at: datetime) -> Person | None:
    """Whose token this is, unless it has expired or was revoked."""
    return next(iter(_found(rows.execute(_OF_TOKEN, {"hash": _hashed(told), "now": at}))), None)


def revoke_tokens(rows: Rows, person_id: str, at: datetime) -> int:
    """End every token of a person; how many there were."""
    living = token.c.person_id == person_id, token.c.revoked_at.is_(None)
    hashes = rows.execute(select(token.c.hash).where(*living)).scalars().all()
    rows.execute(update(token).where(*living).values(revoked_at=at))
    for each in hashes:
        note_changed(rows, "token", each)
    return len(hashes)


def begin_session(rows: Rows, person_id: str, at: datetime) -> str:
    """A new session's secret, for the cookie."""
    told = secrets.token_urlsafe(SECRET_BYTES)
    rows.execute(insert(sign_in).values(hash=_hashed(told), person_id=person_id, signed_in_at=at, seen_at=at))
    return told


def person_of_session(rows: Rows, told: str, *, since: datetime) -> Person | None:
    """Whose session this is, unless it was ended or began before `since`."""
    return _one(
        rows, sign_in.c.hash == _hashed(told), sign_in.c.ended_at.is_(None), sign_in.c.signed_in_at > since,
        person.c.id == sign_in.c.person_id,
    )  # fmt: skip


def end_session(rows: Rows, told: str, at: datetime) -> None:
    """The session is over; whoever keeps the cookie has nothing."""
    rows.execute(update(sign_in).where(sign_in.c.hash == _hashed(told)).values(ended_at=at))


def take_turn_to_sign_in(rows: Rows) -> None:
    """From here on no one else counts failures before this transaction ends; in SQLite it is so by itself."""
    if rows.dialect.name != "sqlite":
        rows.execute(_TURN_TO_SIGN_IN)


def note_failure(rows: Rows, who: str, at: datetime) -> int:
    """Remember that signing in as `who` failed; by which number."""
    noted = insert(sign_in_failure).values(who=_hashed(who), at=at).returning(sign_in_failure.c.id)
    return int(rows.execute(noted).scalar_one())


def failures_since(rows: Rows, who: str, since: datetime) -> int:
    """How often signing in as `who` failed since then; older ones are forgotten."""
    counted = select(func.count()).where(sign_in_failure.c.who == _hashed(who), sign_in_failure.c.at > since)
    return int(rows.execute(counted).scalar_one())


def forgive_failures(rows: Rows, who: str, noted: Sequence[int]) -> None:
    """Signing in as `who` succeeded: what failed before is of no weight, nor are those `noted` for this attempt."""
    rows.execute(delete(sign_in_failure).where(sign_in_failure.c.who == _hashed(who)))
    rows.execute(delete(sign_in_failure).where(sign_in_failure.c.id.in_(noted)))


def forget_failures(rows: Rows, before: datetime) -> None:
    """Take away what no limit looks at any more."""
    rows.execute(delete(sign_in_failure).where(sign_in_failure.c.at < before))


def _one(rows: Rows, *where: ColumnElement[bool]) -> Person | None:
    return next(iter(_people(rows, *where)), None)


def _people(rows: Rows, *where: ColumnElement[bool]) -> tuple[Person, ...]:
    """Those who were not dismissed, by name."""
    return _found(rows.execute(_WITH_OFFICES.where(*where)))


def _found(found: Iterable[Row[Any]]) -> tuple[Person, ...]:
    """The people whose rows are `found`: one for each office of each."""
    each_with_rows = (tuple(same) for _, same in groupby(found, key=lambda row: row.id))
    return tuple(
        Person(here[0].id, here[0].name, Role(here[0].role),
               frozenset(row.office for row in here if row.office is not None), here[0].npp)
        for here in each_with_rows
    )  # fmt: skip


def _hashed(told: str) -> str:
    """SHA-256 is enough for 256 random bits; passwords have argon2."""
    return hashlib.sha256(told.encode()).hexdigest()
