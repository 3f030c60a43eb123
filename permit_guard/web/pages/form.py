"""A form as it was sent, or before: what stands in its fields, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.days import read_day

LONGEST: Final = 2_000


@dataclass
class Form:
    """`values` by the fields' names; `faults` by names of fields, or of none; `labels` is what fields are called."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: dict[str, Text] = field(default_factory=dict)
    labels: Mapping[str, Text] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "").strip()[:LONGEST]

    def fault(self, name: str) -> Text | None:
        """What is wrong with a field."""
        return self.faults.get(name)

    def summary(self) -> list[tuple[str, Text]]:
        """Each fault with its field, in the order of the fields, and what the field is called before it."""
        order = list(self.labels)
        faulty = sorted(self.faults, key=lambda name: order.index(name) if name in self.labels else -1)
        return [(name, _named(self.labels.get(name), self.faults[name])) for name in faulty]

    def first(self, name: str) -> bool:
        """Whether this is the first faulty field: the one that the page begins at."""
        return next((faulty for faulty, _ in self.summary()), None) == name

    def note(self, problems: Iterable[Problem]) -> None:
        """Take over problems whose places are JSON pointers: `/project/name` is the field `project.name`."""
        for problem in problems:
            self.faults.setdefault(problem.source.place.strip("/").replace("/", "."), problem.message)

    def day(self, name: str) -> date | None:
        """The day that stands in a field, None where it is empty; notes one that cannot be read."""
        day = read_day(self[name]) if self[name] else None
        if self[name] and day is None:
            self.faults[name] = NO_DAY
        return day

    def needs(self, *names: str) -> bool:
        """Whether all of these are filled in; notes each that is not."""
        for name in names:
            if not self[name]:
                self.faults.setdefault(name, EMPTY)
        return not any(name in self.faults for name in names)


def _named(label: Text | None, fault: Text) -> Text:
    return fault if label is None else Text(f"{label.id}: {fault.id}", f"{label.en}: {fault.en}")


NO_DAY: Final = Text("Tulis tanggalnya seperti 12-03-2026.", "Write the day like 12-03-2026.")
EMPTY: Final = Text("Bagian ini belum diisi.", "This has not been filled in.")
