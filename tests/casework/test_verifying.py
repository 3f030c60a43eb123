"""A certificate is genuine by every check, and no forgery by all of them."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms, pem
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm

from permit_guard.casework import deciding
from permit_guard.casework.certifying import draw_certificate, seal_certificate
from permit_guard.casework.notifying import draft_notice
from permit_guard.casework.verifying import Standing, Verification, see_hash, see_serial, verify_file
from permit_guard.paper.certificate import DECISION
from permit_guard.store.approvals import latest_certificate
from permit_guard.store.merkle import leaf_hash, root_from_proof
from tests.building import BUDI, SITI
from tests.casework.certificates import Office, appended, certified, edited, moment, own_seal, sealing, sign
from tests.office.forgery import UNCOVERED
from tests.office.house import House


def verify(office: Office, content: bytes) -> Verification:
    with office.house.database.read() as rows:
        return verify_file(rows, content, own_seal().roots, moment())


def refused(office: Office, content: bytes) -> set[str]:
    found = verify(office, content)
    assert not found.holds
    return {check.name for check in found.checks if not check.holds}


@pytest.fixture
def office(house: House) -> Office:
    return certified(house)


def test_the_certificate_as_it_was_sealed_holds_by_every_check(office: Office) -> None:
    found = verify(office, office.sealed.content)
    assert {check.name: check.holds for check in found.checks} == dict.fromkeys(
        ("pdf", "one-seal", "our-seal", "intact", "whole-file", "no-change-allowed", "registered", "in-journal",
         "decision-inside", "stands"), True)  # fmt: skip
    assert found.holds
    assert found.serial == office.sealed.serial


def unsigned(content: bytes) -> bytes:
    """What was there before the seal was appended."""
    return content[: content.rindex(b"%%EOF", 0, content.rindex(b"/ByteRange")) + 6]


def without_attachment(document: pikepdf.Pdf) -> None:
    del document.attachments[DECISION]


def other_attachment(document: pikepdf.Pdf) -> None:
    del document.attachments[DECISION]
    document.attachments[DECISION] = pikepdf.AttachedFileSpec(document, b'{"answer": "compliant"}', filename=DECISION)


def other_serial(document: pikepdf.Pdf) -> None:
    document.docinfo["/PermitGuardSerial"] = "ANOTHER"


def changed_byte(content: bytes) -> bytes:
    place = content.index(b"stream") + 40
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def changed_signature(content: bytes) -> bytes:
    start = content.index(b"/Contents <") + 400
    return content[:start] + (b"0" if content[start : start + 1] != b"0" else b"1") + content[start + 1 :]


def shorter_range(content: bytes) -> bytes:
    """The range says that the last bytes are not covered."""
    found = re.search(rb"/ByteRange \[\s*0 +(\d+) +(\d+) +(\d+)\s*\]", content)
    assert found is not None
    shorter = found[0].replace(found[3], str(int(found[3]) - 10).encode().ljust(len(found[3])))
    return content.replace(found[0], shorter)


def wider_gap(content: bytes) -> bytes:
    """Something hidden in the room that is kept for the signature."""
    end = re.search(rb"0{64}>", content)
    assert end is not None
    return content[: end.start()] + b"(hidden)" + content[end.start() + 8 :]


FORGERIES: dict[str, tuple[Callable[[bytes], bytes], set[str]]] = {
    "the seal cut off": (unsigned, {"one-seal", "our-seal", "registered"}),
    "signed by another of the same make and name": (
        lambda it: sign(unsigned(it), own_seal("twin")), {"our-seal", "registered"},
    ),
    "signed by another who shows our certificate": (
        lambda it: sign(unsigned(it), replace(own_seal("twin"), certificate=own_seal().certificate)),
        {"our-seal", "intact", "registered"},
    ),
    "signed by another under our authority's name": (
        lambda it: sign(unsigned(it), replace(own_seal("twin"), authority=own_seal().authority)),
        {"our-seal", "registered"},
    ),
    "an edit appended": (appended, {"whole-file", "registered"}),
    "bytes behind the end": (lambda it: it + b"\n% a remark\n", {"whole-file", "registered"}),
    "a changed byte": (changed_byte, {"intact", "registered"}),
    "a changed signature": (changed_signature, {"registered"}),
    "a shorter range": (shorter_range, {"whole-file", "registered"}),
    "something hidden beside the signature": (wider_gap, {"registered"}),
    "saved anew": (edited, {"registered"}),
    "the decision replaced": (lambda it: edited(it, other_attachment), {"decision-inside", "registered"}),
    "the decision taken out": (lambda it: edited(it, without_attachment), {"decision-inside", "registered"}),
    "the decision replaced before a signature of our own key": (
        lambda it: sign(edited(unsigned(it), other_attachment), own_seal()), {"decision-inside", "registered"},
    ),
    "the serial of another": (
        lambda it: sign(edited(unsigned(it), other_serial), own_seal()), {"registered", "stands"},
    ),
    "sealed by our own key outside of the register": (
        lambda it: sign(unsigned(it), own_seal()), {"registered", "in-journal"},
    ),
    "a second signature": (
        lambda it: sign(sign(unsigned(it), own_seal(), certify=False), own_seal("twin"), certify=False, field="Lain"),
        {"one-seal", "registered"},
    ),
    "signed so that changes are allowed": (
        lambda it: sign(unsigned(it), own_seal(), permission=MDPPerm.ANNOTATE), {"no-change-allowed", "registered"},
    ),
    "signed without certifying": (
        lambda it: sign(unsigned(it), own_seal(), certify=False), {"no-change-allowed", "registered"},
    ),
    "no PDF at all": (lambda it: b"PK\x03\x04" + it, {"pdf", "one-seal", "registered"}),
    "an empty file": (lambda _: b"", {"pdf", "one-seal", "registered"}),
    "half of it": (lambda it: it[: len(it) // 2], {"registered"}),
    "a file too long": (lambda it: it + b"\n" * 20_000_000, {"pdf", "registered"}),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_refused_with_its_reason(sealed_office: Office, name: str) -> None:
    forge, reasons = FORGERIES[name]
    forged = forge(sealed_office.sealed.content)
    assert forged != sealed_office.sealed.content
    assert refused(sealed_office, forged) >= reasons


@pytest.fixture(scope="module")
def sealed_office(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One certificate for all forgeries."""
    from permit_guard.store.database import Database
    from tests.office.databases import sqlite_copy

    folder = tmp_path_factory.mktemp("office")
    return certified(House(Database(sqlite_copy(sqlite_model, folder)), folder))


