"""The office as a plain model: what stands where, and what each verb should come to, told without a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from permit_guard.casework.refusals import (
    AlreadyThere,
    Declined,
    NotApprovable,
    SamePerson,
    Unfit,
    WrongState,
)
from permit_guard.domain.state import State

CHECKED = {State.DEFICIENT, State.UNPROVEN, State.COMPLIANT}
UNDER_WAY = CHECKED | {State.SUBMITTED}
Refusal = type[Declined] | None


@dataclass
class File:
    """A file of evidence: who sent it, and what was said of it last."""

    sent_by: str
    word: str = ""


@dataclass
class Asked:
    """An application as the model knows it."""

    state: State = State.DRAFT
    roster: str = ""
    files: dict[str, File] = field(default_factory=dict)
    version: int = 0
    submitted_roster: str = ""
    submitted_files: frozenset[str] = frozenset()
    submitted_by: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    notified: bool = False
    lines: int = 0

    def change(self) -> Refusal:
        """What attaching comes to."""
        return None if self.state is State.DRAFT else WrongState

    def submit(self) -> Refusal:
        """What submitting comes to."""
        if self.state is not State.DRAFT:
            return WrongState
        return None if self.roster else Unfit

    def attest(self, name: str, by: str) -> Refusal:
        """What a word on a file comes to."""
        if self.state not in UNDER_WAY | {State.DRAFT}:
            return WrongState
        return SamePerson if self.files[name].sent_by == by else None

    def check(self) -> Refusal:
        """What checking comes to."""
        return None if self.state in UNDER_WAY else WrongState

    def approve(self, by: str, on: date) -> Refusal:
        """What approving comes to."""
        if by == "supervisor elsewhere":
            return Declined
        if self.state is not State.COMPLIANT:
            return WrongState
        if by in (self.submitted_by, self.checked_by):
            return SamePerson
        return None if self.checked_on == on else NotApprovable

    def send_back(self) -> Refusal:
        """What a supervisor's sending back comes to."""
        return None if self.state is State.COMPLIANT else WrongState

    def notify(self) -> Refusal:
        """What sending the letter comes to."""
        if self.state not in (State.DEFICIENT, State.UNPROVEN):
            return WrongState
        return AlreadyThere if self.notified else None

    def take_back(self) -> Refusal:
        """What a revision comes to."""
        return None if self.state in UNDER_WAY else WrongState

    def withdraw(self) -> Refusal:
        """What a withdrawal comes to."""
        return None if self.state in UNDER_WAY | {State.DRAFT} else WrongState

    def end(self) -> Refusal:
        """What revoking or closing comes to."""
        return None if self.state is State.APPROVED else WrongState

    @property
    def is_sound(self) -> bool:
        """Whether what was submitted proves the cover of everyone, by files that another has compared."""
        words = {self.files[name].word for name in self.submitted_files}
        return self.submitted_roster == "covered" and len(self.submitted_files) == 5 and words == {"confirmed"}
