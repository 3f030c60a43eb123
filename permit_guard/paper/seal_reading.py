"""Reading the seal on a file that anyone may have made: what holds of it, and nothing taken on its word."""

from __future__ import annotations

import asyncio
import io
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pikepdf
from asn1crypto import cms, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import async_validate_detached_cms, read_certification_data, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from permit_guard.paper.certificate import DECISION, SERIAL_KEY

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
# what does not hold is told by name; the library would print a traceback for every forged file

MOST_BYTES: Final = 20_000_000
START: Final = b"%PDF-"


@dataclass(frozen=True, slots=True)
class SealRead:
    """What holds of the seals on a file.

    `signatures` is their number. Of the only one: `trusted` that it was made by one of the authorities asked for,
    `intact` that what it covers is as it was, `whole` that it covers all bytes but itself, `locked` that it allows no
    change. `serial` and `decision` are what the file says of itself.
    """

    is_pdf: bool = False
    signatures: int = 0
    trusted: bool = False
    intact: bool = False
    whole: bool = False
    locked: bool = False
    serial: str | None = None
    decision: bytes | None = None


def read_seal_on(content: bytes, roots: tuple[bytes, ...], at: datetime) -> SealRead:
    """What holds of the seal on `content`, held against `roots` (DER) and no other authority, as of the moment `at`.

    A file that cannot be read, or is longer than 20 MB, has no seal: of it nothing holds.
    """
    if not content.startswith(START) or len(content) > MOST_BYTES:
        return SealRead()
    serial, decision = _told(content)
    try:
        reader = PdfFileReader(io.BytesIO(content))
        seals = reader.embedded_signatures
        held = _held(reader, seals[0], content, roots, at) if len(seals) == 1 else {}
        return SealRead(True, len(seals), serial=serial, decision=decision, **held)
    except Exception:  # whatever a forged file makes the library stumble over is no seal of ours
        return SealRead(True, serial=serial, decision=decision)


def read_seal_beside(content: bytes, signature: bytes, roots: tuple[bytes, ...], at: datetime) -> SealRead:
    """What holds of the one detached CMS `signature` of `content`: `trusted` and `intact`, as of the moment `at`.

    What cannot be read, or is not one signature, has no seal: of it nothing holds.
    """
    try:
        told = cms.ContentInfo.load(signature, strict=True)
        signed = told["content"]
        if told["content_type"].native != "signed_data" or len(signed["signer_infos"]) != 1:
            return SealRead()
        asked = async_validate_detached_cms(content, signed, signer_validation_context=_context(roots, at))
        status = asyncio.run(asked)
        good = bool(status.intact and status.valid)
        return SealRead(signatures=1, trusted=bool(status.trusted and status.valid), intact=good)
    except Exception:  # as above
        return SealRead()


def _context(roots: tuple[bytes, ...], at: datetime) -> ValidationContext:
    pinned = [x509.Certificate.load(root) for root in roots]
    return ValidationContext(trust_roots=pinned, moment=at, allow_fetching=False, revocation_mode="soft-fail")


def _held(
    reader: PdfFileReader, seal: EmbeddedPdfSignature, content: bytes, roots: tuple[bytes, ...], at: datetime
) -> dict[str, bool]:
    status = validate_pdf_signature(seal, signer_validation_context=_context(roots, at), skip_diff=True)
    certified = read_certification_data(reader)
    return {
        "trusted": bool(status.trusted and status.valid),
        "intact": bool(status.intact and status.valid),
        "whole": status.coverage is SignatureCoverageLevel.ENTIRE_FILE and _spans(seal, content),
        "locked": certified is not None and certified.permission is MDPPerm.NO_CHANGES,
    }


def _spans(seal: EmbeddedPdfSignature, content: bytes) -> bool:
    """Whether the signed ranges are all of the file but one gap, and the gap is the signature in hexadecimal."""
    first, length, second, rest = (int(number) for number in seal.byte_range)
    gap = content[length:second]
    inside = gap[1:-1]
    return (
        first == 0
        and second + rest == len(content)
        and gap[:1] + gap[-1:] == b"<>"
        and all(sign in b"0123456789abcdefABCDEF" for sign in inside)
    )


def _told(content: bytes) -> tuple[str | None, bytes | None]:
    """The serial and the decision that the file has in it."""
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            serial: Any = document.docinfo.get(SERIAL_KEY)
            attached = document.attachments.get(DECISION)
            decision = attached.get_file().read_bytes() if attached is not None else None
            return None if serial is None else str(serial), decision
    except Exception:  # as above: what cannot be read says nothing
        return None, None
