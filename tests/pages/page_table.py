"""Every page in every state that it has: who looks, at what address, and what he does there first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from flask import Flask

from permit_guard.domain.case import Project
from permit_guard.domain.source import Source
from permit_guard.store.approvals import latest_certificate
from tests.building import BUDI, application
from tests.office.house import House
from tests.pages.browsing import Walker
from tests.pages.meanwhile import photograph
from tests.web.counter import CASES, REAL, Office
from tests.web.messy_roster import messy_roster, nik

Act = Callable[[Walker], None]
LONG: Final = "Pembangunan gedung serbaguna dan balai pertemuan warga tahap kedua beserta pagar keliling " * 2
UNBROKEN: Final = "Kesejahteraanbersamaketenagakerjaanindonesiarayasentosa" * 2
FIRST, MANY = 5, 120


@dataclass(frozen=True, slots=True)
class Sight:
    """A page in a state; `state` is in words for the picture's name, `path` names ids in braces."""

    who: str
    path: str
    state: str = ""
    act: Act | None = None


def press(indonesian: str, english: str) -> Act:
    """The form is sent as it stands."""
    return lambda walker: walker.press(indonesian, english)


def types(field: str, typed: str, indonesian: str, english: str) -> Act:
    """A field is filled in, and the form sent."""

    def act(walker: Walker) -> None:
        walker.page.locator(f'[id="{field}"]').first.fill(typed)
        walker.press(indonesian, english)

    return act


def sends_unknown_headings(walker: Walker) -> None:
    """A roster whose headings are no one's but its writer's."""
    content = b"Nomor Kartu,Karyawan,Ikatan,Bagian\n3308101203900001,Budi,PHL,Besi\n"
    walker.page.set_input_files('[name="file"]', {"name": "x.csv", "mimeType": "text/csv", "buffer": content})
    walker.press("Kirim daftar pekerja", "Send the roster")


