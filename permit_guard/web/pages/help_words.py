"""What the help page says in plain language: the words of this work, and the way step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from permit_guard.domain.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an abbreviation, what it stands for, and what it means here."""

    name: str
    stands_for: Text
    means: Text


TERMS: Final = (
    Term(
        "BPJS Ketenagakerjaan",
        Text("Badan Penyelenggara Jaminan Sosial Ketenagakerjaan", "Social security for workers"),
        Text(
            "Badan yang melindungi pekerja bila celaka karena kerja atau meninggal. Bukan BPJS Kesehatan.",
            "The body that covers workers against accidents at work and death. Not BPJS Kesehatan (health).",
        ),
    ),
    Term(
        "JKK",
        Text("Jaminan Kecelakaan Kerja", "Work accident cover"),
        Text(
            "Perlindungan bila pekerja celaka karena kerja. Setiap pekerja pada proyek harus punya.",
            "Cover for accidents at work. Every worker on the project must have it.",
        ),
    ),
    Term(
        "JKM",
        Text("Jaminan Kematian", "Death cover"),
        Text(
            "Santunan bagi keluarga bila pekerja meninggal. Setiap pekerja pada proyek harus punya.",
            "A benefit for the family if a worker dies. Every worker on the project must have it.",
        ),
    ),
    Term(
        "Jakon",
        Text("Jasa Konstruksi", "Construction services"),
        Text(
            "Kepesertaan per proyek: pekerja harian, borongan dan musiman didaftarkan dengan nomor proyek, lalu "
            "iurannya dibayar menurut nilai kontrak.",
            "Cover by project: daily, piece-rate and seasonal workers are registered under a project number, and the "
            "contribution is paid by the contract's value.",
        ),
    ),
    Term(
        "PU",
        Text("Penerima Upah", "Wage earner"),
        Text(
            "Kepesertaan per perusahaan: pekerja tetap dan kontrak dibayarkan iurannya setiap bulan.",
            "Cover by employer: for permanent and fixed-term workers a contribution is paid each month.",
        ),
    ),
    Term(
        "NIK",
        Text("Nomor Induk Kependudukan", "Population number"),
        Text(
            "16 angka pada KTP. Di sini selalu disamarkan.", "16 digits on the identity card. It is always masked here."
        ),
    ),
    Term(
        "KPJ",
        Text("Kartu Peserta Jamsostek", "Member's number"),
        Text(
            "11 angka, nomor seorang pekerja di BPJS Ketenagakerjaan. Ada pada kartu peserta dan aplikasi JMO.",
            "11 digits, a worker's number at BPJS Ketenagakerjaan. It is on his card and in the JMO app.",
        ),
    ),
    Term(
        "NPP",
        Text("Nomor Pendaftaran Perusahaan", "Employer's registration number"),
        Text(
            "Nomor perusahaan di BPJS Ketenagakerjaan, biasanya 8 angka. Ada pada sertifikat dan di SIPP.",
            "The firm's number at BPJS Ketenagakerjaan, normally 8 digits. It is on the certificate and in SIPP.",
        ),
    ),
    Term(
        "SIPP",
        Text("Sistem Informasi Pelaporan Peserta", "The employers' website of BPJS"),
        Text(
            "Situs tempat perusahaan melapor pekerjanya dan mengunduh daftar peserta.",
            "Where firms report their workers and download the members list.",
        ),
    ),
    Term(
        "BLTH",
        Text("Bulan dan tahun iuran", "Month of the contribution"),
        Text(
            "Bulan yang dibayar iurannya, misalnya 03-2026.", "The month that a contribution is for, such as 03-2026."
        ),
    ),
    Term(
        "SPK",
        Text("Surat Perintah Kerja", "Work order"),
        Text("Kontrak antara pemilik bangunan dan kontraktor.", "The contract between owner and contractor."),
    ),
    Term(
        "PBG",
        Text("Persetujuan Bangunan Gedung", "Building approval"),
        Text("Izin mendirikan bangunan yang dimohon di SIMBG.", "The permit to build, asked for in SIMBG."),
    ),
)

STEPS: Final = (
    Text(
        "Daftarkan proyek di kantor cabang BPJS Ketenagakerjaan dengan SPK dan F1a; bayar iurannya.",
        "Register the project at a branch of BPJS Ketenagakerjaan with SPK and F1a; pay the contribution.",
    ),
    Text(
        "Isi daftar pekerja: semua orang yang bekerja pada proyek, juga pekerja subkontraktor.",
        "Fill in the roster: everyone who works on the project, subcontractors' workers too.",
    ),
    Text(
        "Kirim buktinya: F1a, penetapan, kwitansi, sertifikat; pekerja tetap dan kontrak: daftar peserta SIPP.",
        "Send the evidence: F1a, determination, receipt, certificate; for permanent and fixed-term workers the members "
        "list of SIPP.",
    ),
    Text(
        "Pakai “Periksa dahulu”: Anda melihat kata-kata yang sama dengan surat kantor.",
        "Use “Try the check”: you see the same words as in the office's letter.",
    ),
    Text(
        "Ajukan. Bila ada yang kurang, surat menyebut siapa, apa, dan cara melengkapinya.",
        "Submit. If something is missing, the letter says who, what, and how to complete it.",
    ),
)
