"""The office's own seal: its authority and its key, made at first start and kept beside the other keys."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from permit_guard.casework.keys import key_missing
from permit_guard.casework.whole_file import put_file, put_first
from permit_guard.paper.own_seal import OwnSeal

AUTHORITY: Final = "seal-authority.key"
SEAL: Final = "seal.key"
AUTHORITY_LIVES: Final = timedelta(days=30 * 365)
SEAL_LIVES: Final = timedelta(days=3 * 365)
RENEWED_BEFORE: Final = timedelta(days=30)
SLACK: Final = timedelta(days=1)
NAME_BYTES: Final = 4

_Issued = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


def read_seal(folder: Path, at: datetime, *, first: bool) -> OwnSeal:
    """The seal in `folder`; its key is made where it is not there, and anew before it expires.

    Papers sealed by an earlier key stay true: they are held against the authority, which stays; it is made before the
    `first` paper. Raises KeyMissing where it is gone, ValueError for a file that holds no key with its certificate.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = _read(folder / AUTHORITY)
    if authority is None:
        if not first:
            raise key_missing(folder / AUTHORITY)
        authority = _keep(folder / AUTHORITY, _authority(at))
    seal = _read(folder / SEAL)
    if seal is None or seal[1].not_valid_after_utc - RENEWED_BEFORE < at:
        seal = _keep(folder / SEAL, _seal(authority, at))
    return OwnSeal(
        seal[0].private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        seal[1].public_bytes(Encoding.DER),
        authority[1].public_bytes(Encoding.DER),
    )


def _authority(at: datetime) -> _Issued:
    """A new authority that signs certificates and nothing else; its name tells it from every other installation's."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Permit Guard — otoritas segel sistem", key)
    issued = _certificate(name, name, key, at, AUTHORITY_LIVES)
    issued = issued.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    issued = issued.add_extension(_usage(certificates=True), critical=True)
    return key, issued.sign(key, hashes.SHA256())


def _seal(authority: _Issued, at: datetime) -> _Issued:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer_key, issuer = authority
    name = _name("Permit Guard — segel sistem tak tersertifikasi", key)
    issued = _certificate(name, issuer.subject, key, at, SEAL_LIVES)
    issued = issued.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    issued = issued.add_extension(_usage(certificates=False), critical=True)
    issued = issued.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    issued = issued.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
    )
    return key, issued.sign(issuer_key, hashes.SHA256())


def _certificate(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, lives: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - SLACK)
        .not_valid_after(at + lives)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(said: str, key: ec.EllipticCurvePrivateKey) -> x509.Name:
    told = x509.SubjectKeyIdentifier.from_public_key(key.public_key()).digest[:NAME_BYTES].hex()
    return x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, f"{said} {told}"),
        x509.NameAttribute(NameOID.SERIAL_NUMBER, told),
    ])  # fmt: skip


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates, content_commitment=not certificates, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=certificates, crl_sign=certificates,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _read(file: Path) -> _Issued | None:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    key, certificate = load_pem_private_key(content, None), x509.load_pem_x509_certificate(content)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise ValueError(f"{file.name}: an EC key and its certificate are expected")
    return key, certificate


def _keep(file: Path, issued: _Issued) -> _Issued:
    """Write key and certificate whole or not at all; of two that start at once the authority of the first stays."""
    key, certificate = issued
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    put = put_first if file.name == AUTHORITY else put_file
    put(file, content + certificate.public_bytes(Encoding.PEM))
    kept = _read(file)
    assert kept is not None, file
    return kept


def read_roots(folder: Path) -> tuple[bytes, ...]:
    """The authority that papers of this installation are held against; none where no seal was ever made here."""
    kept = _read(folder / AUTHORITY)
    return () if kept is None else (kept[1].public_bytes(Encoding.DER),)


def authority_in(content: bytes) -> bytes:
    """The certificate in a file that someone trusts, as DER. Raises ValueError where there is none."""
    load = x509.load_pem_x509_certificate if b"-----BEGIN" in content else x509.load_der_x509_certificate
    return load(content).public_bytes(Encoding.DER)
