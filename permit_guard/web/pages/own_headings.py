"""The form in which a contractor tells what the columns of his roster are, where their headings are not ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from permit_guard.domain.case import ColumnRead
from permit_guard.intake.columns import ROSTER
from permit_guard.intake.roster_header import may_be_told

MOST: Final = 40


def headings_to_tell(columns: Iterable[ColumnRead], told: Mapping[str, str]) -> dict[str, str]:
    """The headings that are not ours, each with what it is: as `told` in this form already, else as it was read.

    Where no file was read, those that were told: who forgot to choose the file again has not chosen in vain.
    """
    read = {each.heading: each.column for each in columns if may_be_told(each.heading)} or told
    return {own: told.get(own, column) for own, column in list(read.items())[:MOST]}


def headings_told(sent: Mapping[str, str]) -> dict[str, str]:
    """From each heading of the form to the column that was chosen for it; empty for none of ours."""
    pairs = ((sent.get(f"heading.{number}", ""), sent.get(f"column.{number}", "")) for number in range(MOST))
    return {own: column for own, column in pairs if may_be_told(own) and (column in ROSTER or not column)}
