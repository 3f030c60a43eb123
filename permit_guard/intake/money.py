"""Amounts in rupiah, in Indonesian and in English notation."""

from __future__ import annotations

import re
from decimal import Decimal

_INDONESIAN = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}|-))?")
_ENGLISH = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}|-))?")
_CURRENCY = re.compile(r"(?:Rp|IDR)\.?\s*", re.IGNORECASE)


def read_rupiah(text: str) -> Decimal | None:
    """The amount that `text` writes, or None.

    A mark before three digits separates thousands, before one or two at the end it separates sen; so
    `Rp 494,248,735,331.00`, `Rp494.248.735.331,00` and `Rp 7.050.000,-` are all plain.
    """
    amount = "".join(_CURRENCY.sub("", text.strip(), count=1).split())
    found = _INDONESIAN.fullmatch(amount) or _ENGLISH.fullmatch(amount)
    if found is None:
        return None
    whole = re.sub(r"[.,]", "", found[1])
    sen = found[2] if found[2] and found[2] != "-" else "0"
    return Decimal(f"{whole}.{sen}")
