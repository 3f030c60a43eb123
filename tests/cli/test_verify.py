"""`permit-guard verify` names every check and ends with 0 only where all of them hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

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
    seal = read_seal(tmp_path / "instance" / KEYS, morning(ON))
    opened = open_house(read_settings())
    house = House(opened.database, tmp_path)
    case = house.approved()
    seals = replace(opened, clock=Clock(), law=house.casework.law, seal=seal)
    content = certificate_pdf(seals, house["supervisor"], case).content
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