SEARCH: Final = types("words", "zzz", "Cari", "Search")
SIGHTS: Final = (
    Sight("no one", "/sign-in"),
    Sight("no one", "/sign-in", "errors", press("Masuk", "Sign in")),
    Sight("no one", "/help"),
    Sight("no one", "/verify"),
    Sight("no one", "/verify?serial=x", "errors"),
    Sight("no one", "/verify", "upload-errors", press("Kirim dan periksa", "Send and verify")),
    Sight("no one", "/verify/{serial}"),
    Sight("no one", "/verify/ABCDEFGHJKMNPQRSTVWX", "unknown"),
    Sight("no one", "/verify/sha256/" + "0" * 64),
    Sight("officer", "/nothing", "not-there"),
    Sight("officer", "/applications"),
    Sight("officer", "/applications", "nothing-found", SEARCH),
    Sight("officer", "/applications?work=unassigned", "unassigned"),
    Sight("officer", "/applications?state=withdrawn", "empty"),
    Sight("contractor elsewhere", "/applications", "none-at-all"),
    Sight("officer", "/due"),
    Sight("officer elsewhere", "/due", "empty"),
    Sight("officer", "/applications/new"),
    Sight("officer", "/applications/new", "errors", press("Buka permohonan", "Open the application")),
    Sight("officer", "/applications/{empty}", "empty"),
    Sight("officer", "/applications/{deficient}", "deficient"),
    Sight("officer", "/applications/{approved}", "approved"),
    Sight("officer", "/applications/{long}", "long"),
    Sight("subcontractor", "/applications/{deficient}", "own-part"),
    Sight("officer", "/applications/{empty}/change"),
    Sight("officer", "/applications/{empty}/change", "errors", types("project.name", "", "Simpan", "Save")),
    Sight("officer", "/applications/{empty}/roster", "empty"),
    Sight("officer", "/applications/{empty}/roster", "errors", press("Kirim daftar pekerja", "Send the roster")),
    Sight("officer", "/applications/{empty}/roster", "headings", sends_unknown_headings),
    Sight("officer", "/applications/{messy}/roster", "faults"),
    Sight("officer", "/applications/{draft}/roster", "count-errors", press("Cocokkan jumlahnya", "Compare the count")),
    Sight("officer", "/applications/{messy}/roster/mend", "faults"),
    Sight("officer", "/applications/{messy}/roster/mend", "errors",
          types("r12.nik", "12", "Simpan perbaikan", "Keep what I mended")),
    Sight("officer", "/applications/{draft}/roster/mend", "empty"),
    Sight("officer", "/applications/{empty}/roster/workers", "empty"),
    Sight("officer", "/applications/{long}/roster/workers", "long"),
    Sight("officer", "/applications/{long}/roster/workers", "nothing-found", SEARCH),
    Sight("officer", "/applications/{empty}/evidence", "empty"),
    Sight("officer", "/applications/{empty}/evidence", "errors", press("Kirim bukti", "Send the evidence")),
    Sight("officer", "/applications/{deficient}/evidence"),
    Sight("colleague", "/applications/{draft}/evidence", "many-errors",
          press("Simpan untuk semua yang dicentang", "Keep it for all that are ticked")),
    Sight("officer", "/applications/{photographed}/evidence/{photo}", "unread"),
    Sight("officer", "/applications/{photographed}/evidence/{photo}?kind=jakon_determination", "typing"),
    Sight("officer", "/applications/{photographed}/evidence/{photo}?kind=jakon_determination", "typing-errors",
          press("Simpan isi surat", "Keep what it says")),
    Sight("colleague", "/applications/{draft}/evidence/{file}", "comparing"),
    Sight("colleague", "/applications/{draft}/evidence/{file}", "comparing-errors", press("Simpan", "Keep")),
    Sight("officer", "/applications/{empty}/preview", "empty"),
    Sight("contractor", "/applications/{draft}/preview"),
    Sight("officer", "/applications/{deficient}/grid"),
    Sight("officer", "/applications/{long}/grid", "long"),
    Sight("contractor", "/applications/{deficient}/missing-workers"),
    Sight("contractor", "/applications/{deficient}/missing-workers", "nothing-found", SEARCH),
    Sight("officer", "/applications/{long}/missing-workers", "long"),
    Sight("officer", "/applications/{compliant}/missing-workers", "empty"),
    Sight("officer", "/applications/{deficient}/workers/10", "missing"),
    Sight("officer", "/applications/{deficient}/workers/4"),
    Sight("officer", "/applications/{long}/workers/5", "long"),
    Sight("officer", "/applications/{deficient}/workers/10/reveal"),
    Sight("officer", "/applications/{deficient}/workers/10/reveal", "errors",
          press("Tampilkan nomor", "Show the number")),
    Sight("contractor", "/applications/{deficient}/receipt"),
    Sight("officer", "/applications/{empty}/submission"),
    Sight("officer", "/applications/{empty}/submission", "errors", press("Ajukan", "Submit")),
    Sight("colleague", "/applications/{compliant}/check"),
    Sight("colleague", "/applications/{deficient}/notice"),
    Sight("supervisor", "/approvals"),
    Sight("supervisor elsewhere", "/approvals", "empty"),
    Sight("supervisor", "/applications/{compliant}/approval"),
    Sight("supervisor", "/applications/{compliant}/sending-back"),
    Sight("supervisor", "/applications/{compliant}/sending-back", "errors",
          press("Kembalikan kepada petugas", "Send back to the officer")),
    Sight("officer", "/applications/{approved}/covering-letter"),
    Sight("contractor", "/applications/{deficient}/revision"),
    Sight("contractor", "/applications/{deficient}/withdrawal"),
    Sight("supervisor", "/applications/{approved}/revocation"),
    Sight("supervisor", "/applications/{approved}/revocation", "errors",
          press("Cabut persetujuan", "Revoke the approval")),
    Sight("officer", "/applications/{approved}/closure"),
    Sight("officer", "/applications/{approved}/closure", "errors", press("Tutup permohonan", "Close")),
    Sight("auditor", "/applications/{deficient}/trail"),
    Sight("auditor", "/applications/{empty}/trail", "no-decision"),
    Sight("auditor", "/applications/{deficient}/trail", "replayed",
          press("Putuskan ulang keputusan 1", "Replay decision 1")),
    Sight("auditor", "/journal"),
    Sight("auditor", "/certificates"),
    Sight("auditor", "/certificates?first=31-31-2026", "errors"),
    Sight("auditor elsewhere", "/certificates", "empty"),
    Sight("auditor", "/employers"),
    Sight("auditor elsewhere", "/employers", "empty"),
    Sight("evaluator", "/no-cases"),
    Sight("evaluator", "/applications", "refused"),
    Sight("evaluator", "/report"),
    Sight("evaluator", "/report?by=rt&where=home", "long"),
    Sight("administrator", "/admin"),
)  # fmt: skip

