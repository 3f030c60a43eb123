"""Who may do what, on one page: the roles of each action, and whose an application is. The unlisted may not be."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from permit_guard.domain.case import Application, EmployerRole
from permit_guard.domain.person import Person, Role


class Action(StrEnum):
    """Something that a person asks the office to do."""

    LIST = "list"
    READ = "read"
    OPEN = "open"
    CHANGE = "change"
    SUBMIT = "submit"
    PREVIEW = "preview"
    TRANSCRIBE = "transcribe"
    ATTEST = "attest"
    CHECK = "check"
    RECHECK = "recheck"
    NOTIFY = "notify"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    SEND_BACK = "send_back"
    TAKE = "take"
    PUT_BACK = "put_back"
    APPROVE = "approve"
    REVOKE = "revoke"
    READ_EVIDENCE = "read_evidence"
    READ_NOTICE = "read_notice"
    READ_CERTIFICATE = "read_certificate"
    LIST_CERTIFICATES = "list_certificates"
    REVEAL = "reveal"
    READ_JOURNAL = "read_journal"
    REPORT = "report"
    LIST_EMPLOYERS = "list_employers"
    MANAGE_PEOPLE = "manage_people"


_OFFICE: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
_SIDES: Final = frozenset({Role.OFFICER, Role.CONTRACTOR})
_READERS: Final = _OFFICE | {Role.CONTRACTOR, Role.AUDITOR}

MAY: Final[Mapping[Action, frozenset[Role]]] = {
    Action.LIST: _READERS,
    Action.READ: _READERS,
    Action.OPEN: frozenset({Role.OFFICER}),
    Action.CHANGE: _SIDES,
    Action.SUBMIT: _SIDES,
    Action.PREVIEW: _SIDES,
    Action.TRANSCRIBE: _SIDES,
    Action.ATTEST: frozenset({Role.OFFICER}),
    Action.CHECK: frozenset({Role.OFFICER}),
    Action.RECHECK: frozenset({Role.OFFICER}),
    Action.NOTIFY: frozenset({Role.OFFICER}),
    Action.REVISE: _SIDES,
    Action.WITHDRAW: _SIDES,
    Action.CLOSE: frozenset({Role.OFFICER}),
    Action.APPROVE: frozenset({Role.SUPERVISOR}),
    Action.REVOKE: frozenset({Role.SUPERVISOR}),
    Action.SEND_BACK: frozenset({Role.SUPERVISOR}),
    Action.TAKE: frozenset({Role.OFFICER}),
    Action.PUT_BACK: frozenset({Role.OFFICER}),
    Action.READ_EVIDENCE: _READERS,
    Action.READ_NOTICE: _READERS,
    Action.READ_CERTIFICATE: _READERS,
    Action.LIST_CERTIFICATES: frozenset({Role.AUDITOR}),
    Action.REVEAL: _OFFICE,
    Action.READ_JOURNAL: _OFFICE | {Role.AUDITOR},
    Action.REPORT: frozenset({Role.EVALUATOR}),
    Action.LIST_EMPLOYERS: _OFFICE | {Role.AUDITOR},
    Action.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
}

MAIN_CONTRACTOR_ONLY: Final = frozenset(
    {Action.CHANGE, Action.SUBMIT, Action.PREVIEW, Action.TRANSCRIBE, Action.REVISE, Action.WITHDRAW,
     Action.READ_NOTICE, Action.READ_CERTIFICATE, Action.READ_EVIDENCE}
)  # fmt: skip
"""What a subcontractor may not: it sees its own rows, and never the notice (contract.md, Roles). The
certificate has the decision on every worker inside it."""


def may(person: Person, action: Action) -> bool:
    """Whether this person's role may do this at all."""
    return person.role in MAY.get(action, frozenset())


def is_theirs(person: Person, application: Application) -> bool:
    """Whether this person may know that the application is there."""
    if person.role in (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR):
        return application.office in person.offices
    if person.role is Role.CONTRACTOR:
        return person.npp is not None and any(employer.npp == person.npp for employer in application.employers)
    return False


def rows_seen(person: Person, application: Application) -> str | None:
    """The NPP whose rows alone this person sees, or None for all rows. Of what is not theirs nothing is asked here."""
    if person.role is not Role.CONTRACTOR:
        return None
    own = next((employer for employer in application.employers if employer.npp == person.npp), None)
    return None if own is not None and own.role is EmployerRole.MAIN else person.npp or ""


def may_here(person: Person, action: Action, application: Application) -> bool:
    """Whether this person may do this to this application, which is theirs."""
    if not may(person, action):
        return False
    return action not in MAIN_CONTRACTOR_ONLY or rows_seen(person, application) is None
