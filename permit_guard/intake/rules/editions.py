"""Files of the law that have dated editions, none two of which are in force on one day: offices and letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import Located, YamlRefused, compose
from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.law_file import read_law_file
from permit_guard.intake.shape_faults import load_shape

Edition = Mapping[str, Any]
SPAN_EXPECTED: Final = Text("[tanggal mulai, tanggal akhir atau null]", "[first day, day after the last or null]")


class Span(fields.Field[Any]):
    """Two days, half open; the second may be null."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[date, date | None]:
        try:
            first, until = value
            span = date.fromisoformat(first), None if until is None else date.fromisoformat(until)
        except (TypeError, ValueError):
            raise ValidationError("span") from None
        if span[1] is not None and span[1] <= span[0]:
            raise ValidationError("span")
        return span


def read_editions(
    path: Path, shape: Schema, misfits: Callable[[Located, Edition], Iterable[Problem]], refused: type[Refused],
    unreadable: Text,
) -> list[dict[str, Any]]:  # fmt: skip
    """The `editions` of a file of this `shape`. Raises `refused` with what is faulty, last of it the `misfits`.

    `unreadable` is what is said of a file that is not there, or is no text.
    """
    try:
        located = compose(read_law_file(path), path.name)
    except YamlRefused as faulty:
        raise refused((faulty.problem,)) from None
    except (OSError, UnicodeDecodeError):
        raise refused((Problem(Source(path.name), unreadable),)) from None
    shaped, problems = load_shape(shape, located)
    problems = problems or tuple(misfits(located, shaped))
    if problems:
        raise refused(problems)
    return list(shaped["editions"])


def overlaps(located: Located, shaped: Edition) -> Iterator[Problem]:
    """Each edition that begins before the one above it ends."""
    spans = [edition["in_force"] for edition in shaped["editions"]]
    for place in range(1, len(spans)):
        before = spans[place - 1][1]
        if before is None or before > spans[place][0]:
            yield Problem(located.source(("editions", place, "in_force")), _OVERLAPS)


def edition_on(editions: Sequence[dict[str, Any]], day: date) -> dict[str, Any] | None:
    """The edition that is in force on a day."""
    for edition in editions:
        first, until = edition["in_force"]
        if first <= day and (until is None or day < until):
            return edition
    return None


_OVERLAPS: Final = Text(
    "Masa berlaku ini mendahului akhir masa sebelumnya. Urutkan, dan akhiri yang lama lebih dahulu.",
    "This edition begins before the one above it ends. Put them in order and end the older one first.",
)
