"""An archive held against the installation that made it: its register, its journal, and how each stood by then."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from permit_guard.casework import journal_faults
from permit_guard.casework.certificate_archive import told_of
from permit_guard.casework.journal_records import Reading
from permit_guard.casework.journal_walk import Walk, walk_along
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.store import certificate_lists
from permit_guard.store.certificate_lists import CertificatesSought, ListedCertificate
from permit_guard.store.journal import Position, kept_frontier
from permit_guard.store.ledger import Ledger

THE_ARCHIVE: Final = Text("arsip", "the archive")
MISSING: Final = frozenset({"missing"})
SEALED: Final = frozenset({"sha256", "proven_until", "journal"})


def register_faults(reading: Reading, position: Position, told: Mapping[str, Mapping[str, Any]]) -> Iterator[Text]:
    """What the manifest says otherwise than register and journal did when the journal stood at `position`."""
    with reading() as rows:
        size, _ = kept_frontier(rows)
        listed = certificate_lists.list_certificates(rows, CertificatesSought(), first=0, most=None)
    if position.size > size:
        yield journal_faults.tail_cut(size, position.size, THE_ARCHIVE)
        return
    walk = walk_along(reading, _until(position.size), frozenset())
    yield from walk.faults
    if walk.roots.get(position.size) != position.root:
        yield _OTHER_ROOT
        return
    register = {line.serial: line for line in _as_they_stood(listed, walk)}
    sealed = {serial for serial, _ in walk.seals.values()}
    for serial, about in told.items():
        line = register.get(serial)
        said = _differences(about, line, sealed) if line else [_NOT_OURS]
        yield from (_named(each, serial) for each in said)


def _until(size: int) -> Ledger:
    """The journal's first `size` lines, and no rows beside them."""
    return Ledger(size, "", size, (), (), frozenset(), frozenset(), ())


def _as_they_stood(listed: Iterable[ListedCertificate], walk: Walk) -> Iterator[ListedCertificate]:
    """Those that were approved by the end of the walk, each as it stood there."""
    approved = {serial for _, serial in walk.approvals.values()}
    turned = {serial: kind for _, serial, kind in sorted(walk.turns)}
    for line in listed:
        if line.serial in walk.ended:
            yield line
        elif line.serial in approved:
            state = State.SUSPENDED if turned.get(line.serial) == State.SUSPENDED.value else State.APPROVED
            yield replace(line, state=state, ended_at=None)


def _differences(about: Mapping[str, Any], line: ListedCertificate, sealed: Container[str]) -> Iterator[Text]:
    """Each thing that the manifest says otherwise than the register, by name."""
    expected = told_of(line)
    yield from (_otherwise(name) for name in expected if about.get(name, ...) != expected[name])
    more = about.keys() - expected.keys()
    if more == MISSING:
        if line.serial in sealed:
            yield _WAS_SEALED
    elif more != SEALED:
        yield _STRANGE
    elif about["proven_until"] != (line.proven_until and line.proven_until.isoformat()):
        yield _otherwise("proven_until")


def _otherwise(name: str) -> Text:
    return Text(
        f"{name} di manifest.json lain daripada dalam register kami.",
        f"{name} in manifest.json is not what our register has.",
    )


def _named(says: Text, serial: str) -> Text:
    shown = "".join(sign if sign.isprintable() else "?" for sign in serial[:40])
    return Text(f"{shown}: {says.id}", f"{shown}: {says.en}")


_OTHER_ROOT: Final = Text(
    "Akar jurnal di manifest.json bukan akar jurnal kami pada ukuran itu.",
    "The journal's root in manifest.json is not that of our journal at that size.",
)
_NOT_OURS: Final = Text(
    "tidak ada persetujuan seperti itu dalam register kami waktu arsip dibuat.",
    "our register had no such approval when the archive was made.",
)
_WAS_SEALED: Final = Text(
    "manifest.json menyebutnya tidak pernah disegel; register kami memuat suratnya.",
    "manifest.json says that it was never sealed; our register has the certificate.",
)
_STRANGE: Final = Text(
    "manifest.json memuat yang tidak pernah ada di arsip kami.", "manifest.json has what no archive of ours has."
)
