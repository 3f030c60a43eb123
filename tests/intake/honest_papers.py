"""Papers as offices write them, drawn with places, sizes, tables and stamps as on the page. No real person's."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.intake.samples import NPP, PROJECT

Drawn = Callable[[Canvas], None]
BODY = 10
WORDS = "Satu juta tujuh ratus lima puluh ribu rupiah"


def drawn(*pages: Drawn) -> bytes:
    """A PDF of pages in A4, each drawn by one function."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def line(canvas: Canvas, y: int, *columns: tuple[int, str], size: int = BODY, bold: bool = False) -> None:
    """Texts on one baseline, each from its own place."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    for x, text in columns:
        canvas.drawString(x, y, text)


def centred(canvas: Canvas, y: int, *texts: str, size: int = 14) -> None:
    """Lines of a title, one below the other."""
    canvas.setFont("Helvetica-Bold", size)
    for at, text in enumerate(texts):
        canvas.drawCentredString(297, y - at * (size + 4), text)


def fields(canvas: Canvas, y: int, *rows: tuple[str, str], x: int = 60, beside: int = 200, step: int = 16) -> None:
    """Labels on the left, a colon in a column of its own, and the values right of it."""
    for at, (label, value) in enumerate(rows):
        line(canvas, y - at * step, (x, label), (beside, ":"), (beside + 10, value))


def letterhead(canvas: Canvas) -> None:
    """The name and the address at the head of a branch's paper."""
    line(canvas, 800, (60, "BPJS KETENAGAKERJAAN"), size=16, bold=True)
    line(canvas, 784, (60, "Kantor Cabang Magelang - Jl. Contoh No. 12, Magelang 56100 - Telp. (0293) 000000"), size=8)


def foot(canvas: Canvas, page: str = "Halaman 1 dari 1") -> None:
    """What a printing programme puts below."""
    line(canvas, 40, (60, "Dicetak tanggal 25-03-2026 08:15:02 oleh petugas loket 3"), (480, page), size=7)


def stamp(canvas: Canvas, text: str, x: int, y: int, angle: int, size: int = 30) -> None:
    """A rubber stamp across the page."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def stamped_receipt(canvas: Canvas) -> None:
    """A receipt with a title of two lines, its amount in figures and in words, a stamp, a signature and copies."""
    letterhead(canvas)
    centred(canvas, 740, "BUKTI PEMBAYARAN", "IURAN JASA KONSTRUKSI")
    fields(
        canvas, 690,
        ("Nomor", "923092295010413"), ("Telah terima dari", "PT Contoh Karya"), ("Nomor Proyek", PROJECT),
        ("Nama Proyek", "Pembangunan Gedung Serbaguna"), ("Uang Sejumlah", WORDS), ("Jumlah", "Rp 1.750.000,00"),
        ("Untuk pembayaran", "Iuran JKK dan JKM Jasa Konstruksi"), ("Bank", "BRI Cabang Magelang"),
        ("Tanggal Terima", "21-03-2026"), ("Status", "LUNAS"),
    )  # fmt: skip
    stamp(canvas, "LUNAS", 330, 560, 25)
    for y, text in ((480, "Magelang, 21 Maret 2026"), (464, "Petugas Penerima,"), (400, "Rina Contoh")):
        line(canvas, y, (380, text))
    for at, text in enumerate(("Tembusan:", "1. Kepala Bidang Pelayanan", "2. Arsip")):
        line(canvas, 340 - at * 14, (60, text), size=8)
    foot(canvas)


def receipt_in_two_columns(canvas: Canvas) -> None:
    """A bank's receipt: fields side by side, a table of what was paid, the total and its words over two lines."""
    centred(canvas, 790, "KWITANSI IURAN JASA KONSTRUKSI")
    for at, (left, one, right, other) in enumerate(
        (
            ("Nomor", "923092295010413", "Nama Bank", "Bank Contoh"),
            ("Nomor Proyek", PROJECT, "Kode Penetapan", "632373747944"),
            ("Tanggal Terima", "21/03/2026 10:15:22", "Teller", "T-014"),
            ("Nama Perusahaan", "PT Contoh Karya", "NPP", NPP),
        )
    ):
        line(canvas, 740 - at * 16, (60, left), (150, ":"), (160, one), (330, right), (430, ":"), (440, other))
    for at, (item, amount) in enumerate(
        (("Uraian", "Nilai (Rp)"), ("1 Iuran JKK", "1.500.000"), ("2 Iuran JKM", "250.000"))
    ):
        line(canvas, 650 - at * 14, (60, item), (430, amount))
    fields(canvas, 590, ("Jumlah Pembayaran", "Rp 1.750.000,-"), ("Terbilang", "# Satu juta tujuh ratus lima puluh"))
    line(canvas, 560, (210, "ribu rupiah #"))
    fields(canvas, 530, ("Status Pembayaran", "BERHASIL"), ("Keterangan", "Pembayaran iuran Jakon tahap I"))
    line(canvas, 480, (60, "Kwitansi ini dicetak oleh komputer dan sah tanpa tanda tangan."), size=8)
    foot(canvas, "1/1")


