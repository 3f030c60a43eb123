"""The fields of a paper: labels found in its text however they wrap, and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeVar

from permit_guard.intake.cells import clean

T = TypeVar("T")
_ENUMERATOR: Final = r"(?:[0-9]{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\s+"
_AFTER_LABEL: Final = r"[ \t]*(?:[:=][ \t]*)?"
_BEGINS_OTHERS: Final = frozenset({"Nomor", "No", "Tanggal", "Tgl", "Jumlah", "Iuran"})
_NONE: Final = frozenset({"", "-", "–", "—", "nihil", "tidak ada"})


class FieldUnread(Exception):
    """A field is stated but cannot be read; `label` is its name on the paper, `value` what stands there."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__(label)
        self.label = label
        self.value = value


@dataclass(frozen=True, slots=True)
class Paper:
    """The cleaned lines of one paper, and the page that it begins on."""

    page: int
    lines: tuple[str, ...]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n".join(self.lines))

    def values(self, labels: Iterable[str]) -> list[str]:
        """What stands after each of `labels`, to the end of the line, or on the next line where the label ends one."""
        found = []
        for match in _label(tuple(labels)).finditer(self.text):
            rest, _, following = self.text[match.end() :].partition("\n")
            value = rest.strip() or following.partition("\n")[0].lstrip(":= ").strip()
            found.append(_unwrapped(value, following if rest.strip() else ""))
        return found

    def field(self, labels: Iterable[str], reader: Callable[[str], T | None]) -> T | None:
        """The first readable value after `labels`; None where nothing or only a dash stands. Raises FieldUnread."""
        labels = tuple(labels)
        unread: str | None = None
        for value in self.values(labels):
            if value.casefold() in _NONE:
                continue
            if (read := reader(value)) is not None:
                return read
            unread = unread or value
        if unread is not None:
            raise FieldUnread(labels[0], unread)
        return None


def cleaned_lines(page: str) -> list[str]:
    """The lines of a page's text, cleaned as cells are, without empty ones."""
    return [line for raw in page.splitlines() if (line := clean(raw))]


def _unwrapped(value: str, following: str) -> str:
    """A number that breaks after its slash or hyphen goes on in the next line."""
    if value.endswith(("/", "-")) and len(value) > 1 and following:
        return value + following.partition("\n")[0].split(" ")[0]
    return value


@lru_cache(maxsize=64)
def _label(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the labels at the beginning of a line, perhaps numbered, its words perhaps on two lines."""
    words = "|".join(map(_words, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"^[ \t]*(?:{_ENUMERATOR})?(?:{words})(?![\w/]){_AFTER_LABEL}", re.IGNORECASE | re.MULTILINE)


def _words(label: str) -> str:
    """The label as a pattern. A word that other labels begin with too stands alone: before a colon or a line's end."""
    alone = r"(?=\s*[:=]|[ \t]*$)" if label.rstrip(".") in _BEGINS_OTHERS else ""
    return r"\s+".join(map(re.escape, label.split())) + alone
