"""What we write, read by others: qpdf, poppler's pdfsig and pdfdetach, and a phone's reader of codes."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from permit_guard.domain.text import Language
from permit_guard.store import decisions
from tests.casework.certificates import ADDRESS, Office, certified
from tests.office.house import House
from tests.paper.letters import KINDS, letter

DPI = 150


@pytest.fixture
def office(house: House) -> Office:
    return certified(house)


def ask(tool: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What a program says; where it is not installed the test is skipped, which in CI is a failure."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    return subprocess.run([tool, *words], capture_output=True, text=True, check=False)


def test_a_certificate_is_clean_to_qpdf_and_its_seal_valid_to_poppler(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "surat.pdf"
    file.write_bytes(office.sealed.content)
    checked = ask("qpdf", "--check", str(file))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    told = ask("pdfsig", "-nocert", str(file)).stdout
    assert "Signature is Valid." in told
    assert "Total document signed" in told
    assert told.count("Signature #") == 1


def test_the_decision_comes_out_of_a_certificate_byte_for_byte(office: Office, tmp_path: Path) -> None:
    file, out = tmp_path / "surat.pdf", tmp_path / "decision.json"
    file.write_bytes(office.sealed.content)
    assert ask("pdfdetach", "-save", "1", "-o", str(out), str(file)).returncode == 0
    with office.house.database.read() as rows:
        record = decisions.decisions_of(rows, office.case)[-1].record
    assert out.read_bytes() == record.encode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_clean_to_qpdf(kind: str, language: Language, tmp_path: Path) -> None:
    file = tmp_path / "surat.pdf"
    file.write_bytes(letter(kind, language))
    checked = ask("qpdf", "--check", str(file))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def photographed(content: bytes, *, turned: float, lean: float) -> Image.Image:
    """The first page printed at 150 dpi, and seen from the side by a phone that is held askew and not quite still."""
    page = pypdfium2.PdfDocument(io.BytesIO(content))[0].render(scale=DPI / 72).to_pil().convert("L")
    paper = Image.new("L", (page.width + 400, page.height + 400), 150)
    paper.paste(page, (200, 200))
    paper = paper.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=150)
    far = lean / paper.height  # what is higher up is further away, and so smaller
    seen = paper.transform(
        paper.size, Image.Transform.PERSPECTIVE, (1 - lean / 2, lean / 4, 0, 0, 1 - lean / 4, 0, 0, far / 4),
        resample=Image.Resampling.BICUBIC, fillcolor=150,
    )  # fmt: skip
    return seen.filter(ImageFilter.GaussianBlur(0.8)).point(lambda value: 40 + value * 0.7)


@pytest.mark.parametrize(("turned", "lean"), [(0, 0.0), (7, 0.0), (-12, 0.15), (33, 0.25)])
def test_the_code_is_read_from_a_print_photographed_askew(house: House, turned: float, lean: float) -> None:
    office = certified(house)
    found = zxingcpp.read_barcodes(photographed(office.sealed.content, turned=turned, lean=lean))
    assert [code.text for code in found] == [f"{ADDRESS}/verify/{office.sealed.serial}"]
