"""Draws the made-up papers of the help page: what each looks like, with what we read from it marked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

HERE: Final = Path(__file__).parent
PAPERS: Final = HERE.parent / "permit_guard" / "web" / "static" / "papers"
WIDTH: Final = 640
LINE: Final = 34
TOP: Final = 96
INK, QUIET, MARKED, EDGE = "#16211f", "#4b5a58", "#ffe9a8", "#9fb3b0"
NPP, PROJECT, CODE = "15070955", "2600001090100", "632373790100"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper by its title: labelled lines, below them perhaps a table. What is marked is told with a star before."""

    title: str
    below: str
    lines: tuple[tuple[str, str], ...]
    table: tuple[tuple[str, ...], ...] = ()
    columns: tuple[int, ...] = ()


WORKERS: Final = (
    ("3308101203909990", "BUDI SANTOSO", "12-03-1990"),
    ("3308107004919991", "SRI LESTARI", "30-04-1991"),
    ("3308102506859985", "MOH. ARIFIN", "25-06-1985"),
)
ON_PROJECT: Final = tuple(
    (str(number), *who, work)
    for number, (who, work) in enumerate(zip(WORKERS, ("Tukang batu", "Juru masak", "Tukang kayu"), strict=True), 1)
)
DRAWN: Final = {
    "ktp": Paper("KARTU TANDA PENDUDUK", "Provinsi Contoh, Kabupaten Contoh", (
        ("*NIK", WORKERS[0][0]), ("*Nama", WORKERS[0][1]), ("*Tempat/Tgl Lahir", f"MAGELANG, {WORKERS[0][2]}"),
        ("Jenis Kelamin", "LAKI-LAKI"), ("Alamat", "DUSUN CONTOH RT 002 RW 005"), ("Kel/Desa", "BANYUROJO"))),
    "kartu-peserta": Paper("KARTU PESERTA", "BPJS Ketenagakerjaan, juga di aplikasi JMO", (
        ("*Nomor KPJ", "26012345678"), ("*Nama", WORKERS[0][1]), ("Perusahaan", "PT KARYA NUSANTARA"),
        ("Program", "JKK, JKM, JHT"), ("*Status", "AKTIF"))),
    "spk": Paper("SURAT PERINTAH KERJA", "dari pemilik bangunan kepada kontraktor", (
        ("*Nomor", "601/SPK/CONTOH/2026"), ("*Tanggal", "2 Maret 2026"), ("Pekerjaan", "Balai Desa Contoh"),
        ("Kontraktor", "PT Karya Nusantara"), ("*Nilai (dengan PPN)", "Rp 1.110.000.000"),
        ("*Masa kerja", "16-03-2026 s/d 15-09-2026"))),
    "daftar-peserta": Paper("DAFTAR PESERTA", "unduhan dari SIPP, per bulan iuran", (
        ("*NPP", NPP), ("*BLTH", "03-2026"), ("*Tanggal Bayar", "10-04-2026")),
        (("KPJ", "NIK", "Nama", "Status", "JKK", "JKM"),
         ("26012345678", *WORKERS[0][:2], "AKTIF", "Y", "Y"), ("26012345679", *WORKERS[1][:2], "AKTIF", "Y", "Y")),
        (20, 132, 286, 424, 508, 566)),
    "f1a": Paper("FORMULIR F1a", "Daftar tenaga kerja jasa konstruksi", (("*Nomor Proyek", PROJECT),),
        (("No", "NIK", "Nama", "Tanggal Lahir", "Pekerjaan"), *ON_PROJECT), (20, 62, 226, 380, 502)),
    "penetapan": Paper("PENETAPAN IURAN", "Program Khusus Jasa Konstruksi", (
        ("*Nomor", "B/0901/032026"), ("*Nomor Proyek", PROJECT), ("Nama Proyek", "Balai Desa Contoh"),
        ("*Nomor SPK", "601/SPK/CONTOH/2026"), ("*Masa Kontrak", "16-03-2026 s/d 15-09-2026"),
        ("*Jumlah Pekerja", "3 orang"), ("*Iuran ditetapkan", "Rp 2.100.000,00"), ("*Kode Pembayaran", CODE))),
    "kwitansi": Paper("KWITANSI IURAN", "Jasa Konstruksi", (
        ("*Nomor", "923092295010901"), ("Telah terima dari", "PT Karya Nusantara"), ("*Nomor Proyek", PROJECT),
        ("*Jumlah", "Rp 2.100.000,00"), ("*Tanggal Terima", "06-03-2026"), ("*Kode Penetapan", CODE))),
    "sertifikat": Paper("SERTIFIKAT KEPESERTAAN", "BPJS Ketenagakerjaan, Jasa Konstruksi", (
        ("*Nomor Proyek", PROJECT), ("Nama Proyek", "Balai Desa Contoh"), ("*NPP", NPP),
        ("Nama Perusahaan", "PT Karya Nusantara"), ("*Berlaku", "MARET 2026"))),
}  # fmt: skip
"""Amounts, numbers, firms and persons are made up; none follows from a rate."""


def drawing(paper: Paper) -> str:
    """The paper as SVG, with presentation attributes alone: a page's policy lets no style stand inside."""
    height = TOP + LINE * (len(paper.lines) + len(paper.table)) + (24 if paper.table else 0) + 36
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="Arial, sans-serif">',
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" rx="8" fill="#fff" stroke="{EDGE}"/>',
        f'<text x="20" y="42" font-size="24" font-weight="700" fill="{INK}">{escape(paper.title)}</text>',
        f'<text x="20" y="68" font-size="17" fill="{QUIET}">{escape(paper.below)}</text>',
    ]
    for number, (label, value) in enumerate(paper.lines):
        body += _line(TOP + LINE * number, label, value)
    start = TOP + LINE * len(paper.lines) + 12
    for number, cells in enumerate(paper.table):
        body += _row(start + LINE * number, cells, paper.columns, is_head=number == 0)
    mark = f'<text x="{WIDTH - 20}" y="{height - 14}" font-size="15" text-anchor="end" fill="{QUIET}">'
    return "".join([*body, mark, "CONTOH: DATA REKAAN</text></svg>\n"])


def _line(y: int, label: str, value: str) -> list[str]:
    marked = label.startswith("*")
    width = 14 + round(len(value) * 10.8)
    ground = f'<rect x="220" y="{y}" width="{width}" height="28" rx="4" fill="{MARKED}"/>' if marked else ""
    return [
        ground,
        f'<text x="20" y="{y + 20}" font-size="18" fill="{QUIET}">{escape(label.lstrip("*"))}</text>',
        f'<text x="227" y="{y + 20}" font-size="18" fill="{INK}">{escape(value)}</text>',
    ]


def _row(y: int, cells: tuple[str, ...], columns: tuple[int, ...], *, is_head: bool) -> list[str]:
    weight, colour = ("700", QUIET) if is_head else ("400", INK)
    ground = "#eef3f2" if is_head else MARKED
    return [
        f'<rect x="14" y="{y}" width="{WIDTH - 28}" height="{LINE - 4}" fill="{ground}"/>',
        *(f'<text x="{x}" y="{y + 20}" font-size="15" font-weight="{weight}" fill="{colour}">{escape(cell)}</text>'
          for x, cell in zip(columns, cells, strict=True)),
    ]  # fmt: skip


def main() -> None:
    """Write each drawing among the files that pages are served with."""
    PAPERS.mkdir(exist_ok=True)
    for name, paper in DRAWN.items():
        (PAPERS / f"{name}.svg").write_text(drawing(paper), encoding="utf-8")


if __name__ == "__main__":
    main()
