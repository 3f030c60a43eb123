"""How an office works: who has taken an application, decisions that a supervisor sent back, a contractor's headings.

Who has an application is told by one row and changes; the journal keeps what was before. Nothing that is decided rests
on it. A decision that was sent back is never approved any more (walls.py), whatever it found. What a contractor calls
his columns is remembered for his next roster; a roster that was read stays as it was read. One row names the rulebook
that is in force.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Table

from permit_guard.store.columns import at, by, count, text, word
from permit_guard.store.report_tables import metadata

__all__ = ["assignment", "law_in_force", "metadata", "own_heading", "sent_back"]

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
own_heading = Table(
    "own_heading", metadata, word("npp", primary_key=True), word("heading", primary_key=True), word("taken_for"), by(),
    at(),
)  # fmt: skip
law_in_force = Table(
    "law_in_force", metadata, count("id", primary_key=True, autoincrement=False), word("rulebook_hash"), at("since"),
    CheckConstraint("id = 1", name="only_one"),
)  # fmt: skip
