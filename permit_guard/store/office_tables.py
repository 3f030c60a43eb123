"""How an office shares out its work: who has taken an application, and decisions that a supervisor sent back.

Who has an application is told by one row and changes; the journal keeps what was before. Nothing that is decided rests
on it. A decision that was sent back is never approved any more (walls.py), whatever it found.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Table

from permit_guard.store.columns import at, by, text, word
from permit_guard.store.report_tables import metadata

__all__ = ["assignment", "metadata", "sent_back"]

assignment = Table(
    "assignment", metadata, word("application_id", ForeignKey("application.id"), primary_key=True), by("officer"),
    at("since"), Index("ix_assignment_officer", "officer"),
)  # fmt: skip
sent_back = Table(
    "sent_back", metadata, word("decision_id", primary_key=True), word("application_id"), text("reason"), by(), at(),
    CheckConstraint("reason <> ''", name="with_its_reason"),
    ForeignKeyConstraint(["decision_id", "application_id"], ["decision.id", "decision.application_id"],
                         name="fk_sent_back_decision"),
    Index("ix_sent_back_application", "application_id"),
)  # fmt: skip
