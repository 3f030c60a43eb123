"""What a rule rests on: an instrument and an article, and how sure each is. Only what was found is ever cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a statement of the law is known (domain.md): seen in a source, from memory, or our own choice."""

    FOUND = "found"
    MEMORY = "memory"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Basis:
    """An entry of a wording's basis; `confirmed` when a named person has confirmed on a day what was from memory."""

    instrument: str
    article: str | None
    instrument_mark: Mark
    article_mark: Mark
    fact_mark: Mark
    confirmed: bool = False

    @property
    def cite(self) -> str | None:
        """As a letter cites it, `PP 44/2015 art. 53`; None for what is from memory or a policy of ours."""
        if not (self._sure(self.fact_mark) and self._sure(self.instrument_mark)):
            return None
        return (
            f"{self.instrument} art. {self.article}"
            if self.article and self._sure(self.article_mark)
            else self.instrument
        )

    def _sure(self, mark: Mark) -> bool:
        return mark is Mark.FOUND or (mark is Mark.MEMORY and self.confirmed)


def cites(basis: Iterable[Basis]) -> tuple[str, ...]:
    """What may be cited, each once, in order."""
    return tuple(dict.fromkeys(entry.cite for entry in basis if entry.cite is not None))
