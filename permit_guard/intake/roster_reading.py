"""A roster as it was received: its bytes parsed in a child, its workers read, its hash kept."""

from __future__ import annotations

import hashlib

from permit_guard.domain.case import ColumnRead, RosterRead
from permit_guard.domain.source import Problem, Source
from permit_guard.intake.evidence_files import EMPTY, NOT_ITS_NAME, OLD_OFFICE
from permit_guard.intake.kinds import HEAD, Kind, kind_of
from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.received import Received
from permit_guard.intake.refusal import CaseRefused, FileRefused
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.roster_header import NO_OWN, Headings, names_with, roster_columns
from permit_guard.intake.tables import tables_of


def read_received_roster(file: Received, child: ReadingChild, own: Headings = NO_OWN) -> RosterRead:
    """The roster, or the problems for which there is none. `own` is what its contractor calls his columns."""
    names = names_with(own)
    columns: tuple[ColumnRead, ...] = ()
    try:
        content = file.content()
        kind = kind_of(content[:HEAD])
        if kind is Kind.EMPTY:
            raise FileRefused(EMPTY)
        if kind not in (Kind.TABLE, Kind.ARCHIVE):
            raise FileRefused(OLD_OFFICE if kind is Kind.OLD_OFFICE else NOT_ITS_NAME)
        tables = tables_of(file.file, child.read(kind.value, content))
        columns = roster_columns(tables, names)
        roster, problems = read_roster(file.file, tables, names)
    except FileRefused as refused:
        return RosterRead(None, (Problem(Source(file.file), refused.message),))
    except CaseRefused as refused:
        return RosterRead(None, refused.problems, columns=columns)
    return RosterRead(roster, problems, hashlib.sha256(content).hexdigest(), columns)
