"""The papers that the help page shows: what each says, who gives it, and what is sent of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from permit_guard.domain.text import Text


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its picture and how high that is when 640 wide, what it shows, who gives it, and what is sent of it."""

    picture: str
    height: int
    name: Text
    shows: Text
    comes_from: Text
    send: Text


PAPERS: Final = (
    Paper(
        "ktp",
        336,
        Text("KTP", "Identity card (KTP)"),
        Text("NIK, nama dan tanggal lahir pekerja.", "A worker's NIK, name and day of birth."),
        Text(
            "Dinas Kependudukan dan Pencatatan Sipil. Pekerja membawanya sendiri.",
            "The population office. Each worker has his own.",
        ),
        Text(
            "Jangan kirim fotonya: salin NIK dan nama ke daftar pekerja.",
            "Do not send a photo of it: copy NIK and name into the roster.",
        ),
    ),
    Paper(
        "kartu-peserta",
        302,
        Text("Kartu peserta (KPJ)", "Member's card (KPJ)"),
        Text("KPJ, nama dan status kepesertaan.", "KPJ, name, and whether the membership is active."),
        Text(
            "BPJS Ketenagakerjaan; kartu digitalnya ada di aplikasi JMO.",
            "BPJS Ketenagakerjaan; the digital card is in the JMO app.",
        ),
        Text("Salin KPJ ke daftar pekerja bila ada.", "Copy the KPJ into the roster where there is one."),
    ),
    Paper(
        "spk",
        336,
        Text("SPK (kontrak)", "SPK (contract)"),
        Text("Nomor, tanggal, nilai dan masa kerja.", "Number, day, value and duration of the work."),
        Text("Ditandatangani pemilik bangunan dan kontraktor.", "Signed by the owner and the contractor."),
        Text("Isikan pada data permohonan.", "Fill it in with the data of the application."),
    ),
    Paper(
        "daftar-peserta",
        360,
        Text("Daftar peserta (PU)", "Members list (PU)"),
        Text(
            "Siapa saja pekerja perusahaan yang iurannya dibayar, untuk bulan mana, dan kapan.",
            "Which of a firm's workers are paid for, for which month, and when.",
        ),
        Text(
            "Diunduh kontraktor dari SIPP, sebagai Excel atau CSV.",
            "The contractor downloads it from SIPP, as Excel or CSV.",
        ),
        Text(
            "Kirim sebagai bukti, berkas aslinya, tidak diketik ulang.",
            "Send it as evidence, the file itself, not typed anew.",
        ),
    ),
    Paper(
        "f1a",
        326,
        Text("F1a (pekerja proyek)", "F1a (workers on the project)"),
        Text("Pekerja yang didaftarkan pada nomor proyek.", "The workers registered under the project number."),
        Text(
            "Diisi kontraktor dan diserahkan ke kantor cabang BPJS Ketenagakerjaan saat mendaftarkan proyek.",
            "The contractor fills it in and gives it to the branch of BPJS when the project is registered.",
        ),
        Text(
            "Kirim sebagai bukti, Excel atau CSV, sama dengan yang diserahkan.",
            "Send it as evidence, Excel or CSV, the same that was given to BPJS.",
        ),
    ),
    Paper(
        "penetapan",
        404,
        Text("Penetapan iuran", "Determination of the contribution"),
        Text(
            "Iuran proyek, jumlah pekerja, masa kontrak dan kode pembayaran.",
            "The project's contribution, number of workers, duration and payment code.",
        ),
        Text(
            "Kantor cabang BPJS Ketenagakerjaan, setelah proyek didaftarkan.",
            "The branch of BPJS Ketenagakerjaan, once the project is registered.",
        ),
        Text("Kirim PDF-nya sebagai bukti.", "Send its PDF as evidence."),
    ),
    Paper(
        "kwitansi",
        336,
        Text("Kwitansi iuran", "Receipt of the contribution"),
        Text(
            "Bahwa iuran proyek sudah dibayar, berapa dan kapan.", "That the contribution was paid, how much and when."
        ),
        Text(
            "Kantor cabang BPJS Ketenagakerjaan, setelah dibayar di bank.",
            "The branch of BPJS Ketenagakerjaan, after payment at a bank.",
        ),
        Text(
            "Kirim PDF-nya. Foto juga boleh; isinya lalu diketik di samping fotonya.",
            "Send its PDF. A photo will do too; what it says is then typed beside it.",
        ),
    ),
    Paper(
        "sertifikat",
        302,
        Text("Sertifikat kepesertaan proyek", "Certificate of the project"),
        Text(
            "Bahwa proyek terdaftar: nomor proyek, NPP dan berlakunya.",
            "That the project is registered: its number, the NPP, and from when.",
        ),
        Text(
            "Kantor cabang BPJS Ketenagakerjaan, bersama kwitansi.",
            "The branch of BPJS Ketenagakerjaan, with the receipt.",
        ),
        Text("Kirim PDF-nya sebagai bukti.", "Send its PDF as evidence."),
    ),
)
