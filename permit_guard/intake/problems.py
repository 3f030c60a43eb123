"""The problems of one table: the first of them word for word, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Language, Text, say_number

MOST_KEPT: Final = 1_000


class Problems(list[Problem]):
    """Problems as they are met. Beyond MOST_KEPT they are counted alone: a file of nothing but faults is told so."""

    def __init__(self) -> None:
        super().__init__()
        self.more = 0

    def append(self, problem: Problem) -> None:
        """Keep the problem, or count it."""
        if len(self) < MOST_KEPT:
            super().append(problem)
        else:
            self.more += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep or count each of them."""
        for problem in problems:
            self.append(problem)

    def told(self, source: Source) -> list[Problem]:
        """All that is kept, and one more problem at `source` for the others."""
        return [*self, Problem(source, _more(self.more))] if self.more else list(self)


def _more(count: int) -> Text:
    return Text(
        f"Dan masih ada {say_number(count, Language.ID)} kesalahan lain di sini yang tidak disebut satu per satu. "
        "Perbaiki yang disebut, lalu kirim ulang.",
        f"And there are {say_number(count, Language.EN)} more faults here that are not named one by one. Mend those "
        "that are, and send it again.",
    )
