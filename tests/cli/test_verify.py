"""`permit-guard verify` names every check and ends with 0 only where all of them hold."""

from __future__ import annotations

import re
import ssl
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from permit_guard.casework.certificate_archive import archive_certificates
from permit_guard.casework.certificate_list import CertificatesAsked
from permit_guard.casework.certifying import certificate_pdf
from permit_guard.casework.opening import KEYS, open_house
from permit_guard.casework.seal_keys import read_seal
from permit_guard.casework.settings import read_settings
from permit_guard.cli import main
from tests.building import ON
from tests.office.house import Clock, House, morning


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation with one certificate, `genuine.pdf`, and `changed.pdf` with a byte of it changed."""
    monkeypatch.setenv("PERMIT_GUARD_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.delenv("PERMIT_GUARD_DATABASE", raising=False)
    seal = read_seal(tmp_path / "instance" / KEYS, morning(ON), first=True)
    opened = open_house(read_settings())
    house = House(opened.database, tmp_path)
    case = house.approved()
    seals = replace(opened, clock=Clock(), law=house.casework.law, seal=seal)
    content = certificate_pdf(seals, house["supervisor"], case).content
    archive = archive_certificates(seals, house["auditor"], CertificatesAsked())
    (tmp_path / "archive.zip").write_bytes(b"".join(archive))
    opened.readers.stop()
    opened.database.close()
    (tmp_path / "genuine.pdf").write_bytes(content)
    (tmp_path / "changed.pdf").write_bytes(content.replace(b"endstream", b"endstrean", 1))
    return tmp_path


def test_a_genuine_certificate_ends_with_0_and_names_every_check(papers: Path) -> None:
    told = CliRunner().invoke(main, ["verify", str(papers / "genuine.pdf"), "--lang", "en"])
    assert told.exit_code == 0
    assert told.output.count("✓") == 10
    assert "Genuine, and it stands." in told.output


def test_a_changed_one_ends_with_1_and_says_why_in_indonesian(papers: Path) -> None:
    told = CliRunner().invoke(main, ["verify", str(papers / "changed.pdf")])
    assert told.exit_code == 1
    assert "✗ registered: Nomor serinya ada dalam register kami, tetapi berkasnya lain." in told.output
    assert "Ditolak." in told.output


def test_where_the_authority_is_gone_nothing_is_genuine(papers: Path) -> None:
    (papers / "instance" / KEYS / "seal-authority.key").unlink()
    told = CliRunner().invoke(main, ["verify", str(papers / "genuine.pdf"), "--lang", "en"])
    assert told.exit_code == 1
    assert "✗ our-seal" in told.output


def test_an_archive_is_proven_whole_and_a_changed_one_ends_with_1(papers: Path) -> None:
    with zipfile.ZipFile(papers / "archive.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    whole = CliRunner().invoke(main, ["verify", "--archive", str(papers / "archive.zip"), "--lang", "en"])
    assert whole.exit_code == 0
    assert re.fullmatch(
        r"1 certificates, 0 that were never sealed\n"
        r"The journal by then: \d+ lines, root [0-9a-f]{64}\nWhole and genuine\.\n",
        whole.output,
    )
    with zipfile.ZipFile(papers / "forged.zip", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, (papers / "changed.pdf").read_bytes() if name.endswith(".pdf") else content)
    forged = CliRunner().invoke(main, ["verify", "--archive", str(papers / "forged.zip"), "--lang", "en"])
    assert forged.exit_code == 1
    assert "it is not what manifest.json says" in forged.output
    assert "Refused." in forged.output


def test_an_archive_is_verified_elsewhere_by_its_authority_alone(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(papers / "archive.zip") as archive:
        (papers / "authority.der").write_bytes(archive.read("authority-1.der"))
    (papers / "authority.pem").write_text(ssl.DER_cert_to_PEM_cert((papers / "authority.der").read_bytes()))
    monkeypatch.setenv("PERMIT_GUARD_INSTANCE", str(papers / "nowhere"))
    archived = ["verify", "--archive", str(papers / "archive.zip"), "--lang", "en", "--roots"]
    for authority in ("authority.der", "authority.pem"):
        told = CliRunner().invoke(main, [*archived, str(papers / authority)])
        assert told.exit_code == 0, told.output
        assert "No register was asked" in told.output
    assert not (papers / "nowhere").exists()
    strange = CliRunner().invoke(main, [*archived, str(papers / "genuine.pdf")])
    assert strange.exit_code == 2
    assert "no certificate of an authority" in strange.output
    alone = CliRunner().invoke(main, ["verify", str(papers / "genuine.pdf"), "--roots", str(papers / "authority.der")])
    assert alone.exit_code == 2
    assert "--archive" in alone.output
