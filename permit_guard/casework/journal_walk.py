"""Walking along the journal: each line hashed again, the roots on the way, and what the lines speak of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from permit_guard.casework import journal_faults as faults
from permit_guard.casework.journal_records import Holding, Reading, Recorded, recorded_by
from permit_guard.domain.text import Text
from permit_guard.store.journal import kept_frontier
from permit_guard.store.ledger import Ledger, lines_after
from permit_guard.store.merkle import GrowingTree, leaf_hash
from permit_guard.store.rows import Rows

BATCH: Final = 20_000
_ENDS: Final = ("revoke", "close")
_TURNS: Final = {"suspend": "suspended", "lift": "lifted"}


@dataclass(slots=True)
class Walk:
    """What the lines said: the root at each number of lines that is `wanted`, and of what each verb speaks.

    `whole` is how many lines there are before the first that is missing. By the number of its line: `checks` has
    application and commitment, `approvals` application and serial, `seals` serial and SHA-256. `turns` has line, serial
    and kind of each suspension and lifting, `files` the SHA-256 of each evidence.
    """

    wanted: frozenset[int]
    whole: int = 0
    faults: list[Text] = field(default_factory=list)
    roots: dict[int, str] = field(default_factory=dict)
    checks: dict[int, tuple[str, str]] = field(default_factory=dict)
    approvals: dict[int, tuple[str, str]] = field(default_factory=dict)
    seals: dict[int, tuple[str, str]] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    turns: set[tuple[int, str, str]] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)


def walk_along(reading: Reading, ledger: Ledger, wanted: frozenset[int], holding: Holding | None = None) -> Walk:
    """Every line up to the end that the ledger knows, in batches of a transaction each; `holding` its records too."""
    walk, tree, expected = Walk(wanted | {ledger.size}), GrowingTree(), 1
    walk.roots[0] = tree.frontier.root.hex()
    while expected <= ledger.size:
        with reading() as rows:
            lines = lines_after(rows, expected - 1, upto=ledger.size, most=BATCH)
            told = _told([line[1] for line in lines])
            if holding is not None:
                holding.hold(rows, _recorded(lines, told))
        if not lines:
            walk.faults.append(faults.lines_missing(expected, ledger.size))
            break
        for (seq, entry, leaf, application, _), line in zip(lines, told, strict=True):
            if seq != expected:
                walk.faults.append(faults.lines_missing(expected, seq - 1))
            expected = seq + 1
            hashed = leaf_hash(entry.encode())
            if hashed.hex() != leaf or not _notes(walk, seq, application, line):
                walk.faults.append(faults.line_changed(seq))
            if walk.whole == seq - 1:
                _grow(walk, tree, leaf, hashed)
    if ledger.last_line > ledger.size:
        walk.faults.append(faults.line_behind(ledger.last_line, ledger.size))
    return walk


def recorded_after(rows: Rows, after: int) -> Iterator[Recorded]:
    """What the lines recorded that there are after this one, at this moment."""
    size, _ = kept_frontier(rows)
    while lines := lines_after(rows, after, upto=size, most=BATCH):
        yield from _recorded(lines, _told([line[1] for line in lines]))
        after = lines[-1][0]


def _recorded(lines: Sequence[Any], told: Sequence[Any]) -> Iterator[Recorded]:
    """A line that is none of ours records nothing: it is named by itself, and so is each record that it spoke of."""
    for (seq, _, _, _, salt), line in zip(lines, told, strict=True):
        with suppress(AttributeError, TypeError, ValueError):
            yield from recorded_by(seq, salt, line)


def _told(entries: Sequence[str]) -> Sequence[Any]:
    """What each line says, None where that is no JSON. Read at one go, which takes half the time."""
    with suppress(ValueError):
        told = json.loads(f"[{','.join(entries)}]")
        if len(told) == len(entries):
            return list(told)
    return [_alone(entry) for entry in entries]


def _alone(entry: str) -> Any:
    with suppress(ValueError):
        return json.loads(entry)
    return None


def _grow(walk: Walk, tree: GrowingTree, leaf: str, hashed: bytes) -> None:
    """The tree grows by the hash that was kept: a line whose text was changed is named alone, not all roots after."""
    try:
        tree.add(bytes.fromhex(leaf))
    except ValueError:
        tree.add(hashed)
    walk.whole = tree.size
    if tree.size in walk.wanted:
        walk.roots[tree.size] = tree.frontier.root.hex()


def _notes(walk: Walk, seq: int, application: str, line: Any) -> bool:
    """Remember what a line speaks of, where a row must agree with it; whether it is a line of this place at all."""
    try:
        if line["seq"] != seq or line["application"] != application:
            return False
        verb, about = line["verb"], line["about"]
        if verb == "check":
            walk.checks[seq] = (application, about["decision"])
        elif verb == "approve":
            walk.approvals[seq] = (application, about["serial"])
        elif verb == "seal":
            walk.seals[seq] = (about["serial"], about["sha256"])
        elif verb in _TURNS:
            walk.turns.add((seq, about["serial"], _TURNS[verb]))
        elif verb in _ENDS:
            walk.ended.add(about["serial"])
        elif verb == "attach evidence":
            walk.files[about["evidence"]] = about["sha256"]
        return True
    except (KeyError, TypeError):
        return False
