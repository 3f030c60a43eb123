"""What is wrong with a rule: where in which file, and in both languages what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from permit_guard.domain.text import Text

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the rulebook. `path` leads to the value in the file; `offset` to the character within its text."""

    file: str
    path: Path
    message: Text
    offset: int | None = None


class LanguageError(Exception):
    """An expression that cannot be read or asked: `message` says why, `offset`, `line` and `column` say where."""

    def __init__(self, text: str, offset: int, message: Text) -> None:
        super().__init__(message.en)
        self.offset = min(offset, len(text))
        self.message = message
        self.line = text.count("\n", 0, self.offset) + 1
        self.column = self.offset - text.rfind("\n", 0, self.offset)
