"""Papers recognised by what they say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from permit_guard.domain.evidence import DeterminationLetter, EvidenceKind, ProjectCertificate, Receipt
from permit_guard.domain.period import Month
from permit_guard.domain.source import Source
from permit_guard.intake.papers import read_papers
from tests.intake.samples import CERTIFICATE, DETERMINATION, NPP, PROJECT, RECEIPT, said

LETTER = DeterminationLetter(
    source=Source("x.pdf", "p1"),
    number="B/8770/032026",
    dated=date(2026, 3, 20),
    project_number=PROJECT,
    contract_number="602/SPK/III/2026",
    contract_starts_on=date(2026, 3, 21),
    contract_ends_on=date(2026, 8, 30),
    maintenance_ends_on=date(2027, 2, 26),
    headcount=10,
    contribution=Decimal("1750000.00"),
)
PAID = Receipt(Source("x.pdf", "p1"), "923092295010413", PROJECT, Decimal("1750000.00"), date(2026, 3, 21))
HELD = ProjectCertificate(Source("x.pdf", "p1"), PROJECT, NPP, Month(2026, 3))


def page(lines: tuple[str, ...], *changes: tuple[str, str]) -> str:
    """The text of a page, with some of it changed."""
    text = "\r\n".join(lines)
    for found, instead in changes:
        assert found in text
        text = text.replace(found, instead)
    return text


@pytest.mark.parametrize(("lines", "kind", "record"), [
    (DETERMINATION, EvidenceKind.JAKON_DETERMINATION, LETTER),
    (RECEIPT, EvidenceKind.JAKON_RECEIPT, PAID),
    (CERTIFICATE, EvidenceKind.JAKON_CERTIFICATE, HELD),
])  # fmt: skip
def test_each_paper_is_read_whole(lines, kind, record) -> None:  # type: ignore[no-untyped-def]
    assert read_papers("x.pdf", [page(lines)]) == (kind, (record,), ())


@pytest.mark.parametrize("change", [
    ("Nomor SPK : ", "No. SPK: "),
    ("Nomor SPK : ", "2. Nomor SPK\r\n: "),
    ("Nomor SPK : 602/SPK/III/2026", "Nomor SPK : 602/SPK/\r\nIII/2026"),
    ("Nomor SPK : 602/SPK/III/2026", "Nomor\r\nSPK : 602/SPK/III/2026"),
    ("PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI", "PENETAPAN IURAN\r\nPROGRAM KHUSUS JASA KONSTRUKSI"),
    ("PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI", "Hal : Penetapan Iuran Program Khusus Jasa Konstruksi"),
    ("Rp 1,750,000.00", "Rp1.750.000,00"),
    ("Rp 1,750,000.00", "Rp 1.750.000,- (satu juta tujuh ratus lima puluh ribu rupiah)"),
    ("21-03-2026 s/d 30-08-2026", "21 Maret 2026 sampai dengan 30 Agustus 2026"),
    ("Nomor : B/8770/032026\r\nTanggal : 20 Maret 2026", "Nomor : B/8770/032026 Magelang, 20 Maret 2026"),
    ("Jumlah Pekerja : 10 orang", "Jumlah Tenaga Kerja\u00a0:\u00a010"),
    ("Nomor Proyek : ", "Nomor Proyek\t"),
])  # fmt: skip
def test_a_letter_set_otherwise_says_the_same(change: tuple[str, str]) -> None:
    kind, records, problems = read_papers("x.pdf", [page(DETERMINATION, change)])
    assert [(record.contribution, record) for record in records] == [(LETTER.contribution, LETTER)]  # type: ignore[union-attr]
    assert (kind, problems) == (EvidenceKind.JAKON_DETERMINATION, ())


def test_a_dash_for_maintenance_is_none() -> None:
    _, (letter,), _ = read_papers("x.pdf", [page(DETERMINATION, ("31-08-2026 s/d 26-02-2027", "-"))])
    assert isinstance(letter, DeterminationLetter)
    assert letter.maintenance_ends_on is None


def test_a_contribution_by_wages_is_told() -> None:
    change = ("Rp 1,000,000,000.00 (Tidak Termasuk PPN)", "Upah Pekerja")
    _, (letter,), _ = read_papers("x.pdf", [page(DETERMINATION, change)])
    assert isinstance(letter, DeterminationLetter)
    assert letter.by_wages


@pytest.mark.parametrize(("lines", "without", "field"), [
    (DETERMINATION, "Nomor : B/8770/032026", "Nomor"),
    (DETERMINATION, "Tanggal : 20 Maret 2026", "Tanggal"),
    (DETERMINATION, f"Nomor Proyek : {PROJECT}", "Nomor Proyek"),
    (RECEIPT, "Jumlah : Rp 1,750,000.00", "Jumlah"),
    (RECEIPT, "Tanggal Terima : 21-03-2026", "Tanggal Terima"),
    (RECEIPT, "Nomor : 923092295010413", "Nomor"),
    (CERTIFICATE, f"NPP : {NPP}", "NPP"),
    (CERTIFICATE, "Berlaku : MARET 2026", "Berlaku"),
])  # fmt: skip
def test_a_title_without_a_field_that_is_needed_is_unrecognised_and_says_which(lines, without, field) -> None:  # type: ignore[no-untyped-def]
    kind, records, problems = read_papers("x.pdf", [page(lines, (without, "x"))])
    assert (kind, records, len(problems)) == (EvidenceKind.UNRECOGNISED, (), 1)
    assert f"“{field}” is not on it" in said(problems)


@pytest.mark.parametrize("change", [
    ("Rp 1,750,000.00", "Rp satu juta"), ("21-03-2026 s/d 30-08-2026", "31-02-2026 s/d 30-08-2026"),
    ("Masa Pemeliharaan : 31-08-2026 s/d 26-02-2027", "Masa Pemeliharaan : 180 hari"), (PROJECT, "260000107809"),
    ("Jumlah Pekerja : 10 orang", "Jumlah Pekerja : sepuluh"),
])  # fmt: skip
def test_a_field_that_is_there_but_cannot_be_read_is_a_problem_and_no_letter(change: tuple[str, str]) -> None:
    kind, records, problems = read_papers("x.pdf", [page(DETERMINATION, change)])
    assert (kind, records, len(problems)) == (EvidenceKind.UNRECOGNISED, (), 1)
    assert "cannot be read" in said(problems)


def test_two_project_numbers_on_one_letter_are_for_a_person_to_judge() -> None:
    text = page(DETERMINATION) + "\nNomor Proyek : 2600001078095"
    assert read_papers("x.pdf", [text])[1] == ()


def test_several_papers_in_one_file_each_have_their_page() -> None:
    kind, records, problems = read_papers("x.pdf", [page(RECEIPT), "lampiran", page(DETERMINATION), page(CERTIFICATE)])
    assert (kind, problems) == (EvidenceKind.JAKON_RECEIPT, ())
    assert [(type(record), record.source.place) for record in records] == [
        (Receipt, "p1"), (DeterminationLetter, "p3"), (ProjectCertificate, "p4"),
    ]  # fmt: skip


def test_two_papers_on_one_page_are_two_records() -> None:
    _, records, problems = read_papers("x.pdf", [page(RECEIPT) + "\n" + page(CERTIFICATE)])
    assert (list(map(type, records)), problems) == ([Receipt, ProjectCertificate], ())


def test_a_letter_goes_on_over_the_page() -> None:
    first, second = "\n".join(DETERMINATION[:6]), "\n".join(DETERMINATION[6:])
    assert read_papers("x.pdf", [first, second])[1] == (LETTER,)


def test_a_letter_that_speaks_of_a_certificate_is_still_a_letter() -> None:
    text = page(DETERMINATION) + "\nSertifikat Kepesertaan diterbitkan setelah iuran dibayar."
    assert read_papers("x.pdf", [text])[1] == (LETTER,)


def test_other_text_is_unrecognised_without_a_problem() -> None:
    assert read_papers("x.pdf", ["Surat Keterangan Hasil Pemeriksaan\nNomor : 1"]) == (
        EvidenceKind.UNRECOGNISED,
        (),
        (),
    )


def test_a_page_of_twenty_thousand_titles_is_read_in_no_time() -> None:
    page = "KWITANSI IURAN JASA KONSTRUKSI\n" * 20_000
    kind, records, problems = read_papers("x.pdf", [page])
    assert (kind, records, len(problems)) == (EvidenceKind.UNRECOGNISED, (), 1)


@pytest.mark.parametrize(
    "amount", ["-Rp 7.050.000,00", "(Rp 7.050.000,00)", "Rp 7.050.000,00 (belum dibayar)", "sisa tagihan Rp 7.050.000"]
)
def test_an_amount_with_a_doubt_beside_it_is_no_amount(amount: str) -> None:
    lines = [f"Jumlah : {amount}" if line.startswith("Jumlah") else line for line in RECEIPT]
    assert read_papers("x.pdf", ["\n".join(lines)])[0] is EvidenceKind.UNRECOGNISED


@pytest.mark.parametrize(
    "valid", ["sampai dengan Desember 2020", "01-01-2020 s/d 31-12-2020", "TIDAK BERLAKU MARET 2026"]
)
def test_a_certificate_that_has_ended_or_is_denied_is_not_read(valid: str) -> None:
    lines = [f"Berlaku : {valid}" if line.startswith("Berlaku") else line for line in CERTIFICATE]
    assert read_papers("x.pdf", ["\n".join(lines)])[0] is EvidenceKind.UNRECOGNISED


def test_only_a_basis_that_is_wages_is_one() -> None:
    for basis, by_wages in (("Upah pekerja", True), ("Nilai proyek (tidak termasuk upah)", False)):
        lines = [f"Dasar Perhitungan : {basis}" if line.startswith("Dasar") else line for line in DETERMINATION]
        (letter,) = read_papers("x.pdf", ["\n".join(lines)])[1]
        assert isinstance(letter, DeterminationLetter)
        assert letter.by_wages is by_wages
