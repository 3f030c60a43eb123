"""The records of the office held against the lines that recorded them: as they were written, none gone, none added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from permit_guard.casework import journal_faults as faults
from permit_guard.domain.text import Text
from permit_guard.store.recorded import (
    CHANGING,
    RECORDS,
    Key,
    all_keys,
    commitment_to,
    count_records,
    is_key,
    read_records,
)
from permit_guard.store.rows import Rows

AT_ONCE: Final = 100
ENDING: Final = "live_approval"
"""The record that goes away when its certificate is ended."""


class Recorded(NamedTuple):
    """What a line says of a record: its name, its key and the commitment to its rows, with the line and its salt."""

    seq: int
    salt: str
    name: str
    key: Key
    commitment: str


def recorded_by(seq: int, salt: str | None, line: Any) -> list[Recorded]:
    """What a line vouches for. Raises AttributeError, TypeError or ValueError for a line that is none of ours."""
    told = [
        Recorded(seq, salt or "", name, tuple(key), commitment) for name, *key, commitment in line.get("records", ())
    ]
    if not all(is_key(each.name, each.key) for each in told):
        raise ValueError(seq)
    return told


@dataclass(slots=True)
class Holding:
    """What has been held so far: the faults, how many of each record were spoken of, and the last word on some.

    What changes or ends is held at the end, at one moment: a service may go on writing meanwhile.
    """

    faults: list[Text] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    counted: Counter[str] = field(default_factory=Counter)
    latest: dict[tuple[str, Key], Recorded] = field(default_factory=dict)

    def hold(self, rows: Rows, told: Iterable[Recorded]) -> None:
        """Hold what these lines recorded against what is there."""
        once = defaultdict(list)
        for each in told:
            if each.name in CHANGING or each.name == ENDING:
                self.latest[each.name, each.key] = each
            else:
                once[each.name].append(each)
        for name, written in once.items():
            self._hold(rows, name, written)

    def hold_latest(self, rows: Rows, ended: Container[str]) -> None:
        """Hold the last word on each record that changes or ends; `ended` are the serials of ended certificates."""
        latest = defaultdict(list)
        for each in self.latest.values():
            latest[each.name].append(each)
        for name, written in latest.items():
            self._hold(rows, name, [each for each in written if name != ENDING or each.key[0] not in ended])

    def _hold(self, rows: Rows, name: str, written: Sequence[Recorded]) -> None:
        self.counted[name] += len(written)
        for some in (written[first : first + AT_ONCE] for first in range(0, len(written), AT_ONCE)):
            there = read_records(rows, name, [each.key for each in some])
            for each in some:
                if fault := _fault(each, there.get(each.key)):
                    self.faults.append(fault)
                    self.faulty.add(name)

    def suspicious(self, rows: Rows) -> Collection[str]:
        """Of which records there may be some that no line recorded."""
        differ = {name for name in RECORDS if count_records(rows, name) != self.counted[name]}
        return sorted(self.faulty | differ)


def unrecorded(rows: Rows, name: str, lines: Iterable[Recorded], ended: Container[str]) -> Iterator[Text]:
    """Each record of this name that none of all `lines` speaks of, or that has ended and is there."""
    spoken_of = {each.key for each in lines if each.name == name and not (name == ENDING and each.key[0] in ended)}
    yield from (faults.record_unknown(name, key) for key in sorted(set(all_keys(rows, name)) - spoken_of))


def _fault(told: Recorded, lines: Sequence[str] | None) -> Text | None:
    if lines is None:
        return faults.record_gone(told.name, told.key, told.seq)
    if commitment_to(told.salt, lines) != told.commitment:
        return faults.record_changed(told.name, told.key, told.seq)
    return None


Reading = Callable[[], AbstractContextManager[Rows]]
"""Opens a transaction that reads."""