def test_a_certificate_of_another_installation_is_refused(sealed_office: Office, house: House) -> None:
    other = certified(house, own_seal("elsewhere"))
    assert refused(sealed_office, other.sealed.content) >= {"our-seal", "registered", "stands"}


def test_a_letter_that_was_signed_by_our_own_key_is_no_certificate(sealed_office: Office) -> None:
    house = sealed_office.house
    case = house.open()
    house.attach_roster(case, (BUDI, SITI, UNCOVERED))
    for file in house.attach(case):
        house.attest(case, file)
    house.submit(case)
    house.check(case)
    with house.casework.reading_desk(house["officer"]) as desk:
        letter = draft_notice(desk, case)
    assert refused(sealed_office, sign(letter, own_seal())) == {"registered", "in-journal", "decision-inside", "stands"}


def test_a_file_of_the_register_with_another_decision_inside_is_refused(house: House) -> None:
    case = house.approved()
    seals = sealing(house)
    with seals.reading_desk(house["officer"]) as desk:
        granted = latest_certificate(desk.rows, case)
        assert granted is not None
        drawn = draw_certificate(desk, granted, seals.address)
    with seals.desk(house["officer"]) as desk:
        kept = seal_certificate(desk, case, replace(drawn, content=edited(drawn.content, other_attachment)), own_seal())
    assert refused(Office(house, case, kept), kept.content) == {"decision-inside"}


def test_a_revoked_certificate_is_refused_and_says_so(office: Office) -> None:
    office.house.revoke(office.case)
    assert refused(office, office.sealed.content) == {"stands"}
    assert "revoked" in verify(office, office.sealed.content).checks[-1].says.en