def handwritten_form(canvas: Canvas) -> None:
    """An old form: the amount in words beside its label and in figures in a box at the foot."""
    centred(canvas, 790, "KWITANSI", "PEMBAYARAN IURAN PROGRAM KHUSUS", "JASA KONSTRUKSI", size=12)
    fields(
        canvas, 720,
        ("No. Kwitansi", "923092295010413"), ("Sudah terima dari", "PT Contoh Karya"),
        ("Uang Sejumlah", f"== {WORDS} =="), ("Untuk Pembayaran", "Iuran Jasa Konstruksi"),
        ("No. Proyek", PROJECT), ("Tgl. Terima", "21 Maret 2026"),
    )  # fmt: skip
    line(canvas, 580, (60, "Rp 1.750.000,-"), (380, "Magelang, 21 Maret 2026"), size=12, bold=True)
    line(canvas, 500, (380, "( Rina Contoh )"))


def electronic_receipt(canvas: Canvas) -> None:
    """What an internet bank sends: small title, status and reference, amounts in English notation."""
    centred(canvas, 790, "Bukti Pembayaran Iuran Jasa Konstruksi", size=11)
    fields(
        canvas, 750,
        ("Status Transaksi", "SUKSES 21-03-2026 10:15:22 WIB"), ("Nomor", "923092295010413"), ("Nomor Proyek", PROJECT),
        ("Nama", "PT CONTOH KARYA"), ("Jumlah Iuran", "Rp 1,750,000.00"), ("Biaya Admin", "Rp 2,500.00"),
        ("Total Debet", "Rp 1,752,500.00"), ("Tanggal Diterima", "21-03-2026"), ("Reff", "00112233445566"),
    )  # fmt: skip
    line(canvas, 560, (60, "Simpan struk ini sebagai bukti pembayaran yang sah."), size=8)


def letter(canvas: Canvas) -> None:
    """A determination letter: number and place on one line, an address, roman headings, copies."""
    letterhead(canvas)
    line(canvas, 750, (60, "Nomor"), (120, ":"), (130, "B/8770/032026"), (400, "Magelang, 20 Maret 2026"))
    fields(canvas, 734, ("Lampiran", "1 (satu) berkas"), ("Hal", "Penetapan Iuran Program Khusus"), beside=120)
    line(canvas, 702, (130, "Jasa Konstruksi"))
    for at, text in enumerate(("Yth. Direktur PT Contoh Karya", "di Magelang", "I. DATA PROYEK")):
        line(canvas, 670 - at * 18, (60, text))
    _project(canvas, 610)
    for at, text in enumerate(
        (
            "Pembayaran dilakukan paling lambat 14 hari kerja setelah surat ini diterima. Penetapan ini batal apabila",
            "iuran tidak dibayar sampai batas waktu tersebut.",
            "III. KODE PEMBAYARAN : 632373747944",
        )
    ):
        line(canvas, 400 - at * 16, (60, text))
    line(canvas, 330, (400, "Kepala Kantor Cabang,"))
    line(canvas, 270, (400, "Sari Contoh"))
    for at, text in enumerate(("Tembusan :", "1. Pejabat Pembuat Komitmen", "2. Dinas Tenaga Kerja", "3. Arsip")):
        line(canvas, 200 - at * 12, (60, text), size=8)
    foot(canvas)


