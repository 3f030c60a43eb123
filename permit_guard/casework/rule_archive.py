"""The files of a rulebook pressed into bytes and back, so that what was decided by it can be decided again."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from permit_guard.casework.checking import Law, read_law
from permit_guard.casework.refusals import Declined
from permit_guard.domain.text import Text
from permit_guard.store.decisions import KeptDecision, get_rulebook
from permit_guard.store.rows import Rows

EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def pack_rules(folder: Path) -> bytes:
    """Every YAML file under `folder` in one ZIP, the same bytes for the same files."""
    pressed = io.BytesIO()
    with zipfile.ZipFile(pressed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*.yaml")):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    return pressed.getvalue()


def packed_law(law: Law) -> bytes:
    """The files of the law in force, packed. Raises Declined where they are no longer those that were read."""
    pressed = pack_rules(law.folder)
    if unpacked_hash(pressed) != law.hash:
        raise Declined(_CHANGED)
    return pressed


def unpacked_hash(pressed: bytes) -> str:
    """The hash of the law that `pack_rules` packed."""
    with tempfile.TemporaryDirectory(prefix="permit-guard-") as folder:
        return unpacked_law(pressed, Path(folder)).hash


def unpacked_law(pressed: bytes, folder: Path) -> Law:
    """The law that `pack_rules` packed, its files laid into `folder`. `pressed` is our own, from our own database."""
    with zipfile.ZipFile(io.BytesIO(pressed)) as archive:
        archive.extractall(folder)
    return read_law(folder)


@contextmanager
def law_of(rows: Rows, found: KeptDecision, in_force: Law) -> Iterator[Law]:
    """The law that a decision was made by: that in force, else the files kept with the decision."""
    if found.rulebook_hash == in_force.hash:
        yield in_force
        return
    with tempfile.TemporaryDirectory(prefix="permit-guard-") as folder:
        yield unpacked_law(get_rulebook(rows, found.rulebook_hash), Path(folder))


_CHANGED = Text(
    "Berkas aturan berubah sejak layanan dimulai. Mulai ulang layanan agar aturan yang baru berlaku.",
    "The rule files have changed since the service was started. Start it again, so that the new rules are in force.",
)
