"""Made-up decisions, offices and titles for tests and pictures of the papers. No person in them exists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from permit_guard.domain.case import Application, Contract, Employer, EmployerRole, Owner, Project, Worker
from permit_guard.domain.decision import Answer, Decision, Status, WorkerDecision
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.office import Issued, LegalBasis, Office, Signatory
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text

ON = date(2026, 4, 10)
NUMBER = "PBG-330810-14032026-201"
RULEBOOK_HASH = "sha256:" + "5d41402abc4b2a76" * 4
INPUT_HASH = "sha256:" + "9b74c9897bac770f" * 4
GIVEN = ("Budi", "Siti", "Agus", "Wahyu", "Dwi", "Tri", "Eko", "Sri", "Slamet", "Rina", "Joko", "Muh. Arif", "Sutrisno")
FAMILY = ("Santoso", "Wibowo", "Lestari", "Prasetyo", "Nugroho", "Hidayat", "Utami", "Setiawan", "Kurniawan", "")

TITLES = {
    "nik-well-formed": Text("NIK tertulis benar", "The NIK is well-formed"),
    "adult": Text("Berumur 18 tahun atau lebih", "18 or older"),
    "minor-worked": Text("Tidak pernah bekerja sebelum berumur 18 tahun", "Never worked before the age of 18"),
    "member-found": Text("Terdaftar sebagai peserta", "Registered as a member"),
    "covered-ahead": Text("Terlindungi sampai selesai bekerja", "Covered until the work ends"),
    "covered-behind": Text("Terlindungi sejak mulai bekerja", "Covered since the work began"),
    "headcount-agrees": Text("Jumlah pekerja sesuai pernyataan", "The headcount agrees"),
    "project-papers-complete": Text("Surat kepesertaan proyek lengkap", "The project's papers are complete"),
    "registered-in-time": Text("Proyek didaftarkan tepat waktu", "The project was registered in time"),
}

ISSUED = Issued("500.16.7/007/PG/2026", date(2026, 4, 13), 41, "ab" * 32)
OFFICE = Office(
    code="33.08",
    government="PEMERINTAH KABUPATEN MAGELANG",
    name="DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU",
    address="Jalan Contoh Nomor 1, Kota Mungkid 56500",
    contact="Telepon (0293) 000000 · surel: dpmptsp@kabupaten-magelang.example",
    place="Kota Mungkid",
    legal_basis=(
        LegalBasis(
            "UU 24/2011 art. 15",
            Text("pemberi kerja mendaftarkan dirinya dan pekerjanya", "an employer registers itself and its workers"),
        ),
        LegalBasis(
            "UU 2/2017 art. 47(1)(l)",
            Text("kontrak memuat jaminan sosial", "a construction contract provides for social security"),
        ),
    ),
    signatory=Signatory("KEPALA DINAS PENANAMAN MODAL DAN PTSP", "(nama pejabat)", "(pangkat)", "(nomor)"),
    copies=(
        Text("Kepala Dinas Tenaga Kerja Kabupaten Magelang", "Head of the Manpower Office of Magelang Regency"),
        Text("Kepala BPJS Ketenagakerjaan Cabang Magelang", "Head of BPJS Ketenagakerjaan, Magelang branch"),
    ),
    answer_working_days=10,
    must_answer_working_days=14,
    letter_number="500.16.7/{serial:03}/PG/{year}",
    objection=Text(
        "Apabila Saudara berkeberatan, keberatan dapat diajukan secara tertulis kepada Kepala Dinas dengan bukti.",
        "If you object to the outcome, you may object in writing to the Head of the Office with evidence.",
    ),
    contact_person=Text("Bidang Pelayanan Perizinan", "the Licensing Services Division"),
)

APPLICATION = Application(
    number=NUMBER,
    office="33.08",
    submitted_on=date(2026, 3, 14),
    project=Project("Pembangunan Gedung Serbaguna Desa Banyurojo", address="Jalan Mawar 3, Mertoyudan"),
    owner=Owner("Pemerintah Desa Banyurojo", "government"),
    contract=Contract("602/201/SPK/III/2026", date(2026, 3, 14), Decimal("6105000000")),
    declared_headcount=40,
    employers=(Employer(EmployerRole.MAIN, "PT Karya Nusantara", "15070955"),),
)

EVIDENCE = tuple(
    EvidenceFile(f"evidence/{name}", "0" * 64, kind)
    for name, kind in (("sipp.csv", EvidenceKind.PU_MEMBERS), ("penetapan.pdf", EvidenceKind.JAKON_DETERMINATION))
)

HEADCOUNT = Finding(
    "headcount-agrees",
    Outcome.NOT_MET,
    Effect.BLOCK,
    says=Text(
        "Dinyatakan 40 pekerja, tetapi daftar hanya memuat 38 orang.",
        "40 workers are declared, but the roster names 38 persons only.",
    ),
    remedy=Text(
        "Lengkapi daftar pekerja, atau perbaiki jumlah yang dinyatakan.",
        "Complete the roster, or correct the declared headcount.",
    ),
    cites=("UU 24/2011 art. 15",),
)
LATE = Finding(
    "registered-in-time",
    Outcome.NOT_MET,
    Effect.NOTE,
    says=Text(
        "Surat penetapan bertanggal 20 April 2026; batasnya 9 April 2026.",
        "The determination letter is dated 20 April 2026; the last day was 9 April 2026.",
    ),
    cites=("Permenaker 44/2015",),
)
MET = Finding("project-papers-complete", Outcome.MET, Effect.BLOCK)


def name(index: int) -> str:
    """A made-up name."""
    return f"{GIVEN[index % len(GIVEN)]} {FAMILY[index // len(GIVEN) % len(FAMILY)]}".strip()


def nik(index: int) -> str:
    """A NIK that no one has."""
    return f"33081015{index % 12 + 1:02}90{index % 9998 + 1:04}"


def worker(index: int, **changes: object) -> Worker:
    """The worker on line `index` + 2 of the roster."""
    given: dict[str, object] = {"name": name(index), "nik": nik(index)}
    return Worker(Source("roster.csv", str(index + 2)), index + 2, **(given | changes))  # type: ignore[arg-type] # a test's shorthand


def missing(index: int) -> Finding:
    """Someone of whom no membership was found."""
    return Finding(
        "member-found",
        Outcome.NOT_MET,
        Effect.BLOCK,
        says=Text(
            f"Tidak ada bukti kepesertaan atas nama {name(index)}.", f"No evidence of membership of {name(index)}."
        ),
        remedy=Text(
            "Daftarkan pekerja, lalu sampaikan daftar F1a atau daftar peserta SIPP yang memuat NIK-nya.",
            "Register the worker, then send the F1a list or the SIPP members list with his NIK.",
        ),
        cites=("UU 24/2011 art. 15", "PP 44/2015 art. 53"),
    )


def gap(index: int) -> Finding:
    """Someone whose cover ends too early."""
    return Finding(
        "covered-ahead",
        Outcome.NOT_MET,
        Effect.BLOCK,
        says=Text(
            f"Tidak ada JKK mulai {index % 28 + 1} Juni 2026 sampai 30 Agustus 2026.",
            f"There is no JKK from {index % 28 + 1} June 2026 to 30 August 2026.",
        ),
        remedy=Text(
            "Perpanjang perlindungan proyek sampai hari terakhir bekerja dan sampaikan surat penetapan tambahannya.",
            "Extend the project's cover to the last day of work and send the addendum to the determination letter.",
        ),
        cites=("Perpres 109/2013 art. 6(4)",),
    )


def doubtful(index: int) -> Finding:
    """Someone whose evidence has another name."""
    return Finding(
        "member-found",
        Outcome.UNKNOWN,
        Effect.BLOCK,
        says=Text(
            f"NIK ada pada bukti dengan nama lain (evidence/sipp.csv:{index + 9}).",
            f"The NIK stands on the evidence with another name (evidence/sipp.csv:{index + 9}).",
        ),
        remedy=Text(
            "Sampaikan salinan KTP dan kartu peserta agar petugas dapat memastikan orangnya.",
            "Send copies of the identity card and the membership card, so that an officer can make sure who it is.",
        ),
        cites=("UU 24/2011 art. 15",),
    )


def minor(rule: str = "adult", effect: Effect = Effect.BLOCK) -> Finding:
    """A child at work."""
    return Finding(
        rule,
        Outcome.NOT_MET,
        effect,
        says=Text("Berumur 16 tahun pada hari pertama bekerja.", "16 years old on the first day of work."),
        remedy=Text(
            "Keluarkan dari pekerjaan dan laporkan kepada Dinas Tenaga Kerja.",
            "Remove from the work and report to the Manpower Office (Disnaker).",
        ),
        cites=("UU 13/2003 art. 68",),
    )


BEHIND = Finding(
    "covered-behind",
    Outcome.NOT_MET,
    Effect.NOTE,
    says=Text("Tidak ada JKK pada 21 sampai 31 Maret 2026.", "There was no JKK from 21 to 31 March 2026."),
    cites=("PP 44/2015 art. 53",),
)
FINE = tuple(Finding(rule, Outcome.MET, Effect.BLOCK) for rule in ("adult", "member-found", "covered-ahead"))


def decided(index: int, status: Status, *findings: Finding, **changes: object) -> WorkerDecision:
    """A worker with those findings, every other rule met."""
    rest = tuple(met for met in FINE if met.rule not in {finding.rule for finding in findings})
    order = [*TITLES]
    said = sorted((*findings, *rest), key=lambda finding: order.index(finding.rule))
    return WorkerDecision(worker(index, **changes), status, tuple(said))


def decision(
    *workers: WorkerDecision,
    findings: tuple[Finding, ...] = (MET,),
    answer: Answer = Answer.DEFICIENT,
    problems: tuple[Problem, ...] = (),
    application: Application = APPLICATION,
) -> Decision:
    """A decision of the day ON."""
    return Decision(application, ON, answer, RULEBOOK_HASH, INPUT_HASH, workers, findings, EVIDENCE, problems)


def crowd(count: int) -> Decision:
    """A decision on `count` workers of all kinds."""
    made = []
    for index in range(count):
        kind = index % 7
        if kind < 2:
            made.append(
                decided(index, Status.COMPLIANT, BEHIND) if index % 21 == 0 else decided(index, Status.COMPLIANT)
            )
        elif kind < 4:
            made.append(decided(index, Status.DEFICIENT, missing(index)))
        elif kind == 4:
            made.append(decided(index, Status.DEFICIENT, gap(index)))
        elif kind == 5:
            made.append(decided(index, Status.UNPROVEN, doubtful(index)))
        elif index % 4 == 0:
            made.append(decided(index, Status.DEFICIENT, minor()))
        else:
            made.append(decided(index, Status.LEFT))
    return decision(*made, findings=(HEADCOUNT, MET, LATE), problems=unread(2))


def unread(count: int) -> tuple[Problem, ...]:
    """Lines that could not be read."""
    return tuple(
        Problem(
            Source("roster.csv", str(line + 50)),
            Text(
                "Tanggal lahir '31-02-1990' tidak ada. Tulis tanggal yang benar, misalnya 28-02-1990.",
                "The birth date '31-02-1990' does not exist. Write the right day, such as 28-02-1990.",
            ),
        )
        for line in range(count)
    )
