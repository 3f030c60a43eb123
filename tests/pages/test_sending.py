"""Files on their way: each is seen being sent and read, what fails may be tried again, and nothing is kept twice."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from permit_guard.casework import uploading
from permit_guard.domain.text import Language
from permit_guard.store import evidence, journal
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.pages.meanwhile import photograph
from tests.web.counter import REAL, Office
from tests.web.messy_roster import messy_roster

pytestmark = pytest.mark.pages
SIZES = [pytest.param(size, id=str(size[0])) for size in (DESKTOP, PHONE)]
BYTES_A_SECOND = 150_000
A_LARGE_FILE = 500_000
RECORD = """() => {
  const button = document.querySelector("form[data-sending] .govuk-button-group button");
  const note = () => { for (const line of document.querySelectorAll("[data-lines] li")) window.seen.push([
    line.querySelector("[data-name]").textContent.trim(), line.dataset.state, line.querySelector("progress").value,
    button.getBoundingClientRect().top + scrollY, line.offsetHeight]); };
  window.seen = [];
  new MutationObserver(note).observe(document.querySelector("[data-lines]"), {subtree: true, attributes: true});
}"""


def _at(browser: Browser, address: str, name: str, size: tuple[int, int], language: Language) -> Walker:
    return Walker.at(browser, address, name, (size, language, True))


def _slow(walker: Walker, rate: int) -> None:
    """From now on so many bytes a second go up; -1 is as many as can."""
    walker.page.context.new_cdp_session(walker.page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": rate},
    )


def _lines(walker: Walker, state: str) -> Locator:
    return walker.page.locator(f"[data-lines] li[data-state={state}]")


def _lose_answers(office: Office, ending: str, many: int = 1) -> None:
    """The next answers to what is sent there get lost on their way back, when all was done."""
    real, left = office.app.wsgi_app, [many]

    def losing(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        answer = real(environ, start)
        if environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"].endswith(ending) and left[0]:
            left[0] -= 1
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            raise ConnectionResetError
        return answer

    office.app.wsgi_app = losing  # type: ignore[method-assign]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", SIZES)
def test_each_file_is_seen_being_sent_and_read_and_a_refused_one_leaves_the_others(
    office: Office, browser: Browser, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int], language: Language,
) -> None:  # fmt: skip
    monkeypatch.setattr(uploading, "MOST_BYTES", A_LARGE_FILE // 2)
    case, large = office.house.open(), tmp_path / "pindaian besar.pdf"
    large.write_bytes(b"%PDF-1.7\n" + os.urandom(A_LARGE_FILE))
    walker = _at(browser, address, "officer", size, language)
    walker.go(f"/applications/{case}/evidence")
    good = [REAL / "evidence" / "scan2359.csv", REAL / "evidence" / "scan3369.pdf", photograph(tmp_path)]
    walker.choose("files", [good[0], large, *good[1:]])
    expect(_lines(walker, "waiting")).to_have_count(4)
    walker.looks("sending-chosen")
    _slow(walker, BYTES_A_SECOND)
    walker.page.evaluate(RECORD)
    walker.press("Kirim bukti", "Send the evidence")
    expect(_lines(walker, "sending")).to_contain_text(large.name)
    walker.looks("sending")
    expect(_lines(walker, "refused")).to_have_count(1)
    _slow(walker, -1)
    expect(_lines(walker, "taken")).to_have_count(3)
    walker.reads("3 berkas baru disimpan dan dibaca", "New files kept and read: 3")
    seen = walker.page.evaluate("window.seen")
    shares = [value for name, state, value, *_ in seen if (name, state) == (large.name, "sending")]
    assert len({share for share in shares if 0 < share < 1}) > 2
    assert shares == sorted(shares)
    assert {state for _, state, *_ in seen} == {"waiting", "sending", "reading", "refused", "taken"}
    under_way = [each for each in seen if each[1] in ("waiting", "sending", "reading")]
    assert len({top for *_, top, _ in under_way}) == 1
    assert len({(name, height) for name, *_, height in under_way}) == 4
    expect(walker.page.locator(":focus")).to_contain_text(walker.say("lebih besar", "larger"))
    assert walker.page.locator(":focus").get_attribute("data-state") == "refused"
    for told in (("Daftar pekerja proyek (F1a): ", "Workers on the project (F1a): "), ("Ketik isinya", "Type what it")):
        expect(_lines(walker, "taken").filter(has_text=walker.say(*told))).to_have_count(1)
    expect(walker.page.locator("[data-list] tbody tr")).to_have_count(3)
    expect(walker.page.get_by_role("button", name=walker.say("Kirim lagi", "Send again"))).to_have_count(0)
    walker.looks("sent")
    with office.house.database.read() as rows:
        assert {each.name for each in evidence.evidence_of(rows, case)} == {f"evidence/{each.name}" for each in good}
    walker.leave()


def test_a_file_whose_connection_was_lost_is_tried_again_by_keyboard_and_is_one(
    office: Office, browser: Browser, address: str
) -> None:
    case = office.house.open()
    first, second = sorted((REAL / "evidence").iterdir())[:2]
    sent = office.send("officer", "POST", f"/applications/{case}/evidence", first.read_bytes(), first.name)
    assert sent.status_code == 201
    walker = _at(browser, address, "colleague", PHONE, Language.ID)
    walker.go(f"/applications/{case}/evidence")
    walker.page.locator("#source").fill("SIPP")
    walker.page.locator("input[name=chosen]").check()
    walker.choose("files", [second])
    walker.page.context.set_offline(True)
    walker.press("Kirim bukti", "Send the evidence")
    expect(_lines(walker, "lost")).to_contain_text("sambungan terputus")
    expect(walker.page.locator(":focus")).to_have_text(f"Kirim lagi {second.name}")
    walker.looks("sending-lost")
    walker.page.context.set_offline(False)
    _lose_answers(office, "/evidence")
    walker.page.keyboard.press("Enter")
    expect(walker.page.locator(":focus")).to_have_text(f"Kirim lagi {second.name}")
    expect(_lines(walker, "lost")).to_have_count(1)
    walker.page.keyboard.press("Enter")
    expect(_lines(walker, "taken")).to_contain_text("sudah ada sebelumnya")
    expect(walker.page.locator("[data-list]:focus")).to_have_count(1)
    expect(walker.page.locator("[data-list] tbody tr")).to_have_count(2)
    assert walker.page.locator("#source").input_value() == "SIPP"
    assert walker.page.locator("input[name=chosen]").first.is_checked()
    with office.house.database.read() as rows:
        assert len(evidence.evidence_of(rows, case)) == 2
    walker.leave()


def test_what_is_too_large_or_nothing_at_all_is_told_before_anything_is_sent(
    office: Office, browser: Browser, address: str
) -> None:
    walker = _at(browser, address, "officer", PHONE, Language.ID)
    walker.go(f"/applications/{office.house.open()}/evidence")
    sent: list[str] = []
    walker.page.on("request", lambda request: sent.append(request.method))
    walker.page.evaluate("document.querySelector('[data-lines]').dataset.most = 100")
    walker.choose("files", [REAL / "evidence" / "scan2359.csv"])
    walker.press("Kirim bukti", "Send the evidence")
    expect(walker.page.locator("li:focus")).to_contain_text("Tidak dikirim: terlalu besar.")
    assert "POST" not in sent
    walker.choose("files", [])
    walker.press("Kirim bukti", "Send the evidence")
    walker.reads("Pilih satu atau beberapa berkas.", "")
    walker.leave()


def test_who_was_signed_out_meanwhile_signs_in_elsewhere_and_sends_the_same_choice(
    office: Office, browser: Browser, address: str
) -> None:
    case = office.house.open()
    walker = _at(browser, address, "officer", DESKTOP, Language.EN)
    walker.go(f"/applications/{case}/evidence")
    walker.choose("files", [REAL / "evidence" / "scan2359.csv"])
    walker.page.context.clear_cookies()
    walker.press("Kirim bukti", "Send the evidence")
    expect(_lines(walker, "lost")).to_have_count(1)
    walker.reads("", "Not kept")
    here, walker.page = walker.page, walker.page.context.new_page()
    walker.sign_in()
    walker.page.close()
    walker.page = here
    walker.page.get_by_role("button", name="Send again").click()
    expect(_lines(walker, "taken")).to_have_count(1)
    walker.leave()


@pytest.mark.parametrize("size", SIZES)
def test_a_roster_is_seen_being_sent_tried_again_and_its_page_says_what_was_read(
    office: Office, browser: Browser, address: str, tmp_path: Path, size: tuple[int, int]
) -> None:
    case, nothing, roster = office.house.open(), tmp_path / "catatan.csv", tmp_path / "Data Pekerja.xlsx"
    nothing.write_bytes(b"hello " * 20_000)
    roster.write_bytes(messy_roster())
    walker = _at(browser, address, "officer", size, Language.ID)
    walker.go(f"/applications/{case}/roster")
    walker.choose("file", [nothing])
    _slow(walker, BYTES_A_SECOND)
    walker.page.evaluate(RECORD)
    walker.press("Kirim daftar pekerja", "Send the roster")
    walker.reads("tidak dapat dipakai sebagai daftar pekerja", "")
    assert any(state == "sending" and 0 < value < 1 for _, state, value, *_ in walker.page.evaluate("window.seen"))
    assert "govuk-error-summary" in (walker.page.locator(":focus").get_attribute("class") or "")
    _slow(walker, -1)
    walker.choose("file", [roster])
    _lose_answers(office, "/roster")
    walker.page.get_by_role("button", name="Kirim daftar pekerja").press("Enter")
    expect(walker.page.locator(":focus")).to_have_text(f"Kirim lagi {roster.name}")
    walker.looks("roster-lost")
    walker.page.keyboard.press("Enter")
    walker.reads("200 pekerja terbaca", "")
    expect(walker.page.locator(":focus")).to_contain_text("Berhasil")
    walker.looks("roster-sent")
    with office.house.database.read() as rows:
        assert sum("attach roster" in line.entry for line in journal.lines(rows, application=case)) == 1
    walker.leave()
