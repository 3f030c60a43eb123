"""What the rest of the house holds of a transaction, without speaking SQL: rows kept together or not at all."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

__all__ = ["Refused", "Rows", "Unavailable", "new_id"]

Rows = Connection

Refused = IntegrityError
"""What the database throws when a row would break a wall."""

Unavailable = OperationalError
"""What the database throws when it cannot keep or tell anything now: full, locked too long, gone."""

ID_BYTES = 12


def new_id() -> str:
    """A name for a new row that no one can guess: 24 hexadecimal digits."""
    return secrets.token_hex(ID_BYTES)
