"""Where an application stands, and which step may be taken from there (contract.md, States)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where an application stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    DEFICIENT = "deficient"
    UNPROVEN = "unproven"
    COMPLIANT = "compliant"
    AWAITING_CONTRACT = "awaiting_contract"
    APPROVED = "approved"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What moves an application on."""

    CHANGE = "change"
    ATTACH = "attach"
    SUBMIT = "submit"
    CHECK = "check"
    ATTEST = "attest"
    NOTIFY = "notify"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    COVER = "cover"
    RECHECK = "recheck"
    REVOKE = "revoke"
    CLOSE = "close"
    SEND_BACK = "send_back"
    TAKE = "take"
    PUT_BACK = "put_back"


class Holder(StrEnum):
    """Whose turn it is: the days that pass are counted as theirs."""

    OFFICE = "office"
    APPLICANT = "applicant"
    NOBODY = "nobody"


CHECKED: Final = frozenset({State.DEFICIENT, State.UNPROVEN, State.COMPLIANT, State.AWAITING_CONTRACT})
GRANTED: Final = frozenset({State.APPROVED, State.SUSPENDED})
UNDER_WAY: Final = CHECKED | {State.DRAFT, State.SUBMITTED}
ENDED: Final = frozenset({State.REVOKED, State.CLOSED, State.WITHDRAWN})

ALLOWED: Final[Mapping[Step, frozenset[State]]] = {
    Step.CHANGE: frozenset({State.DRAFT}),
    Step.ATTACH: frozenset({State.DRAFT, State.SUSPENDED}),
    Step.SUBMIT: frozenset({State.DRAFT, State.SUSPENDED}),
    Step.CHECK: CHECKED | {State.SUBMITTED},
    Step.ATTEST: CHECKED | {State.DRAFT, State.SUBMITTED, State.SUSPENDED},
    Step.NOTIFY: frozenset({State.DEFICIENT, State.UNPROVEN, State.AWAITING_CONTRACT}),
    Step.REVISE: CHECKED | {State.SUBMITTED},
    Step.WITHDRAW: CHECKED | {State.DRAFT, State.SUBMITTED},
    Step.APPROVE: frozenset({State.COMPLIANT}),
    Step.COVER: frozenset({State.APPROVED}),
    Step.RECHECK: GRANTED,
    Step.REVOKE: GRANTED,
    Step.CLOSE: GRANTED,
    Step.SEND_BACK: frozenset({State.COMPLIANT}),
    Step.TAKE: UNDER_WAY | GRANTED,
    Step.PUT_BACK: UNDER_WAY | GRANTED,
}


def may_step(step: Step, state: State) -> bool:
    """Whether `step` may be taken from `state`; what is not listed may not."""
    return state in ALLOWED.get(step, frozenset())
