"""The auditor's archive: certificates as they were sealed, in one ZIP proven whole by its manifest, which is signed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from permit_guard.casework.certificate_list import CertificatesAsked, sought_by
from permit_guard.casework.certifying import NO_SEAL, NotSealed, certificate_pdf
from permit_guard.casework.desk import Casework
from permit_guard.casework.journal_walk import BATCH
from permit_guard.casework.refusals import Declined, TooMany
from permit_guard.casework.verifying import included
from permit_guard.domain.person import Person
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.paper.seal import Seal
from permit_guard.store import certificate_lists, journal, sealed
from permit_guard.store.certificate_lists import CertificatesSought, ListedCertificate
from permit_guard.store.ledger import lines_after
from permit_guard.store.merkle import inclusion_proofs
from permit_guard.store.sealed import Sealed

SCHEMA: Final = "permit-guard/archive/1"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.p7s"
MEMBER: Final = "certificates/{serial}.pdf"
AUTHORITY: Final = "authority-{number}.der"
MOST: Final = 10_000
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def archive_certificates(house: Casework, by: Person, asked: CertificatesAsked) -> Iterator[bytes]:
    """The archive of what is asked for, in pieces as they are made: one certificate at a time is in memory.

    A certificate that stands and that no one had asked for is sealed now; what cannot be is named in the manifest with
    its reason. The manifest comes last and says what was asked for and how each stands by then, at the position of the
    journal that it names; after it, its signature by the installation's seal. Raises NotAllowed, TooMany past MOST, and
    NotSealed where there is no seal, before the first piece.
    """
    with house.reading_desk(by) as desk:
        sought = sought_by(desk, asked)
        listed = certificate_lists.list_certificates(desk.rows, sought, first=0, most=MOST + 1)
    if len(listed) > MOST:
        raise TooMany(_TOO_MANY)
    if house.seal is None:
        raise NotSealed(NO_SEAL)
    return _pieces(house, house.seal, by, sought, listed)


def told_of(line: ListedCertificate) -> dict[str, Any]:
    """What a manifest, and a list, says of any certificate, sealed or not."""
    return {
        "serial": line.serial,
        "number": line.number,
        "office": line.office,
        "project": line.project,
        "contractor": line.contractor,
        "approved_at": line.approved_at.isoformat(),
        "state": line.state.value,
        "ended_at": line.ended_at and line.ended_at.isoformat(),
    }


def _pieces(
    house: Casework, seal: Seal, by: Person, sought: CertificatesSought, listed: tuple[ListedCertificate, ...]
) -> Iterator[bytes]:
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:

        def put(name: str, content: bytes) -> bytes:
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content)
            return sink.taken()

        papers = {}
        for line in listed:
            papers[line.serial], content = _one(house, by, line)
            if content is not None:
                yield put(MEMBER.format(serial=line.serial), content)
        for number, root in enumerate(house.roots, start=1):
            yield put(AUTHORITY.format(number=number), root)
        manifest = json.dumps(_manifest(house, sought, papers), ensure_ascii=False, indent=1).encode()
        yield put(MANIFEST, manifest)
        yield put(SIGNATURE, seal.put_beside(manifest, at=house.clock()))
    yield sink.taken()


def _one(house: Casework, by: Person, line: ListedCertificate) -> tuple[dict[str, Any], bytes | None]:
    """What the manifest says of a certificate's file, and its bytes; without them `missing` says why."""
    try:
        kept = _sealed(house, by, line)
    except Declined as refused:
        return {"missing": {"id": refused.says.id, "en": refused.says.en}}, None
    with house.database.read() as rows:
        told = included(rows, kept)
    until = kept.proven_until and kept.proven_until.isoformat()
    entry = told and {"line": told.line, "entry": told.entry}
    return {"sha256": kept.sha256, "proven_until": until, "journal": entry}, kept.content


def _sealed(house: Casework, by: Person, line: ListedCertificate) -> Sealed:
    """The certificate as it was sealed, sealed now where it stands. Raises NotSealed and what its kin are."""
    with house.database.read() as rows:
        if kept := sealed.find_sealed(rows, line.serial):
            return kept
    if line.state is not State.APPROVED:
        raise Declined(_SUSPENDED if line.state is State.SUSPENDED else _ENDED)
    return certificate_pdf(house, by, line.application_id)


def _manifest(house: Casework, sought: CertificatesSought, papers: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """How each stands, in one reading with the position of the journal; then each proof that leads to that position."""
    with house.database.read() as rows:
        position = journal.kept_position(rows)
        now = certificate_lists.list_certificates(rows, replace(sought, state=None), first=0, most=None)
    lines = [each["journal"] for each in papers.values() if each.get("journal")]
    proofs = _proofs(house, position.size, {line["line"] - 1 for line in lines})
    for line in lines:
        line["proof"] = [each.hex() for each in proofs.get(line["line"] - 1, ())]
    return {
        "schema": SCHEMA,
        "made_at": house.clock().isoformat(),
        "asked": _asked(sought),
        "journal": {"size": position.size, "root": position.root},
        "certificates": [told_of(line) | papers[line.serial] for line in now if line.serial in papers],
    }


def _asked(sought: CertificatesSought) -> dict[str, Any]:
    """What the archive was asked for: an archive of some is not taken for one of all."""
    return {
        "offices": None if sought.offices is None else sorted(sought.offices),
        "first": sought.first and sought.first.isoformat(),
        "before": sought.end and sought.end.isoformat(),
        "contractor": sought.contractor,
        "state": sought.state and sought.state.value,
    }


def _proofs(house: Casework, size: int, indices: set[int]) -> dict[int, tuple[bytes, ...]]:
    """Each line's proof; none at all where lines of the journal are missing, and then no proof holds."""
    with suppress(ValueError):
        return inclusion_proofs(_leaves(house, size), size, indices)
    return {}


def _leaves(house: Casework, size: int) -> Iterator[bytes]:
    """The hash of every line up to `size`, read in batches so that no one waits for it."""
    seen = 0
    while seen < size:
        with house.database.read() as rows:
            lines = lines_after(rows, seen, upto=size, most=BATCH)
        if not lines:
            return
        yield from (bytes.fromhex(line.leaf) for line in lines)
        seen = lines[-1].seq


class _Sink(io.RawIOBase):
    """Takes what the ZIP writes, and gives it on; it cannot be gone back in, so nothing has to be kept."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, piece: Any) -> int:
        """Take a piece."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """What was written since this was asked last."""
        content = b"".join(self._pieces)
        self._pieces.clear()
        return content


_TOO_MANY: Final = Text(
    f"Lebih dari {MOST} surat keterangan. Persempit menurut kantor atau hari.",
    f"More than {MOST} certificates. Narrow it by office or by day.",
)
_ENDED: Final = Text(
    "Persetujuannya berakhir sebelum suratnya pernah diminta.", "Its approval ended before anyone asked for it."
)
_SUSPENDED: Final = Text(
    "Persetujuannya ditangguhkan sebelum suratnya pernah diminta; disegel bila penangguhannya diangkat.",
    "Its approval was suspended before anyone asked for it; it is sealed once the suspension is lifted.",
)
