"""Papers recognised by what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from permit_guard.domain.evidence import DeterminationLetter, EvidenceKind, ProjectCertificate, Receipt
from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem, Source
from permit_guard.intake import papers
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


def read_papers(
    file: str, pages: Sequence[str]
) -> tuple[EvidenceKind, tuple[papers.PaperRecord, ...], tuple[Problem, ...]]:
    """The first recognised paper's kind, all records and all problems in a PDF's text."""
    records, parts = papers.read_papers(file, pages)
    kinds = (part.kind for part in parts if part.kind is not EvidenceKind.UNRECOGNISED)
    problems = tuple(problem for part in parts for problem in part.problems)
    return next(kinds, EvidenceKind.UNRECOGNISED), records, problems


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
    assert "cannot be read as one value" in said(problems)


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


def with_line(lines: tuple[str, ...], *more: str) -> str:
    """The text of a page with further lines below."""
    return "\n".join((*lines, *more))


@pytest.mark.parametrize(("lines", "more"), [
    (DETERMINATION, "Jumlah Tenaga Kerja : 25 orang"), (DETERMINATION, "Jumlah Pekerja : dua puluh lima"),
    (DETERMINATION, "Total Iuran : Rp 9.000.000"), (DETERMINATION, "Nomor Surat : B/9999/032026"),
    (DETERMINATION, "Tanggal Surat : 31-02-2026"), (DETERMINATION, "Masa Pelaksanaan : 21-03-2026 s/d 30-12-2026"),
    (DETERMINATION, "Nomor Kontrak : 603/SPK/III/2026"), (DETERMINATION, "Dasar Penghitungan : Upah"),
    (DETERMINATION, f"Nomor Proyek : {PROJECT} DIBATALKAN"), (DETERMINATION, "Nomor Proyek : 2600001078095"),
    (RECEIPT, "Jumlah Uang : Rp 50.000"), (RECEIPT, "Tgl Terima : belum"),
    (RECEIPT, "Nomor Kwitansi : 923092295010414"),
    (CERTIFICATE, "Masa Berlaku : Januari 2020"), (CERTIFICATE, "Nomor Pendaftaran Perusahaan : 99999999"),
])  # fmt: skip
def test_a_field_stated_twice_that_differs_or_cannot_be_read_is_a_problem_and_no_paper(lines, more) -> None:  # type: ignore[no-untyped-def]
    _, records, problems = read_papers("x.pdf", [with_line(lines, more)])
    assert (records, len(problems)) == ((), 1)
    assert "cannot be read as one value" in said(problems) or "does not count" in said(problems)


@pytest.mark.parametrize("more", [
    f"No. Proyek : {PROJECT}", "Jumlah TK : 10", "Masa Kontrak : -", "Nomor SPK tersebut di atas wajib dilaporkan.",
    "IV. IURAN\nTarif : 0,24%",
])  # fmt: skip
def test_the_same_said_again_nothing_and_a_sentence_change_nothing(more: str) -> None:
    assert read_papers("x.pdf", [with_line(DETERMINATION, more)])[1:] == ((LETTER,), ())


@pytest.mark.parametrize(("lines", "title"), [
    (RECEIPT, "KWITANSI SEMENTARA (BELUM LUNAS) IURAN JASA KONSTRUKSI"),
    (RECEIPT, "KWITANSI TAGIHAN IURAN JASA KONSTRUKSI"),
    (RECEIPT, "KWITANSI IURAN JASA KONSTRUKSI - BATAL"), (RECEIPT, "KWITANSI SEMENTARA"),
    (DETERMINATION, "PENETAPAN IURAN DIBATALKAN PROGRAM KHUSUS JASA KONSTRUKSI"),
    (DETERMINATION, "PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI DIBATALKAN"),
    (DETERMINATION, "PEMBATALAN PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI"),
    (DETERMINATION, "ADDENDUM PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI"),
    (DETERMINATION, "Hal : Penetapan Iuran Jasa Konstruksi Proyek Dibatalkan"),
    (CERTIFICATE, "SERTIFIKAT KEPESERTAAN (CONTOH)"), (CERTIFICATE, "DRAFT SERTIFIKAT KEPESERTAAN"),
])  # fmt: skip
def test_a_title_with_words_of_another_paper_is_a_problem_that_names_it(lines, title) -> None:  # type: ignore[no-untyped-def]
    records, (part,) = papers.read_papers("x.pdf", [with_line((title,), *lines[1:])])
    assert (records, part.kind, part.project_numbers) == ((), EvidenceKind.UNRECOGNISED, {PROJECT})
    assert f"it says “{title[:50]}" in said(part.problems)


@pytest.mark.parametrize("title", [
    "KUITANSI PEMBAYARAN IURAN\nBPJS KETENAGAKERJAAN\nSEKTOR JASA KONSTRUKSI", "Kwitansi Iuran Program Jasa Konstruksi",
])  # fmt: skip
def test_a_title_may_name_programme_and_payment(title: str) -> None:
    assert read_papers("x.pdf", [with_line((title,), *RECEIPT[1:])])[1:] == ((PAID,), ())


@pytest.mark.parametrize("mark", [
    "BATAL", "*** DIBATALKAN ***", "CONTOH", "DRAFT", "Konsep", "SPECIMEN", "B A T A L", "B\nA\nT\nA\nL",
    "Surat ini telah dibatalkan pada tanggal 12-03-2026", "TIDAK BERLAKU", "TIDAK\nSAH", "Status : BATAL", "VOID",
])  # fmt: skip
@pytest.mark.parametrize("lines", [DETERMINATION, RECEIPT, CERTIFICATE])
def test_a_paper_that_says_it_is_void_or_a_sample_proves_nothing_and_is_a_problem(
    lines: tuple[str, ...], mark: str
) -> None:
    for text in (with_line(lines, mark), with_line((mark,), *lines)):
        _, records, problems = read_papers("x.pdf", [text])
        assert (records, len(problems)) == ((), 1)
        assert "so it does not count" in said(problems)


@pytest.mark.parametrize("mark", ["BELUM LUNAS", "Status Pembayaran : belum dibayar", "KWITANSI SEMENTARA", "TAGIHAN"])
def test_a_receipt_that_says_nothing_was_paid_is_a_problem(mark: str) -> None:
    _, records, problems = read_papers("x.pdf", [with_line(RECEIPT, mark)])
    assert (records, len(problems)) == ((), 1)


def test_a_letter_is_not_paid_yet_when_it_is_sent_and_still_a_letter() -> None:
    assert read_papers("x.pdf", [with_line(DETERMINATION, "Status : Belum Dibayar")])[1] == (LETTER,)


@pytest.mark.parametrize("sentence", [
    "Nama Proyek : Pembangunan Rumah Contoh", "Penetapan ini batal apabila iuran tidak dibayar dalam 14 hari.",
    "PT Contoh", "Status : LUNAS", "Status tagihan : lunas",
])  # fmt: skip
def test_a_name_or_a_sentence_with_such_a_word_is_no_mark(sentence: str) -> None:
    for lines, record in ((DETERMINATION, LETTER), (RECEIPT, PAID), (CERTIFICATE, HELD)):
        assert read_papers("x.pdf", [with_line(lines, sentence)])[1:] == ((record,), ())


def test_a_cover_that_says_void_speaks_of_the_paper_behind_it() -> None:
    assert read_papers("x.pdf", ["Nomor : 1\nDIBATALKAN", page(RECEIPT)])[1] == ()
    (receipt,) = read_papers("x.pdf", ["Nomor : 1\nPengantar", page(RECEIPT)])[1]
    assert receipt == replace(PAID, source=Source("x.pdf", "p2"))


def test_a_title_over_again_is_the_same_paper() -> None:
    subject = "Hal : Penetapan Iuran Program Khusus Jasa Konstruksi Nomor Proyek " + PROJECT
    one = "\n".join((DETERMINATION[0], *DETERMINATION[1:3], subject, *DETERMINATION[3:8]))
    other = "\n".join((DETERMINATION[0], *DETERMINATION[8:]))
    assert read_papers("x.pdf", [one, other])[1:] == ((LETTER,), ())


@pytest.mark.parametrize(("lines", "found", "instead"), [
    (RECEIPT, ": 21-03-2026", ": belum diterima, paling lambat 21-03-2026"),
    (RECEIPT, ": 21-03-2026", ": 21-03-2026 (batal)"),
    (RECEIPT, ": 21-03-2026", ": Batal, 21-03-2026"), (RECEIPT, ": 21-03-2026", ": Magelang, 21-03-2026"),
    (RECEIPT, "0413", "0413 BATAL"), (RECEIPT, "0413", "0413, 0414"), (RECEIPT, "1,750,000.00", "0"),
    (RECEIPT, "1,750,000.00", "1.750.000 (belum satu rupiah)"), (RECEIPT, "1,750,000.00", "1." + "000." * 3000 + "000"),
    (DETERMINATION, "10 orang", "10 orang dari 25"), (DETERMINATION, "10 orang", "1" + ".000" * 3000),
    (DETERMINATION, "10 orang", "10 - 25"), (DETERMINATION, "20 Maret", "paling lambat 20 Maret"),
    (DETERMINATION, "21-03-2026 s/d 30-08-2026", "bukan 21-03-2026 s/d 30-08-2026"),
    (DETERMINATION, "21-03-2026 s/d 30-08-2026", "30-08-2026 s/d 21-03-2026"),
    (CERTIFICATE, "MARET 2026", "MARET 2026 (BELUM LUNAS)"), (CERTIFICATE, NPP, NPP + " DICABUT"),
    (CERTIFICATE, PROJECT, PROJECT + " DIBATALKAN"),
])  # fmt: skip
def test_a_value_with_more_beside_it_than_it_may_have_is_not_read(lines, found, instead) -> None:  # type: ignore[no-untyped-def]
    _, records, problems = read_papers("x.pdf", [page(lines, (found, instead))])
    assert (records, len(problems)) == ((), 1)


@pytest.mark.parametrize(("lines", "found", "instead"), [
    (RECEIPT, ": 21-03-2026", ": 21 Maret 2026 10:15:22 WIB"), (RECEIPT, "923092295010413", "923092 295010413"),
    (DETERMINATION, "10 orang", "10 (sepuluh) orang"), (DETERMINATION, ": 20 Maret", ": Kab. Magelang, 20 Maret"),
    (DETERMINATION, "Tanggal : 20 Maret 2026", "Magelang, 20 Maret 2026"),
    (DETERMINATION, "s/d 30-08-2026", "s.d. 30-08-2026 (163 hari kalender)"),
    (CERTIFICATE, "MARET", "mulai bulan Maret"),
])  # fmt: skip
def test_a_value_set_as_papers_set_it_is_read(lines, found, instead) -> None:  # type: ignore[no-untyped-def]
    _, (record,), problems = read_papers("x.pdf", [page(lines, (found, instead))])
    assert (record in (LETTER, PAID, HELD), problems) == (True, ())


def test_whose_a_paper_is_is_told_also_where_it_cannot_be_used() -> None:
    addendum = page(DETERMINATION, ("20 Maret 2026", "31-02-2026"))
    (part,) = papers.read_papers("x.pdf", [addendum])[1]
    assert (part.kind, part.project_numbers, len(part.problems)) == (EvidenceKind.UNRECOGNISED, {PROJECT}, 1)
    (unsure,) = papers.read_papers("x.pdf", [with_line((addendum,), "Nomor Proyek : 26000?")])[1]
    assert unsure.project_numbers == frozenset()


@pytest.mark.parametrize("line", [
    "Nomor : 1", "Nomor Proyek", "I. ", "KWITANSI", "KWITANSI IURAN JASA KONSTRUKSI", "B", "Iuran",
    "A" + "\u0301\u0323" * 9,
])  # fmt: skip
@pytest.mark.timeout(60)
def test_thirty_thousand_lines_more_do_not_hang_the_reader(line: str) -> None:
    assert len(read_papers("x.pdf", ["\n".join((*RECEIPT, *[line] * 30_000))])[1]) <= 1


@pytest.mark.parametrize(
    "text", ["1", "1/", "1 ", "1.000", "(satu ", "Magelang, ", "s/d ", "01-01-2026 s/d ", "- ", "("]
)
@pytest.mark.timeout(60)
def test_a_hundred_thousand_characters_beside_a_label_do_not_hang_the_reader(text: str) -> None:
    for lines in (DETERMINATION, RECEIPT, CERTIFICATE):
        changed = [line.partition(":")[0] + ": " + text * (100_000 // len(text)) for line in lines[1:]]
        assert read_papers("x.pdf", ["\n".join((lines[0], *changed))])[1] == ()


def test_a_companys_own_certificate_names_no_project_and_is_no_problem_of_ours() -> None:
    text = "SERTIFIKAT KEPESERTAAN\r\nPT Karya Nusantara\r\nNPP : 15070955\r\nBerlaku : Maret 2026"
    assert read_papers("x.pdf", [text]) == (EvidenceKind.UNRECOGNISED, (), ())
