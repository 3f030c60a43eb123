"""A supervisor's whole day: what waits, all that a decision rests on, sent back, approved, and revoked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from permit_guard.casework.verifying import Standing
from permit_guard.domain.decision import Answer
from permit_guard.domain.state import State, Step
from permit_guard.web.pages import words
from permit_guard.web.pages.next_steps import STEPS
from tests.pages.browsing import WAYS, Walker, Way
from tests.web.counter import REAL, Office

pytestmark = pytest.mark.pages
NUMBER = "PBG-330810-14032026-201"
NAMED = {each.step: each for each in STEPS}
WHY = ("Segel pada kwitansi tidak terbaca.", "The seal on the receipt cannot be read.")
LEFT = ("Kontraktor mundur dari proyek.", "The contractor withdrew from the project.")


@pytest.mark.parametrize("way", WAYS)
def test_a_supervisor_sends_back_approves_and_revokes(
    office: Office, browser: Browser, sealed_address: str, way: Way
) -> None:
    case = office.real_checked(REAL)
    walker = Walker.at(browser, sealed_address, "supervisor", way)
    _reads_what_it_rests_on(walker)
    _sends_back(walker)
    assert office.house.state(case) is State.SUBMITTED
    _finds_nothing_waiting(walker)
    assert office.post("colleague", f"/applications/{case}/checks").status_code == 201
    _approves(walker)
    assert office.house.state(case) is State.APPROVED
    _revokes(walker)
    assert office.house.state(case) is State.REVOKED
    walker.leave()


def _reads_what_it_rests_on(walker: Walker) -> None:
    """On one page: the outcome, the day and the hands, workers, rules, evidence and what was said of it."""
    walker.follow("Menunggu persetujuan", "Waiting for approval")
    walker.reads(NUMBER, NUMBER)
    walker.looks("approvals")
    walker.follow("Lihat dan putuskan", "See and decide")
    for indonesian, english in (
        ("Pekerja dalam daftar 10", "Workers on the roster 10"), ("versi 1", "version 1"), ("· officer", "· officer"),
        ("4 berkas, 4 sudah dicocokkan", "Files: 4, compared: 4"), ("10 April 2026 · colleague",) * 2,
        ("10 dari 10 jelas", "10 of 10 clear"), ("Bukti dan pencocokannya", "Evidence and its comparison"),
        ("Cocok dengan sumber", "Agrees with its source"),
    ):  # fmt: skip
        walker.reads(indonesian, english)
    walker.reads_text(words.ANSWERS[Answer.COMPLIANT][0])
    walker.looks("approval")
    walker.follow("scan3369.pdf", "scan3369.pdf")
    shown = walker.page.get_by_role("img").first
    assert shown.evaluate("each => each.complete || each.decode().then(() => true)")
    walker.page.go_back()


def _sends_back(walker: Walker) -> None:
    walker.follow_text(NAMED[Step.SEND_BACK].name)
    walker.press_text(NAMED[Step.SEND_BACK].name)
    walker.is_at("reason")
    walker.looks("sending-back")
    walker.fill("Alasan", "Reason", walker.say(*WHY))
    walker.press_text(NAMED[Step.SEND_BACK].name)
    walker.reads_text(NAMED[Step.SEND_BACK].done)
    walker.reads(*WHY)
    walker.looks("sent-back")


def _finds_nothing_waiting(walker: Walker) -> None:
    walker.follow("Menunggu persetujuan", "Waiting for approval")
    walker.reads("Tidak ada yang menunggu persetujuan", "Nothing waits for approval")
    walker.looks("approvals-empty")


def _approves(walker: Walker) -> None:
    walker.follow("Menunggu persetujuan", "Waiting for approval")
    walker.follow(NUMBER, NUMBER)
    walker.press_text(NAMED[Step.APPROVE].name)
    walker.press_text(NAMED[Step.APPROVE].name)
    walker.reads_text(NAMED[Step.APPROVE].done)
    assert walker.take("Surat keterangan (PDF)", "Certificate (PDF)")[:5] == b"%PDF-"
    assert walker.take("Lampiran pekerja", "Annex of workers")[:5] == b"%PDF-"
    walker.looks("approved")


def _revokes(walker: Walker) -> None:
    """With a reason, which whoever verifies the serial does not need; that it ended he sees at once."""
    walker.follow_text(NAMED[Step.REVOKE].name)
    walker.press_text(NAMED[Step.REVOKE].name)
    walker.is_at("reason")
    walker.fill("Alasan", "Reason", walker.say(*LEFT))
    walker.looks("revoking")
    walker.press_text(NAMED[Step.REVOKE].name)
    walker.reads_text(NAMED[Step.REVOKE].done)
    walker.reads(*LEFT)
    walker.looks("revoked")
    walker.follow("Periksa", "Verify")
    walker.reads_text(words.STANDINGS[Standing.REVOKED][0])