def test_a_closed_certificate_is_refused_and_says_so(office: Office) -> None:
    with office.house.casework.desk(office.house["officer"]) as desk:
        deciding.close(desk, office.case, "done")
    assert "closed" in verify(office, office.sealed.content).checks[-1].says.en


def test_with_another_authority_pinned_nothing_of_ours_holds(office: Office) -> None:
    with office.house.database.read() as rows:
        for roots in ((), own_seal("twin").roots):
            found = verify_file(rows, office.sealed.content, roots, moment())
            assert {check.name for check in found.checks if not check.holds} >= {"our-seal"}


def test_openssl_agrees_that_an_honest_seal_is_ours(office: Office, tmp_path: Path) -> None:
    content = office.sealed.content
    seal = PdfFileReader(io.BytesIO(content)).embedded_signatures[0]
    first, length, second, rest = (int(number) for number in seal.byte_range)
    (tmp_path / "signed").write_bytes(content[first : first + length] + content[second : second + rest])
    (tmp_path / "seal").write_bytes(cms.ContentInfo.load(bytes(seal.pkcs7_content)).dump())
    for name, whose in (("ours", own_seal()), ("twin", own_seal("twin"))):
        (tmp_path / name).write_bytes(pem.armor("CERTIFICATE", whose.authority))
    asked = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "seal", "-content", "signed", "-purpose",
             "any", "-out", "out", "-attime", str(int(moment().timestamp())), "-CAfile"]  # fmt: skip
    answers = {name: subprocess.run([*asked, name], cwd=tmp_path, capture_output=True).returncode
               for name in ("ours", "twin")}  # fmt: skip
    assert answers == {"ours": 0, "twin": 4}


def test_anyone_may_see_how_a_serial_stands_and_no_name(office: Office) -> None:
    with office.house.database.read() as rows:
        view = see_serial(rows, "-".join(re.findall("....", office.sealed.serial)).lower())
    assert (view.standing, view.number, view.office, view.workers, view.sha256) == (
        Standing.VALID, "PBG-330810-12032026-001", "33.08", 2, office.sealed.sha256,
    )  # fmt: skip
    assert not {BUDI.name, BUDI.nik, SITI.name, SITI.nik} & set(re.findall(r"\w+(?: \w+)*", repr(view)))


def test_the_journal_s_line_leads_to_its_root(office: Office) -> None:
    with office.house.database.read() as rows:
        told = see_serial(rows, office.sealed.serial).included
    assert told is not None
    assert office.sealed.sha256 in told.entry
    proof = [bytes.fromhex(each) for each in told.proof]
    root = root_from_proof(leaf_hash(told.entry.encode()), told.line - 1, told.line, proof)
    with office.house.database.read() as rows:
        assert root.hex() == told.root == see_root(rows)


def see_root(rows: object) -> str:
    from permit_guard.store.journal import kept_position

    return kept_position(rows).root  # type: ignore[arg-type]  # rows as the database gives them


def test_a_hash_finds_its_certificate_and_no_other_does(office: Office) -> None:
    with office.house.database.read() as rows:
        found = see_hash(rows, office.sealed.sha256.upper())
        assert found is not None
        assert found.serial == office.sealed.serial
        assert see_hash(rows, "0" * 64) is None


def test_an_unknown_serial_is_unknown_and_nothing_more(house: House) -> None:
    with house.database.read() as rows:
        assert repr(see_serial(rows, "nowhere")).count("None") == 10
        assert see_serial(rows, "nowhere").standing is Standing.UNKNOWN


def test_a_revoked_serial_is_seen_as_revoked(office: Office) -> None:
    office.house.revoke(office.case)
    with office.house.database.read() as rows:
        assert see_serial(rows, office.sealed.serial).standing is Standing.REVOKED


def test_what_was_approved_and_never_sealed_stands_all_the_same(house: House) -> None:
    case = house.checked()
    serial = house.approve(case).serial
    with house.database.read() as rows:
        view = see_serial(rows, serial)
    assert (view.standing, view.sha256, view.included) == (Standing.VALID, None, None)


def test_the_address_on_the_certificate_is_the_office_s(office: Office) -> None:
    assert sealing(office.house).address == "https://izin.example"
