"""Offices: the data of an office as it was on a day, for verbs that need it and for pages that can do without."""

from __future__ import annotations

from datetime import date

from permit_guard.casework.checking import Law
from permit_guard.casework.refusals import Unfit
from permit_guard.domain.office import Office, OfficeUnknown
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused


def get_office(law: Law, code: str, on: date) -> Office:
    """The office `code` as it was on the day `on`. Raises Unfit where its data is missing or cannot be read."""
    try:
        return law.office(code, on)
    except OfficeUnknown as unknown:
        raise Unfit(unknown.says) from unknown
    except Refused as refused:
        raise Unfit(_FAULTY, [problem.message for problem in refused.problems]) from refused


def find_office(law: Law, code: str, on: date) -> Office | None:
    """As `get_office`, or None."""
    try:
        return law.office(code, on)
    except (OfficeUnknown, Refused):
        return None


_FAULTY = Text("Data kantor tidak terbaca.", "The office's data cannot be read.")
