"""The fields of a paper: labels found in its text however they wrap, and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from permit_guard.intake.cells import clean
from permit_guard.intake.paper_labels import EVERY

T = TypeVar("T")
_BEGINS_OTHERS: Final = frozenset({"Nomor", "No", "Tanggal", "Tgl", "Jumlah", "Iuran"})
_NONE: Final = frozenset({"", "-", "–", "—", "nihil", "tidak ada"})
_LABELLED: Final = re.compile(r"[^\W\d][^:=0-9]{0,80}[:=]")
_DIGIT: Final = re.compile(r"[0-9]")


class FieldUnread(Exception):
    """A field is stated but cannot be read; `label` is its name on the paper, `value` what stands there."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__(label)
        self.label = label
        self.value = value


@dataclass(frozen=True, slots=True)
class Stated:
    """One label on a paper, in lower case, the value beside it, and the line that it begins on."""

    label: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Paper:
    """The cleaned lines of one paper, the page that it begins on, and all the fields that its labels state."""

    page: int
    lines: tuple[str, ...]
    stated: tuple[Stated, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stated", tuple(_stated("\n".join(self.lines))))

    def values(self, labels: Iterable[str]) -> list[str]:
        """What stands after each of `labels`, empty values and dashes left out."""
        wanted = {label.casefold() for label in labels}
        return [
            stated.value for stated in self.stated if stated.label in wanted and stated.value.casefold() not in _NONE
        ]

    def last_line(self, labels: Iterable[str]) -> int:
        """The last line that one of `labels` begins on; -1 where none is."""
        wanted = {label.casefold() for label in labels}
        return max((stated.line for stated in self.stated if stated.label in wanted), default=-1)

    def field(self, labels: tuple[str, ...], reader: Callable[[str], T | None]) -> T | None:
        """The one value that all of `labels` state; None where nothing or only a dash stands.

        Raises FieldUnread where one cannot be read, or two differ: which of them holds is for a person to say.
        """
        values = self.values(labels)
        read = {reader(value) for value in values}
        if None in read or len(read) > 1:
            raise FieldUnread(labels[0], " / ".join(dict.fromkeys(values)))
        return read.pop() if read else None


def cleaned_lines(page: str) -> list[str]:
    """The lines of a page's text, cleaned as cells are, without empty ones."""
    return [line for raw in page.splitlines() if (line := clean(raw))]


def _stated(text: str) -> Iterable[Stated]:
    """Every label in `text`, in order; one that only begins a sentence is none."""
    line, counted = 0, 0
    for match in _LABEL.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        end = _line_end(text, match.end())
        rest = text[match.end() : end].strip()
        following = text[end + 1 : _line_end(text, end + 1)]
        value = _unwrapped(rest, following) if rest else _below(following)
        if match[2] or not value[:1].islower() or _DIGIT.search(value):
            yield Stated(" ".join(match[1].split()).casefold(), value, line)


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _below(following: str) -> str:
    """The line under a label that ends its line, unless it has a label of its own: then that is a heading."""
    value = following.lstrip(":= ")
    return "" if value == following and _LABELLED.match(following) else value.strip()


def _unwrapped(value: str, following: str) -> str:
    """A number that breaks after its slash or hyphen goes on in the next line."""
    if value.endswith(("/", "-")) and not value.endswith(",-") and len(value) > 1:
        return value + following.split(" ")[0]
    return value


def _words(label: str) -> str:
    """The label as a pattern. A word that other labels begin with too stands alone: before a colon or a line's end."""
    alone = r"(?=\s*[:=]|[ \t]*$)" if label.rstrip(".") in _BEGINS_OTHERS else ""
    return r"\s+".join(map(re.escape, label.split())) + alone


_ENUMERATOR: Final = r"(?:[0-9]{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\s+"
_LABEL: Final = re.compile(
    rf"^[ \t]*(?:{_ENUMERATOR})?({'|'.join(map(_words, sorted(EVERY, key=len, reverse=True)))})(?![\w/])"
    r"[ \t]*([:=])?[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
"""A label at the beginning of a line, perhaps numbered, its words perhaps on two lines, and the colon after it."""
