"""Why something received cannot be read: a whole case, or one file of it."""

from __future__ import annotations

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text


class Refused(Exception):
    """Something that cannot be gone on with; `problems` are all its faults, each with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{problem.source}: {problem.message.en}" for problem in problems))
        self.problems = problems


class CaseRefused(Refused):
    """No decision can be made on the case; `problems` say all that stands in the way."""


class FileRefused(Exception):
    """One file cannot be read at all; `message` says why and how to mend it."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message
