"""The labels that fields have on papers, each group with all the names that one field goes by."""

from __future__ import annotations

from typing import Final

PROJECT: Final = ("Nomor Proyek", "No. Proyek", "No Proyek", "Nomor Proyek Jakon")
CONTRACT: Final = ("Nomor SPK", "No. SPK", "No SPK", "Nomor Kontrak", "No. Kontrak", "Nomor SPK/Kontrak")
NUMBER: Final = ("Nomor", "No.", "No", "Nomor Surat", "No. Surat", "Nomor Kwitansi", "No. Kwitansi")
DATE: Final = ("Tanggal", "Tanggal Surat", "Tgl", "Tgl.")
CONTRACT_PERIOD: Final = ("Masa Kontrak", "Jangka Waktu Kontrak", "Masa Pelaksanaan")
MAINTENANCE: Final = ("Masa Pemeliharaan",)
HEADCOUNT: Final = ("Jumlah Pekerja", "Jumlah Tenaga Kerja", "Jumlah TK")
CONTRIBUTION: Final = (
    "Iuran yang ditetapkan",
    "Jumlah Iuran",
    "Total Iuran",
    "Besar Iuran",
    "Besarnya Iuran",
    "Iuran",
)
BASIS: Final = ("Dasar Perhitungan", "Dasar Penghitungan")
AMOUNT: Final = ("Jumlah", "Jumlah Uang", "Jumlah Iuran", "Jumlah Pembayaran", "Uang Sejumlah")
IN_WORDS: Final = ("Terbilang", "Dengan Huruf", "Uang Sejumlah")
RECEIVED: Final = ("Tanggal Terima", "Tgl Terima", "Tgl. Terima", "Tanggal Diterima")
NPP: Final = ("NPP", "Nomor Pendaftaran Perusahaan")
VALIDITY: Final = ("Berlaku", "Berlaku Mulai", "Berlaku Sejak", "Masa Berlaku", "Berlaku Bulan")

EVERY: Final = tuple(
    dict.fromkeys(
        (
            *PROJECT,
            *CONTRACT,
            *NUMBER,
            *DATE,
            *CONTRACT_PERIOD,
            *MAINTENANCE,
            *HEADCOUNT,
            *CONTRIBUTION,
            *BASIS,
            *AMOUNT,
            *IN_WORDS,
            *RECEIVED,
            *NPP,
            *VALIDITY,
        )
    )
)
"""All labels: where one begins like another, the longer is meant."""
