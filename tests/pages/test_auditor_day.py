"""An auditor's whole day: certificates, their archive, employers, a trail, its decision replayed, the journal."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from permit_guard.casework.checkpoints import read_checkpoint
from permit_guard.casework.verifying import Standing
from permit_guard.domain.state import State
from permit_guard.store import journal
from permit_guard.web.pages import words
from tests.pages.browsing import WAYS, Walker, Way
from tests.pages.meanwhile import approve
from tests.web.counter import CASES, REAL, Office

pytestmark = pytest.mark.pages
APPROVED, LACKING = "PBG-330810-14032026-201", "PBG-330810-14042026-202"


@pytest.mark.parametrize("way", WAYS)
def test_an_auditor_takes_certificates_follows_a_case_and_holds_the_journal_to_its_word(
    office: Office, browser: Browser, sealed_address: str, way: Way
) -> None:
    approve(office, office.real_checked(REAL))
    office.real_checked(CASES / "202")
    walker = Walker.at(browser, sealed_address, "auditor", way)
    _reads_a_case(walker)
    _replays(walker)
    _chooses_certificates(walker)
    _looks_at_employers(walker)
    _takes_a_checkpoint(office, walker)
    walker.leave()


def _reads_a_case(walker: Walker) -> None:
    """All that an officer sees, and nothing to change."""
    walker.follow(APPROVED, APPROVED)
    walker.reads_text(words.STATES[State.APPROVED][0])
    walker.looks("auditor-sees")
    walker.follow("Permohonan", "Applications")
    walker.follow(LACKING, LACKING)
    walker.reads("PT Karya Nusantara", "PT Karya Nusantara")
    assert walker.page.locator("main").get_by_role("button").count() == 0
    walker.looks("auditor-case")
    walker.follow("Wahyu Mulyono", "Wahyu Mulyono")
    walker.reads("Ditemukan", "Found")
    walker.back("Kembali ke permohonan", "Back to the application")


def _replays(walker: Walker) -> None:
    """The whole trail, line by line, and the decision made again with its result."""
    walker.follow("Jejak lengkap dan putuskan ulang", "Whole trail and replay")
    for verb in ("open", "attach roster", "attach evidence", "attest", "submit", "check"):
        walker.reads_text(words.VERBS[verb])
    walker.looks("trail")
    walker.press("Putuskan ulang keputusan 1", "Replay decision 1")
    walker.reads("Sama byte demi byte", "The same, byte by byte")
    walker.looks("replayed")


def _chooses_certificates(walker: Walker) -> None:
    """By office, days, contractor and state; a day that is none is told; each one, and all in an archive."""
    walker.follow("Surat keterangan", "Certificates")
    walker.reads("1 surat keterangan.", "Certificates: 1.")
    walker.looks("certificates")
    walker.fill("Disetujui sejak", "Approved from", "31-31-2026")
    walker.press("Tampilkan", "Show")
    walker.reads("Tulis tanggalnya seperti 12-03-2026.", "Write the day like 12-03-2026.")
    walker.fill("Disetujui sejak", "Approved from", "01-03-2026")
    walker.fill("Sampai dengan", "Until", "31-12-2026")
    walker.fill("Kontraktor", "Contractor", "Karya")
    revoked, approved = (words.STATES[each][0] for each in (State.REVOKED, State.APPROVED))
    walker.pick(("Kantor", "Office"), ("33.08", "33.08"))
    walker.pick(("Keadaan", "State"), (revoked.id, revoked.en))
    walker.press("Tampilkan", "Show")
    walker.reads("Belum ada surat keterangan seperti itu", "There is no such certificate")
    walker.looks("certificates-none")
    walker.pick(("Keadaan", "State"), (approved.id, approved.en))
    walker.press("Tampilkan", "Show")
    walker.reads(APPROVED, APPROVED)
    sealed = walker.take("PDF", "PDF")
    assert sealed[:5] == b"%PDF-"
    archive = ZipFile(io.BytesIO(walker.take("Unduh semuanya dalam satu arsip", "Download all of them in one archive")))
    assert sealed in [archive.read(each) for each in archive.namelist()]
    walker.page.get_by_role("main").get_by_role("link", name=walker.say("Periksa", "Verify")).first.click()
    walker.reads_text(words.STANDINGS[Standing.VALID][0])
    walker.page.go_back()


def _looks_at_employers(walker: Walker) -> None:
    walker.follow("Pemberi kerja", "Employers")
    walker.reads("PT Karya Nusantara", "PT Karya Nusantara")
    walker.looks("employers")
    assert "15070955" in walker.take("Unduh CSV", "Download as CSV").decode("utf-8-sig")


def _takes_a_checkpoint(office: Office, walker: Walker) -> None:
    walker.follow("Jurnal", "Journal")
    walker.looks("journal")
    with walker.page.expect_download() as saved:
        walker.press("Unduh tanda batas", "Download a checkpoint")
    with office.house.database.read() as rows:
        standing = journal.kept_position(rows)
    assert read_checkpoint(Path(saved.value.path()).read_text(), office.house.casework.keys) == standing
