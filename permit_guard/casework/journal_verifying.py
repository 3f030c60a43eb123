"""Verifying: every line, root, file and decision is hashed again and held against what vouches for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from permit_guard.casework import journal_faults as faults
from permit_guard.casework.journal_records import Holding, Reading, unrecorded
from permit_guard.casework.journal_walk import Walk, recorded_after, walk_along
from permit_guard.domain.text import Text
from permit_guard.store.files import FileStore
from permit_guard.store.journal import Position
from permit_guard.store.ledger import HeldFile, Ledger, commitments, ended_serials, read_ledger
from permit_guard.store.merkle import Frontier
from permit_guard.store.sealed import sealed_hashes

DECISIONS_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Known:
    """A position that someone vouches for: a checkpoint held elsewhere, or a row that keeps it."""

    position: Position
    what: Text


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified: where the journal stands, how much there was, and everything that is wrong with it."""

    position: Position
    files: int
    decisions: int
    faults: tuple[Text, ...]


def verify_journal(reading: Reading, files: FileStore, known: Sequence[Known] = ()) -> Verified:
    """Hash everything again; `known` are positions held elsewhere, which alone show that a tail was cut.

    Each reading is short, so that a service can go on writing; what it adds meanwhile is left for the next time.
    """
    with reading() as rows:
        ledger = read_ledger(rows)
    anchors = sorted([*known, *_kept_positions(ledger)], key=lambda each: each.position.size)
    holding = Holding()
    walk = walk_along(reading, ledger, frozenset(anchor.position.size for anchor in anchors), holding)
    found = [*walk.faults, *_root_faults(ledger, walk, anchors)]
    found += _decision_faults(reading, ledger, walk)
    found += _certificate_faults(ledger, walk)
    found += _seal_faults(reading, ledger, walk)
    found += _evidence_faults(ledger, walk)
    found += _record_faults(reading, ledger, holding)
    found += _file_faults(ledger, files)
    position = Position(ledger.size, walk.roots.get(ledger.size, ""))
    return Verified(position, len(ledger.files), len(ledger.decisions), tuple(dict.fromkeys(found)))


def _kept_positions(ledger: Ledger) -> Iterator[Known]:
    """Each decision and certificate has in it where the journal stood before; so does the paper made of it."""
    for held in ledger.decisions:
        yield Known(held.before, Text(f"keputusan {held.id}", f"the decision {held.id}"))
    for held in ledger.certificates:
        yield Known(held.before, Text(f"sertifikat {held.id}", f"the certificate {held.id}"))


def _root_faults(ledger: Ledger, walk: Walk, known: Iterable[Known]) -> Iterator[Text]:
    """The first position that does not agree, those behind it say nothing more; and each that the journal is short of.

    The head vouches for the journal last, as whoever changes lines can change it too.
    """
    agreed, differs = 0, False
    for each in [*known, Known(_head(ledger), _THE_HEAD)]:
        size = each.position.size
        if size > ledger.size:
            yield faults.tail_cut(ledger.size, size, each.what)
        elif size <= walk.whole and not differs:
            differs = walk.roots[size] != each.position.root
            if differs:
                yield faults.root_differs(min(agreed, size - 1), size, each.what)
            agreed = size


def _head(ledger: Ledger) -> Position:
    try:
        return Position(ledger.size, Frontier.read(ledger.size, ledger.frontier).root.hex())
    except ValueError:
        return Position(ledger.size, "")


def _decision_faults(reading: Reading, ledger: Ledger, walk: Walk) -> Iterator[Text]:
    """Each decision is the one that the line after its position committed to, and each such line has its decision."""
    lines = dict(walk.checks)
    for first in range(0, len(ledger.decisions), DECISIONS_AT_ONCE):
        batch = ledger.decisions[first : first + DECISIONS_AT_ONCE]
        with reading() as rows:
            made = commitments(rows, [held.id for held in batch])
        for held in batch:
            if lines.pop(held.before.size + 1, None) != (held.application_id, made.get(held.id)):
                yield faults.decision_differs(held)
    yield from map(faults.decision_gone, lines)


def _certificate_faults(ledger: Ledger, walk: Walk) -> Iterator[Text]:
    rows = {(held.before.size + 1, held.application_id, held.id) for held in ledger.certificates}
    lines = {(seq, *spoken_of) for seq, spoken_of in walk.approvals.items()}
    turned = {serial for _, serial, _ in ledger.turns ^ walk.turns}
    for serial in sorted({serial for *_, serial in rows ^ lines} | (ledger.ended ^ walk.ended) | turned):
        yield faults.certificate_differs(serial)


def _seal_faults(reading: Reading, ledger: Ledger, walk: Walk) -> Iterator[Text]:
    """Each certificate that was sealed is, byte for byte, the one of its line, and each such line has one."""
    lines = {(seq, *spoken_of) for seq, spoken_of in walk.seals.items()}
    with reading() as rows:
        kept = set(sealed_hashes(rows, upto=ledger.size))
    for serial in sorted({serial for _, serial, _ in kept ^ lines}):
        yield faults.certificate_differs(serial)


def _evidence_faults(ledger: Ledger, walk: Walk) -> Iterator[Text]:
    rows = {(file.id, file.sha256) for file in ledger.files}
    for evidence_id in sorted({evidence_id for evidence_id, _ in rows ^ set(walk.files.items())}):
        yield faults.evidence_differs(evidence_id)


def _record_faults(reading: Reading, ledger: Ledger, holding: Holding) -> Iterator[Text]:
    """What the walk found, and what only one moment can tell: by then there may be lines that the walk knew not."""
    with reading() as rows:
        holding.hold(rows, recorded_after(rows, ledger.size))
        ended = ended_serials(rows)
        holding.hold_latest(rows, ended)
        yield from holding.faults
        for name in holding.suspicious(rows):
            yield from unrecorded(rows, name, recorded_after(rows, 0), ended)


def _file_faults(ledger: Ledger, files: FileStore) -> Iterator[Text]:
    """Each file that a row speaks of is there, and every file has the hash that is its name."""
    for path, sound in files.scrub():
        if not sound:
            yield faults.file_swapped(path)
    yield from (faults.file_missing(file) for file in ledger.files if not _is_there(file, files))


def _is_there(file: HeldFile, files: FileStore) -> bool:
    try:
        return files.path(file.office, file.sha256).is_file()
    except ValueError:  # a row that was made to name no place at all
        return False


_THE_HEAD: Final = Text("ujung jurnal", "the head of the journal")
