"""An approved application with its certificate, and the means to forge others."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from permit_guard.casework.certifying import certificate_pdf
from permit_guard.casework.desk import Casework
from permit_guard.casework.seal_keys import read_seal
from permit_guard.paper.own_seal import OwnSeal
from permit_guard.store.sealed import Sealed
from tests.building import ON
from tests.office.house import House, morning

ADDRESS = "https://izin.example"


@cache
def own_seal(name: str = "ours") -> OwnSeal:
    """The seal of an installation; another name is another one, made in the very same way."""
    with TemporaryDirectory() as folder:
        return read_seal(Path(folder) / name, morning(ON), first=True)


def sealing(house: House, seal: OwnSeal | None = None) -> Casework:
    """The house with a seal."""
    return replace(house.casework, seal=seal or own_seal(), address=ADDRESS)


@dataclass
class Office:
    """A house, one approved application in it, and its certificate."""

    house: House
    case: str
    sealed: Sealed


def certified(house: House, seal: OwnSeal | None = None) -> Office:
    """The sound case, approved and certified."""
    case = house.approved()
    return Office(house, case, certificate_pdf(sealing(house, seal), house["supervisor"], case))


def sign(
    content: bytes, seal: OwnSeal, *, certify: bool = True, permission: MDPPerm = MDPPerm.NO_CHANGES,
    field: str = "Segel",
) -> bytes:  # fmt: skip
    """`content` signed with the keys of `seal` by the bare library, with whatever freedom a forger takes."""
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(seal.authority))
    signer = SimpleSigner(x509.Certificate.load(seal.certificate), keys.PrivateKeyInfo.load(seal.key), store)
    told = PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=certify,
        docmdp_permissions=permission,
    )  # fmt: skip
    written = io.BytesIO()
    PdfSigner(told, signer).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), output=written)
    return written.getvalue()


def edited(content: bytes, change: Callable[[pikepdf.Pdf], None] = lambda _: None) -> bytes:
    """`content` opened, changed and saved anew."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        document.save(written)
    return written.getvalue()


def appended(content: bytes) -> bytes:
    """`content` with a note in an update behind its end, as a reader of PDF files writes it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    writer.root["/Forged"] = writer.root["/Type"]
    writer.update_root()
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def moment() -> datetime:
    """When a file is verified."""
    return morning(ON)