NO_PAGE: Final = {
    "files and pictures": {
        "static", "roster_template", "roster_csv", "roster_xlsx", "missing_workers_csv", "notice_pdf", "letter_pdf",
        "draft_notice_pdf", "evidence_file", "page_picture", "certificate_file", "certificate_annex_file",
        "certificate_archive", "checkpoint", "report_file", "report_workbook_file", "report_paper", "employers_file",
    },
    "lead on to another page": {"home", "sign_out", "take", "put_back"},
    "lead on, as their forms have nothing to fill in; refused, they show the page of a mishap": {
        "check", "notify", "cover", "approve", "revise", "withdraw",
    },
}  # fmt: skip
"""Endpoints of the pages that show none of their own, by why."""


def endpoints_of(app: Flask) -> set[str]:
    """All endpoints of the pages that show something, without what stands before their dot."""
    named = {rule.endpoint.partition(".")[2] for rule in app.url_map.iter_rules() if rule.endpoint.startswith("pages.")}
    return named - set().union(*NO_PAGE.values())


def prepare(office: Office, folder: Path) -> dict[str, str]:
    """The ids that the paths name, day after day, so that the lists count them all."""
    house = office.house
    long, empty, photographed = _long(house), house.open(), house.open()
    approved, compliant = house.approved(), office.real_checked(REAL)
    deficient = office.real_checked(CASES / "202")
    draft, files = office.real_draft(CASES / "205")
    messy = office.open()
    told = office.send("officer", "PUT", f"/applications/{messy}/roster", messy_roster(), "Data Pekerja.xlsx")
    assert told.status_code == 200, told.text
    picture = photograph(folder)
    path = f"/applications/{photographed}/evidence"
    sent = office.send("officer", "POST", path, picture.read_bytes(), picture.name)
    with house.database.read() as rows:
        certificate = latest_certificate(rows, approved)
    assert certificate is not None
    return {
        "approved": approved, "empty": empty, "long": long, "compliant": compliant, "deficient": deficient,
        "draft": draft, "file": files[1], "messy": messy, "photographed": photographed, "photo": sent.json["id"],
        "serial": certificate.serial,
    }  # fmt: skip


def _long(house: House) -> str:
    """An application of long names, with many workers of whom no evidence knows."""
    asked = application(number="PBG-330810-12032026-900", project=Project(LONG + UNBROKEN, address=LONG))
    case = house.open(asked)
    workers = [
        replace(BUDI, row=row, source=Source("roster.csv", str(row)), nik=nik(row), kpj=None,
                name=UNBROKEN if row == FIRST else f"{LONG}{row}")
        for row in range(FIRST, FIRST + MANY)
    ]  # fmt: skip
    house.attach_roster(case, workers)
    for file in house.attach(case):
        house.attest(case, file)
    house.submit(case)
    house.check(case)
    return case
