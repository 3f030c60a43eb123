"""Who works with applications, and in which role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is here for (contract.md, Roles)."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    CONTRACTOR = "contractor"
    AUDITOR = "auditor"
    EVALUATOR = "evaluator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who has signed in, or a program with that person's token.

    `offices` are the regencies an officer, supervisor or auditor works for; `npp` is a contractor's.
    """

    id: str
    name: str
    role: Role
    offices: frozenset[str] = frozenset()
    npp: str | None = None
