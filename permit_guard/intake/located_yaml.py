"""YAML that knows where each value stands: plain data, with the line and column of every key and value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # re-exported, but without a stub
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.wording import LONGEST as MAX_SHOWN
from permit_guard.intake.wording import safe

MAX_CHARACTERS: Final = 1_000_000
MAX_DEPTH: Final = 32
MAX_VALUES: Final = 20_000

Path = tuple[str | int, ...]
_WORDS: Final = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A zero in front says that the digits are a code and no number; more than 18 digits are never an amount.
_WHOLE: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")


class YamlRefused(Exception):
    """A text that is no YAML of the kind that is read here; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


class Spot(NamedTuple):
    """Where a key (or, in a list, an item) and its value begin, from 0; `style` is the value's quote or `|` or `>`."""

    key_line: int
    key_column: int
    line: int
    column: int
    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data (dict, list, str, int, bool, None) read from `file`, and the place of everything in it.

    Lines and columns count from 1. A path that is not there (a missing key) has the place of what it is missing from.
    """

    file: str
    value: Any
    text: str
    spots: dict[Path, Spot]

    def line(self, path: Path) -> int:
        """The line of the value at `path`; of a mapping or a list, the line of its key."""
        return self._start(path)[0]

    def column(self, path: Path) -> int:
        """The column of the value at `path`; of a mapping or a list, the column of its key."""
        return self._start(path)[1]

    def source(self, path: Path) -> Source:
        """The place of the value at `path` as a problem states it: `line:column`."""
        line, column = self._start(path)
        return Source(self.file, f"{line}:{column}")

    def key_source(self, path: Path) -> Source:
        """The place of the key at `path`."""
        spot = self._spot(path)
        return Source(self.file, f"{spot.key_line + 1}:{spot.key_column + 1}")

    def source_inside(self, path: Path, offset: int) -> Source:
        """The place of the character at `offset` of the text at `path`, through quotes and folded lines."""
        spot = self._spot(path)
        value = self._value(path)
        if not isinstance(value, str) or spot.end <= spot.start:
            return self.source(path)
        index = spot.start + _raw_offset(self.text[spot.start : spot.end], value, offset, spot.style)
        line_start = self.text.rfind("\n", 0, index) + 1
        return Source(self.file, f"{self.text.count(chr(10), 0, index) + 1}:{index - line_start + 1}")

    def _start(self, path: Path) -> tuple[int, int]:
        spot = self._spot(path)
        if isinstance(self._value(path), dict | list):
            return spot.key_line + 1, spot.key_column + 1
        return spot.line + 1, spot.column + 1

    def _spot(self, path: Path) -> Spot:
        while path not in self.spots:
            path = path[:-1]
        return self.spots[path]

    def _value(self, path: Path) -> Any:
        value = self.value
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return value
        return value


def compose(text: str, file: str) -> Located:
    """Read one YAML 1.2 document: mappings with text keys, lists, texts, whole numbers, true and false, null.

    Days and decimals stay texts, exact as written; so do digits with a zero in front. Raises YamlRefused for what is
    no YAML, for more than 1 MB, 20,000 values or 32 levels, a key twice, an anchor, alias, tag or second document.
    """
    if len(text) > MAX_CHARACTERS:
        raise YamlRefused(
            Problem(
                Source(file),
                Text(
                    f"Berkas terlalu besar ({len(text)} huruf); paling banyak {MAX_CHARACTERS}.",
                    f"The file is too large ({len(text)} characters); at most {MAX_CHARACTERS} are read.",
                ),
            )
        )
    text = text.removeprefix("\ufeff")
    try:
        return _Reading(text, file).located()
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark is not None else ""
        raise YamlRefused(_not_yaml(Source(file, place), str(wrong.problem or wrong.context))) from None
    except (YAMLError, UnicodeError) as wrong:
        raise YamlRefused(_not_yaml(Source(file), " ".join(str(wrong).split()))) from None


def _not_yaml(source: Source, reason: str) -> Problem:
    return Problem(
        source,
        Text(
            "Bukan YAML yang dapat dibaca. Periksa tanda kutip, titik dua dan jorokan di dekat baris ini.",
            f"Not readable as YAML ({safe(reason)}). Check quotes, colons and indentation around this line.",
        ),
    )


class _Reading:
    """One pass over the parser's events; nothing is resolved by tag, so nothing can be constructed but plain data."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.parser = CParser(text)
        self.spots: dict[Path, Spot] = {}

    def located(self) -> Located:
        """The whole document, or YamlRefused."""
        self.parser.get_event()
        first = self.parser.get_event()
        if type(first).__name__ == "StreamEndEvent":
            self.spots[()] = Spot(0, 0, 0, 0, 0, 0, "")
            return Located(self.file, None, self.text, self.spots)
        event = self.parser.get_event()
        value = self._value(event, (), event)
        self.parser.get_event()
        after = self.parser.get_event()
        if type(after).__name__ != "StreamEndEvent":
            self._refuse(after, "dokumen kedua (---)", "a second document (---)")
        return Located(self.file, value, self.text, self.spots)

    def _value(self, event: Any, path: Path, key: Any) -> Any:
        kind = type(event).__name__
        if kind == "AliasEvent" or event.anchor is not None:
            self._refuse(event, "jangkar atau alias (& atau *)", "an anchor or alias (& or *)")
        if event.tag is not None:
            self._refuse(event, f"tag {event.tag}", f"the tag {event.tag}")
        if len(self.spots) >= MAX_VALUES:
            self._refuse(event, f"lebih dari {MAX_VALUES} nilai", f"more than {MAX_VALUES} values")
        if len(path) > MAX_DEPTH:
            self._refuse(event, f"lebih dari {MAX_DEPTH} tingkat", f"more than {MAX_DEPTH} levels")
        start, key_mark = event.start_mark, key.start_mark
        self.spots[path] = Spot(
            key_mark.line,
            key_mark.column,
            start.line,
            start.column,
            start.index,
            event.end_mark.index,
            getattr(event, "style", None) or "",
        )
        if kind == "ScalarEvent":
            return _plain(event.value) if event.implicit[0] else event.value
        return self._mapping(path) if kind == "MappingStartEvent" else self._list(path)

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(key := self.parser.get_event()).__name__ != "MappingEndEvent":
            if type(key).__name__ != "ScalarEvent" or key.tag is not None or key.anchor is not None:
                self._refuse(key, "kunci yang bukan teks biasa", "a key that is no plain text")
            if key.value in found:
                name = key.value[:MAX_SHOWN]
                self._refuse(key, f"kunci '{name}' untuk kedua kali", f"the key '{name}' a second time")
            found[key.value] = self._value(self.parser.get_event(), (*path, key.value), key)
        return found

    def _list(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while type(item := self.parser.get_event()).__name__ != "SequenceEndEvent":
            found.append(self._value(item, (*path, len(found)), item))
        return found

    def _refuse(self, event: Any, found_id: str, found_en: str) -> None:
        mark = event.start_mark
        raise YamlRefused(
            Problem(
                Source(self.file, f"{mark.line + 1}:{mark.column + 1}"),
                Text(
                    f"Ada {safe(found_id)}; itu tidak dipakai di sini. Tulis tiap nilai satu kali, di tempatnya.",
                    f"There is {safe(found_en)}; that is not used here. Write each value once, where it belongs.",
                ),
            )
        )


def _plain(word: str) -> Any:
    """An unquoted word by the YAML 1.2 core schema, but without floats: what is no whole number stays exact as text."""
    if word in _WORDS:
        return _WORDS[word]
    return int(word) if _WHOLE.fullmatch(word) else word


def _raw_offset(raw: str, value: str, offset: int, style: str) -> int:
    """Where in `raw` (as written) the character at `offset` of `value` (as read) stands.

    Folding changes white space alone, so the others are counted; escapes take two characters for one.
    """
    wanted = sum(not character.isspace() for character in value[:offset])
    index = len(raw) - len(raw.lstrip()) if not style else raw.find("\n") + 1 if style in "|>" else 1
    while index < len(raw):
        escaped = (style == '"' and raw[index] == "\\") or (style == "'" and raw.startswith("''", index))
        read = raw[index + 1 : index + 2] if escaped else raw[index]
        if not read.isspace():
            if wanted == 0:
                return index
            wanted -= 1
        index += 2 if escaped else 1
    return max(len(raw) - 1, 0)
