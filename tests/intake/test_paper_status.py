"""A receipt is paid when its status is a known word of success, and never by silence or another word."""

from __future__ import annotations

import pytest

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.intake.paper_status import doubtful_status
from permit_guard.intake.papers import read_papers
from tests.intake.samples import CERTIFICATE, RECEIPT, said

PAID, HELD = EvidenceKind.JAKON_RECEIPT, EvidenceKind.JAKON_CERTIFICATE
LABELS = ("Status", "Status Pembayaran", "STATUS TRANSAKSI", "Payment Status", "Status Pembayaran (VA)", "Kode Status")
SUCCESS = (
    "BERHASIL",
    "Sukses",
    "LUNAS",
    "PAID",
    "SUDAH DIBAYAR",
    "Settled",
    "LUNAS 21-03-2026 10:15 WIB",
    "Lunas (Tahap I)",
)
DOUBT = (
    "GAGAL", "BELUM LUNAS", "PENDING", "EXPIRED", "DIBATALKAN", "MENUNGGU", "REFUND", "REVERSAL", "TERTUNDA", "DITOLAK",
    "KADALUARSA", "DALAM PROSES", "OPEN", "LUNAS SEBAGIAN", "LUNAS / BATAL", "TIDAK BERHASIL", "AKTIF", "0", "-", "",
)  # fmt: skip


def doubted(*lines: str, kind: EvidenceKind = PAID) -> str | None:
    """The line that makes a paper doubtful."""
    return doubtful_status(lines, kind)


@pytest.mark.parametrize("label", LABELS)
def test_a_status_is_a_doubt_unless_it_is_a_known_word_of_success(label: str) -> None:
    assert [doubted(f"{label} : {value}") for value in SUCCESS] == [None] * len(SUCCESS)
    assert [doubted(f"{label}: {value}") for value in DOUBT] == [f"{label}: {value}" for value in DOUBT]


@pytest.mark.parametrize("word", DOUBT)
def test_a_receipt_with_such_a_status_proves_no_payment(word: str) -> None:
    for line in (f"Status : {word}", f"Status Pembayaran : {word}"):
        records, (part,) = read_papers("x.pdf", ["\n".join((*RECEIPT, line))])
        assert (records, "so it does not count" in said(part.problems)) == ((), True)


def test_a_status_stands_below_its_label_or_beside_it_without_a_colon_too() -> None:
    assert doubted("Status Pembayaran", "GAGAL") == doubted("Status Pembayaran", ": GAGAL") == "Status Pembayaran"
    assert doubted("Status Pembayaran :", "OPEN", "x") == "Status Pembayaran :"
    assert [doubted("Status Pembayaran OPEN"), doubted("Status OPEN")] == ["Status Pembayaran OPEN", "Status OPEN"]
    assert {
        doubted("Status :", "LUNAS"),
        doubted("Status", "LUNAS"),
        doubted("Status", ": LUNAS"),
        doubted("Status Pembayaran LUNAS"),
    } == {None}
    assert doubted("Status :", "Bank : BRI") == "Status :"


def test_a_status_in_the_right_column_and_one_with_a_column_right_of_it_are_read() -> None:
    for value, doubt in (("LUNAS", False), ("OPEN", True), ("BELUM LUNAS", True), ("LUNAS SEBAGIAN", True)):
        for line in (f"Bank : BRI Status : {value}", f"Status : {value} Nama Bank : BRI"):
            assert doubted(line) == (line if doubt else None)


def test_another_status_and_a_sentence_are_not_the_papers() -> None:
    lines = (
        "Status Perusahaan : Cabang", "Status Proyek : Baru", "Status pembayaran dapat dilihat di aplikasi.",
        "Statuta : 1",        "Status Kepesertaan : AKTIF", "Dengan status apa pun", "Status Pembayaran",
    )  # fmt: skip
    assert [doubted(line) for line in lines] == [None] * len(lines)


def test_a_certificate_holds_when_it_is_active_and_not_while_it_is_applied_for() -> None:
    assert doubted("Status Kepesertaan : AKTIF", kind=HELD) is doubted("Status : BERLAKU", kind=HELD) is None
    for value in ("Mendaftar", "TIDAK AKTIF", ""):
        records, (part,) = read_papers("x.pdf", ["\n".join((*CERTIFICATE, f"Status : {value}"))])
        assert (records, len(part.problems)) == ((), 1)


def test_a_remark_that_speaks_of_a_bill_is_a_doubt_and_any_other_is_none() -> None:
    for remark in (
        "TAGIHAN", "KODE BAYAR", "Kode Billing 123", "BUKAN BUKTI PEMBAYARAN",
        "Bukan merupakan bukti pembayaran yang sah", "Belum dilakukan pembayaran",
        "Tagihan iuran jasa konstruksi", "menunggu pembayaran",
    ):  # fmt: skip
        assert doubted(f"Keterangan : {remark}") == f"Keterangan : {remark}"
    for remark in (
        "Pembayaran iuran Jakon", "Pembayaran tagihan iuran", "-", "", "Tidak termasuk denda", "simpan sebagai bukti",
    ):  # fmt: skip
        assert doubted(f"Catatan: {remark}") is None


def test_a_bill_says_of_itself_in_a_line_that_it_is_no_receipt() -> None:
    for line in ("BUKAN BUKTI PEMBAYARAN", "Bukan merupakan bukti pembayaran yang sah", "1 Iuran Rp 1.750.000 PENDING"):
        assert read_papers("x.pdf", ["\n".join((*RECEIPT, line))])[0] == ()
