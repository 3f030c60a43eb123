"""The closed list of facts that rules may ask about: one row for each worker, one for the application.

A fact is a plain value; None is *we do not know*. Each has its name in both languages, for the sentence that says what
was missing. `sources` says where the facts were read: the name of a fact, or of a group of them, and its places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from permit_guard.domain.text import Text

NO_SOURCES: Mapping[str, tuple[str, ...]] = {}


def _fact(indonesian: str, english: str) -> Any:
    """A fact with its name in both languages."""
    return field(default=None, metadata={"label": Text(indonesian, english)})


def _sources() -> Any:
    return field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class WorkerFacts:
    """What is known of one worker on the day of the check. Names and meanings are those of rulebook.md."""

    sources: Mapping[str, tuple[str, ...]] = _sources()

    row: int | None = _fact("baris daftar", "roster row")
    name: str | None = _fact("nama", "name")
    nik: str | None = _fact("NIK", "NIK")
    has_nik: bool | None = _fact("adanya NIK", "whether there is a NIK")
    nik_day_exists: bool | None = _fact("tanggal lahir di dalam NIK", "the birth date within the NIK")
    nik_agrees: bool | None = _fact(
        "kecocokan NIK dengan tanggal lahir dan jenis kelamin", "whether NIK, birth date and sex agree"
    )
    nik_birth_date: date | None = _fact("tanggal lahir menurut NIK", "birth date by the NIK")
    nik_birth_differs: bool | None = _fact("perbedaan tanggal lahir dengan NIK", "whether birth date and NIK differ")
    birth_date: date | None = _fact("tanggal lahir", "birth date")
    birth_date_judged: date | None = _fact("tanggal lahir", "birth date")
    employment: str | None = _fact("status kerja", "employment")
    by_passport: bool | None = _fact("paspor pekerja asing", "a foreign worker's passport")
    employer_npp: str | None = _fact("NPP pemberi kerja", "the employer's NPP")
    employer_name: str | None = _fact("nama pemberi kerja", "the employer's name")
    employer_size: str | None = _fact("skala usaha pemberi kerja", "the employer's size")

    works_from: date | None = _fact("hari pertama bekerja", "first day of work")
    works_to: date | None = _fact("hari terakhir bekerja", "last day of work")
    has_left: bool | None = _fact("masih bekerja atau tidak", "whether the work is over")
    worked_before: bool | None = _fact("masa kerja yang telah lalu", "whether there was work before this day")
    short_stay: bool | None = _fact("lama kerja pekerja asing", "how long a foreign worker works")

    has_spell: bool | None = _fact("kepesertaan", "membership")
    has_doubtful_spell: bool | None = _fact("kepesertaan yang meragukan", "a doubtful membership")
    doubtful_name: str | None = _fact("nama pada bukti yang meragukan", "name on the doubtful evidence")
    doubtful_place: str | None = _fact("tempat bukti yang meragukan", "place of the doubtful evidence")
    has_shared_spell: bool | None = _fact(
        "baris tanpa NIK yang cocok dengan beberapa pekerja", "a line without a NIK that agrees with several workers"
    )
    shared_place: str | None = _fact("tempat baris tanpa NIK itu", "place of that line without a NIK")
    relies_on_jakon: bool | None = _fact(
        "ketergantungan pada kepesertaan proyek", "whether he relies on the project's cover"
    )
    joined_after_start: bool | None = _fact(
        "mulai bekerja setelah kontrak dimulai", "whether he began after the contract's start"
    )
    working_days_since_joining: int | None = _fact("hari kerja sejak mulai bekerja", "working days since he began")

    holds_jkk: bool | None = _fact("program JKK", "programme JKK")
    holds_jkm: bool | None = _fact("program JKM", "programme JKM")
    holds_jht: bool | None = _fact("program JHT", "programme JHT")
    holds_jp: bool | None = _fact("program JP", "programme JP")
    jkk_days_uncovered_ahead: int | None = _fact(
        "hari tanpa JKK sampai selesai bekerja", "days without JKK until the work ends"
    )
    jkk_gap_ahead_from: date | None = _fact("awal kekosongan JKK", "start of the gap in JKK")
    jkk_gap_ahead_to: date | None = _fact("akhir kekosongan JKK", "end of the gap in JKK")
    jkm_days_uncovered_ahead: int | None = _fact(
        "hari tanpa JKM sampai selesai bekerja", "days without JKM until the work ends"
    )
    jkm_gap_ahead_from: date | None = _fact("awal kekosongan JKM", "start of the gap in JKM")
    jkm_gap_ahead_to: date | None = _fact("akhir kekosongan JKM", "end of the gap in JKM")
    jkk_days_uncovered_behind: int | None = _fact(
        "hari tanpa JKK sejak mulai bekerja", "days without JKK since the work began"
    )
    jkk_gap_behind_from: date | None = _fact("awal kekosongan JKK", "start of the gap in JKK")
    jkk_gap_behind_to: date | None = _fact("akhir kekosongan JKK", "end of the gap in JKK")
    jkm_days_uncovered_behind: int | None = _fact(
        "hari tanpa JKM sejak mulai bekerja", "days without JKM since the work began"
    )
    jkm_gap_behind_from: date | None = _fact("awal kekosongan JKM", "start of the gap in JKM")
    jkm_gap_behind_to: date | None = _fact("akhir kekosongan JKM", "end of the gap in JKM")

    has_contract: bool | None = _fact("adanya kontrak", "whether there is a contract")
    project_number: str | None = _fact("nomor proyek BPJS", "BPJS project number")
    project_has_cover: bool | None = _fact("perlindungan proyek", "the project's cover")
    project_has_list: bool | None = _fact("daftar pekerja proyek (F1a)", "the project's list of workers (F1a)")
    unread_evidence: bool | None = _fact("berkas yang belum terbaca", "files that are not read yet")
    unread_files: str | None = _fact("nama berkas yang belum terbaca", "names of the files not read yet")


@dataclass(slots=True, kw_only=True)
class ApplicationFacts:
    """What is known of the application as a whole on the day of the check."""

    sources: Mapping[str, tuple[str, ...]] = _sources()

    has_contract: bool | None = _fact("adanya kontrak", "whether there is a contract")
    contract_number: str | None = _fact("nomor SPK", "the contract's number (SPK)")
    contract_signed_on: date | None = _fact("tanggal SPK", "the day the contract was signed")
    someone_still_works: bool | None = _fact("pekerja yang masih bekerja", "whether anyone is still to work")
    identities_repeated: int | None = _fact("identitas yang berulang", "identities that stand twice")
    repeated_rows: str | None = _fact("baris identitas yang berulang", "rows of the identities that stand twice")
    persons_on_roster: int | None = _fact("jumlah orang pada daftar", "persons on the roster")
    declared_headcount: int | None = _fact("jumlah pekerja yang dinyatakan", "the declared headcount")
    rows_of_unknown_employer: int | None = _fact("pemberi kerja setiap pekerja", "the employer of every worker")
    unknown_employers: str | None = _fact("NPP yang tidak dikenal", "NPPs that are not known")

    has_letter: bool | None = _fact("surat penetapan iuran", "the determination letter")
    letter_number: str | None = _fact("nomor surat penetapan", "the letter's number")
    letter_contract_number: str | None = _fact("nomor SPK pada surat penetapan", "the contract number on the letter")
    letter_names_contract: bool | None = _fact("nomor SPK pada surat penetapan", "the contract number on the letter")
    letter_headcount: int | None = _fact("jumlah pekerja pada surat penetapan", "the letter's headcount")
    persons_relying_at_least: int | None = _fact(
        "orang yang bergantung pada kepesertaan proyek", "persons who rely on the project's cover"
    )
    persons_relying_at_most: int | None = _fact(
        "orang yang bergantung pada kepesertaan proyek", "persons who rely on the project's cover"
    )
    persons_jakon_can_cover: int | None = _fact(
        "orang yang dapat dilindungi kepesertaan proyek", "persons whom project cover can hold"
    )
    listed_not_on_roster: int | None = _fact(
        "nama pada F1a yang tidak ada pada daftar", "names on the F1a not on the roster"
    )
    listed_not_on_roster_names: str | None = _fact(
        "nama pada F1a yang tidak ada pada daftar", "names on the F1a not on the roster"
    )
    someone_relies_on_jakon: bool | None = _fact(
        "ketergantungan pada kepesertaan proyek", "whether anyone relies on the project's cover"
    )
    project_number: str | None = _fact("nomor proyek BPJS", "BPJS project number")
    has_receipt: bool | None = _fact("kwitansi iuran", "a receipt")
    has_certificate: bool | None = _fact("sertifikat kepesertaan", "the certificate")
    letter_by_wages: bool | None = _fact("dasar perhitungan iuran", "the basis of the contribution")
    letter_contribution: Decimal | None = _fact("iuran pada surat penetapan", "the contribution on the letter")
    contribution_due: Decimal | None = _fact("iuran menurut nilai kontrak", "the contribution by the contract's value")
    first_letter_dated: date | None = _fact("tanggal surat penetapan", "the letter's date")
    registration_due: date | None = _fact("batas waktu pendaftaran", "the last day to register")
    registration_due_at_earliest: date | None = _fact(
        "batas waktu pendaftaran paling awal, hari libur mana pun yang belum diketahui",
        "the earliest that the last day to register can be, whatever holidays are not known yet",
    )

    unread_evidence: bool | None = _fact("berkas yang belum terbaca", "files that are not read yet")
    unread_files: str | None = _fact("nama berkas yang belum terbaca", "names of the files not read yet")
    attestations_kept: bool | None = _fact("register pencocokan bukti", "a register of attestations")
    files_unattested: int | None = _fact("bukti yang belum dicocokkan", "evidence that is not attested")
    unattested_files: str | None = _fact("bukti yang belum dicocokkan", "evidence that is not attested")
    applications_registered: bool | None = _fact("register permohonan", "a register of applications")
    other_uses: int | None = _fact(
        "pemakaian bukti pada permohonan lain", "uses of the evidence by another application"
    )
    other_applications: str | None = _fact("permohonan lain", "other applications")
