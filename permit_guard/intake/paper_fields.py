"""The fields of a paper: labels found in its text however they wrap, and what stands after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from permit_guard.intake.cells import clean
from permit_guard.intake.paper_labels import EVERY, NPP, PROJECT
from permit_guard.intake.paper_marks import speaks_of_a_mark, words_of

T = TypeVar("T")
_BEGINS_OTHERS: Final = frozenset({"Nomor", "No", "Tanggal", "Tgl", "Jumlah", "Iuran"})
_NONE: Final = frozenset({"", "-", "–", "—", "nihil", "tidak ada"})
_LABELLED: Final = re.compile(r"[^\W\d][^:=0-9]{0,80}[:=]")
_DIGIT: Final = re.compile(r"[0-9]")
LONGEST: Final = 200
"""Characters of a value that another label may stand right of."""
_LABEL_BESIDE: Final = re.compile(r" (?:(?:[A-Z][A-Za-z./]* ){1,3}:(?= )|LUNAS\Z)")
"""Words with capitals and a colon, as in `923092295010413 Nama Bank : BRI`."""


BESIDE: Final = "\x1f"
"""Stands between two columns of one line; no cleaned line has it."""
_ENDS: Final = re.compile(f"[\n{BESIDE}]")


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
        object.__setattr__(self, "stated", tuple(_stated("\n".join(map(_in_columns, self.lines)))))

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
        read = {self.read(reader, value) for value in values}
        if None in read or len(read) > 1:
            raise FieldUnread(labels[0], " / ".join(dict.fromkeys(values)))
        return read.pop() if read else None

    @staticmethod
    def read(reader: Callable[[str], T | None], value: str) -> T | None:
        """What `reader` makes of `value`, or of what stands left of another label or of the stamp LUNAS on its line."""
        read = reader(value)
        beside = _LABEL_BESIDE.search(value) if read is None and len(value) <= LONGEST else None
        if beside is None or speaks_of_a_mark(words_of(beside[0])):
            return read
        return reader(value[: beside.start()])


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


def _in_columns(line: str) -> str:
    """The line with a mark before each known label that stands right of another field's value."""
    first = line.find(":") + 1
    return line[:first] + _COLUMN.sub(BESIDE, line[first:]) if first else line


def _line_end(text: str, start: int) -> int:
    """Where the line, or the column of it, that holds `start` ends."""
    found = _ENDS.search(text, start)
    return found.start() if found else len(text)


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
    rf"(?:^|{BESIDE})[ \t]*(?:{_ENUMERATOR})?({'|'.join(map(_words, sorted(EVERY, key=len, reverse=True)))})(?![\w/])"
    r"[ \t]*([:=])?[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
"""A label at the beginning of a line, perhaps numbered, its words perhaps on two lines, and the colon after it."""
_COLUMN: Final = re.compile(
    rf"(?<=[0-9).,\-]) (?=(?:{'|'.join(map(_words, sorted(EVERY, key=len, reverse=True)))}) ?:)"
    rf"| (?=(?:{'|'.join(map(_words, (*PROJECT, *NPP)))}) ?:)",
    re.IGNORECASE,
)
"""Before a label right of a value that ends in a figure, or before a number's label wherever it stands."""