def _project(canvas: Canvas, y: int) -> None:
    """The fields of a determination letter's project and its contribution."""
    fields(
        canvas, y,
        ("1. Nomor Proyek", PROJECT), ("2. Nama Proyek", "Pembangunan Gedung Serbaguna"),
        ("3. Nomor SPK", "602/SPK/III/2026 tanggal 2 Maret 2026"), ("4. Nilai Proyek", "Rp 1.110.000.000,00"),
        ("5. Dasar Perhitungan", "Rp 1.000.000.000,00 (Tidak Termasuk PPN)"),
        ("6. Masa Kontrak", "21-03-2026 s/d 30-08-2026"), ("7. Masa Pemeliharaan", "31-08-2026 s/d 26-02-2027"),
        ("8. Jumlah Pekerja", "10 (sepuluh) orang"), ("Besarnya Iuran", "Rp 1.750.000,00"), ("Terbilang", WORDS),
    )  # fmt: skip


def letter_of_two_pages() -> tuple[Drawn, Drawn]:
    """The same letter whose figures and signature stand on a second page, each page with its number."""

    def first(canvas: Canvas) -> None:
        letterhead(canvas)
        centred(canvas, 750, "PENETAPAN IURAN", "PROGRAM KHUSUS JASA KONSTRUKSI")
        fields(canvas, 700, ("Nomor", "B/8770/032026"), ("Tanggal", "20 Maret 2026"), ("Kepada", "PT Contoh Karya"))
        line(canvas, 640, (60, "Dengan ini ditetapkan iuran untuk proyek sebagaimana halaman berikut."))
        foot(canvas, "Halaman 1 dari 2")

    def second(canvas: Canvas) -> None:
        _project(canvas, 780)
        line(canvas, 560, (400, "Ditetapkan di Magelang"))
        line(canvas, 500, (400, "Sari Contoh"))
        foot(canvas, "Halaman 2 dari 2")

    return first, second


def certificate(canvas: Canvas) -> None:
    """A certificate: large title, everything centred, validity in capitals."""
    centred(canvas, 740, "SERTIFIKAT KEPESERTAAN", size=28)
    centred(canvas, 690, "BPJS KETENAGAKERJAAN", "SEKTOR JASA KONSTRUKSI", size=14)
    centred(
        canvas, 620, f"NOMOR PROYEK : {PROJECT}", "PEMBANGUNAN GEDUNG SERBAGUNA", f"NPP : {NPP}", "PT CONTOH KARYA",
        "BERLAKU : MARET 2026", size=12,
    )  # fmt: skip
    line(canvas, 400, (360, "Magelang, 21 Maret 2026"))
    line(canvas, 340, (360, "Sari Contoh"))
    line(canvas, 60, (60, "Sertifikat ini sah selama iuran dibayar lunas."), size=7)


def certificate_in_two_columns(canvas: Canvas) -> None:
    """A certificate whose fields stand side by side."""
    centred(canvas, 780, "SERTIFIKAT KEPESERTAAN", "JASA KONSTRUKSI", size=18)
    line(canvas, 700, (60, "Nama Perusahaan : PT Contoh Karya"), (330, f"NPP : {NPP}"))
    line(canvas, 680, (60, "Nama Proyek : Gedung Serbaguna"), (330, f"Nomor Proyek : {PROJECT}"))
    line(canvas, 660, (60, "Status Kepesertaan : AKTIF"))
    line(canvas, 640, (60, "Berlaku Mulai : 1 Maret 2026"))


def reminder(canvas: Canvas) -> None:
    """A covering letter of the contractor: no paper of BPJS, but it speaks of all of them."""
    centred(canvas, 780, "PT CONTOH KARYA", size=20)
    fields(canvas, 740, ("Nomor", "012/CK/III/2026"), ("Perihal", "Penyampaian bukti kepesertaan"), beside=120)
    for at, text in enumerate(
        ("Bersama ini kami sampaikan kwitansi iuran, surat penetapan iuran dan sertifikat kepesertaan", "proyek kami.")
    ):
        line(canvas, 680 - at * 16, (60, text))


HONEST: dict[str, tuple[Drawn, ...]] = {
    "stamped receipt": (stamped_receipt,),
    "receipt in two columns": (receipt_in_two_columns,),
    "form with the amount in a box": (handwritten_form,),
    "electronic receipt": (electronic_receipt,),
    "letter": (letter,),
    "letter of two pages": letter_of_two_pages(),
    "certificate": (certificate,),
    "certificate in two columns": (certificate_in_two_columns,),
    "covering letter before a receipt": (reminder, stamped_receipt),
    "all in one": (letter, stamped_receipt, certificate),
}
