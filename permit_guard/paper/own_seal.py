"""The office's own seal: the paper with one signature that allows no change, by a key of this installation."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD: Final = "Segel"
RESERVED: Final = 8_192
"""Room for a signature of ours with its chain, in hexadecimal digits: four times of what it takes."""


@dataclass(frozen=True)
class OwnSeal:
    """The office's own seal: an ECDSA P-256 key, its certificate, and the small authority that issued that (DER)."""

    key: bytes
    certificate: bytes
    authority: bytes

    @property
    def roots(self) -> tuple[bytes, ...]:
        """The one authority."""
        return (self.authority,)

    @cached_property
    def _signer(self) -> SimpleSigner:
        known = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # untyped there
        known.register(x509.Certificate.load(self.authority))
        return SimpleSigner(
            x509.Certificate.load(self.certificate), keys.PrivateKeyInfo.load(self.key), known, embed_roots=True
        )

    def put_on(self, paper: bytes, *, at: datetime, reason: str) -> bytes:
        """PAdES, appended to the paper as it is: its own bytes stay the first of what comes out."""
        told = PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", reason=reason, subfilter=SigSeedSubFilter.PADES, certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        )  # fmt: skip
        return _signed(PdfSigner(told, self._signer), IncrementalPdfFileWriter(io.BytesIO(paper)), at)

    def put_beside(self, content: bytes, *, at: datetime) -> bytes:
        """A detached CMS, which `openssl cms -verify` reads as well."""
        attributes = PdfCMSSignedAttributes(signing_time=at)
        signing = self._signer.async_sign_general_data(content, "sha256", signed_attr_settings=attributes)
        written: bytes = asyncio.run(signing).dump()
        return written


def _signed(signer: PdfSigner, paper: IncrementalPdfFileWriter, at: datetime) -> bytes:
    """As the library's `sign_pdf`, but that the moment is told: its own would be the clock's."""
    return asyncio.run(_sign(signer, paper, at))


async def _sign(signer: PdfSigner, paper: IncrementalPdfFileWriter, at: datetime) -> bytes:
    session = signer.init_signing_session(paper)
    session.system_time = at
    ready = session.prepare_tbs_document(validation_info=None, bytes_reserved=RESERVED)
    written = io.BytesIO()
    digest, _ = ready.digest_tbs_document(output=written)
    attributes = PdfCMSSignedAttributes(signing_time=at)
    sealed: Any = await ready.perform_signature(digest.document_digest, attributes)
    await sealed.post_signature_processing(written)
    return written.getvalue()
