"""The auditor's archive is proven whole, and no changed one is."""

from __future__ import annotations

import io
import json
import ssl
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from permit_guard.casework.archive_verifying import VerifiedArchive, verify_archive
from permit_guard.casework.certificate_archive import archive_certificates
from permit_guard.casework.certificate_list import CertificatesAsked
from permit_guard.casework.certifying import NotSealed
from permit_guard.casework.rechecking import Came, recheck_all
from permit_guard.paper.own_seal import OwnSeal
from permit_guard.store.journal import Position, kept_position
from permit_guard.store.merkle import Frontier
from tests.building import ON
from tests.casework.certificates import appended, own_seal, sealing
from tests.office.house import morning
from tests.office.wages import LAPSED
from tests.web.counter import Office
from tests.web.test_certificates import sealed_office
from tests.web.visitor import Visitor

Members = dict[str, bytes]
EMPTY = Frontier().root.hex()


@pytest.fixture
def archiving(both: Office) -> Office:
    """An office with a sealed and revoked, an approved, and a never sealed but revoked certificate."""
    return _with_three(both)


@pytest.fixture(scope="module")
def archived(shared_both: Office) -> Office:
    """As `archiving`, one for all tests that only ask it."""
    return _with_three(shared_both)


def _with_three(office: Office) -> Office:
    sealed_office(office)
    cases = [office.house.approved() for _ in range(3)]
    assert office.get("officer", f"/applications/{cases[0]}/certificate.pdf").status_code == 200
    office.house.revoke(cases[0])
    office.house.revoke(cases[2])
    return office


def downloaded(office: Office) -> bytes:
    answer = office.get("auditor", "/certificates/archive.zip")
    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    return answer.data


def members_of(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members, how: int = zipfile.ZIP_STORED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def verified(office: Office, content: bytes, folder: Path) -> VerifiedArchive:
    file = folder / "archive.zip"
    file.write_bytes(content)
    return verify_archive(file, own_seal().roots, office.house.clock(), office.house.database.read)


def seen_elsewhere(office: Office, content: bytes, folder: Path, seal: OwnSeal | None = None) -> VerifiedArchive:
    """What the archive shows to someone who has the authority, and no installation."""
    file = folder / "archive.zip"
    file.write_bytes(content)
    return verify_archive(file, (seal or own_seal()).roots, office.house.clock(), None)


def reasons(found: VerifiedArchive) -> str:
    return "\n".join(fault.en for fault in found.faults)


def test_an_archive_holds_each_certificate_as_sealed_and_says_which_never_were(
    archived: Office, tmp_path: Path
) -> None:
    content = downloaded(archived)
    members = members_of(content)
    told = json.loads(members["manifest.json"])
    assert [each["state"] for each in told["certificates"]] == ["revoked", "approved", "revoked"]
    assert ["missing" in each for each in told["certificates"]] == [True, False, False]
    assert len([name for name in members if name.endswith(".pdf")]) == 2
    position = Position(**told["journal"])
    with archived.house.database.read() as rows:
        assert position == kept_position(rows)
    assert verified(archived, content, tmp_path) == VerifiedArchive(2, 1, position, ())
    assert seen_elsewhere(archived, content, tmp_path) == VerifiedArchive(2, 1, position, ())
    assert members_of(Visitor(archived.app, "auditor").see("/certificates/archive.zip").data).keys() == members.keys()


def test_an_archive_has_what_was_asked_for_and_only_of_ones_own_offices(archived: Office) -> None:
    approved = archived.get("auditor", "/certificates/archive.zip?state=approved").data
    assert len(members_of(approved)) == 4
    assert len(members_of(archived.get("auditor elsewhere", "/certificates/archive.zip").data)) == 3
    for who in ("officer", "supervisor", "contractor", "evaluator", "administrator"):
        assert archived.get(who, "/certificates/archive.zip").status_code == 403


def _first_pdf(members: Members) -> str:
    return next(name for name in members if name.endswith(".pdf"))


def _changed(members: Members) -> Members:
    name = _first_pdf(members)
    return members | {name: appended(members[name])}


def _swapped(members: Members) -> Members:
    one, other = (name for name in members if name.endswith(".pdf"))
    return members | {one: members[other], other: members[one]}


def _removed(members: Members) -> Members:
    return {name: content for name, content in members.items() if name != _first_pdf(members)}


def _added(members: Members) -> Members:
    return members | {f"certificates/{'Z' * 20}.pdf": members[_first_pdf(members)]}


def _climbing(members: Members) -> Members:
    return members | {"../outside.pdf": b"x"}


def _without_manifest(members: Members) -> Members:
    return {name: content for name, content in members.items() if name != "manifest.json"}


def _told(change: Callable[[dict[str, Any]], object]) -> Callable[[Members], Members]:
    def forged(members: Members) -> Members:
        told = json.loads(members["manifest.json"])
        for each in told["certificates"]:
            if "sha256" in each:
                change(each)
        return members | {"manifest.json": json.dumps(told).encode()}

    return forged


def _authority_of_theirs(members: Members) -> Members:
    return members | {"authority-1.der": own_seal("theirs").roots[0]}


def _left_out(members: Members) -> Members:
    """One certificate taken out of file and manifest alike, as if it had never been."""
    told = json.loads(members["manifest.json"])
    gone = next(each for each in told["certificates"] if "sha256" in each)
    told["certificates"].remove(gone)
    left = {name: content for name, content in members.items() if gone["serial"] not in name}
    return left | {"manifest.json": json.dumps(told).encode()}


def _signed_anew(members: Members, by: OwnSeal) -> Members:
    """As `_left_out`, and signed by whoever did it."""
    left = _left_out(members)
    return left | {"manifest.json.p7s": by.put_beside(left["manifest.json"], at=morning(ON))}


def _wrapped(members: Members) -> Members:
    """The genuine signature of another text: that of the manifest as it was, kept beside one with other words."""
    return members | {"manifest.json": members["manifest.json"].replace(b"PT ", b"CV ", 1)}


def _never_sealed(members: Members) -> Members:
    """One taken out, and its place in the manifest filled as if it had never been."""
    told = json.loads(members["manifest.json"])
    about = next(each for each in told["certificates"] if "sha256" in each)
    for name in ("sha256", "proven_until", "journal"):
        del about[name]
    about["missing"] = {"id": "x", "en": "x"}
    left = {name: content for name, content in members.items() if about["serial"] not in name}
    return left | {"manifest.json": json.dumps(told).encode()}


def _whole(change: Callable[[dict[str, Any]], object]) -> Callable[[Members], Members]:
    def forged(members: Members) -> Members:
        told = json.loads(members["manifest.json"])
        change(told)
        return members | {"manifest.json": json.dumps(told).encode()}

    return forged


SEEN_ELSEWHERE: dict[str, tuple[Callable[[Members], Members], str]] = {
    "a changed certificate": (_changed, "it is not what manifest.json says"),
    "two swapped": (_swapped, "it has another serial"),
    "one taken out": (_removed, "manifest.json names it, and it is not there"),
    "one put in": (_added, "manifest.json does not name it"),
    "a name that climbs": (_climbing, "../outside.pdf: no archive of ours has such a file"),
    "no manifest": (_without_manifest, "manifest.json is not there"),
    "another hash": (_told(lambda each: each.update(sha256="0" * 64)), "it is not what manifest.json says"),
    "another line": (_told(lambda each: each["journal"].update(line=1)), "its proof from the journal"),
    "another entry": (_told(lambda each: each["journal"].update(entry="{}")), "its proof from the journal"),
    "no proof": (_told(lambda each: each.pop("journal")), "its proof from the journal"),
    "another root": (_whole(lambda told: told["journal"].update(root="0" * 64)), "its proof from the journal"),
    "another size": (_whole(lambda told: told["journal"].update(size=2)), "its proof from the journal"),
    "a size below nothing": (_whole(lambda told: told["journal"].update(size=-1)), "cannot be read"),
    "a serial twice": (_whole(lambda told: told["certificates"].extend(told["certificates"])), "one serial twice"),
    "a manifest of nonsense": (lambda members: members | {"manifest.json": b"[1]"}, "cannot be read"),
    "a manifest without end": (lambda members: members | {"manifest.json": b"[" * 100_000}, "cannot be read"),
    "one left out of file and manifest": (_left_out, "manifest.json: it is not what was signed"),
    "one left out, and no signature": (
        lambda members: {name: each for name, each in _left_out(members).items() if not name.endswith(".p7s")},
        "manifest.json: it is not signed",
    ),
    "one left out, signed by another": (
        lambda members: _signed_anew(members, own_seal("theirs")),
        "another installation signed it",
    ),
    "other words under the signature": (_wrapped, "manifest.json: it is not what was signed"),
    "a signature of nonsense": (lambda members: members | {"manifest.json.p7s": b"x"}, "it is not what was signed"),
    "the authority as signature": (
        lambda members: members | {"manifest.json.p7s": own_seal().authority},
        "it is not what was signed",
    ),
    "an authority of someone else": (_authority_of_theirs, "it is not the seal's authority that you trust"),
}
SEEN_BY_THE_REGISTER: dict[str, tuple[Callable[[Members], Members], str]] = {
    "a revoked one as approved": (
        _told(lambda each: each.update(state="approved", ended_at=None)), "state in manifest.json is not"
    ),
    "an approved one as suspended": (_told(lambda each: each.update(state="suspended")), "state in manifest.json"),
    "another contractor": (_told(lambda each: each.update(contractor="PT Lain")), "contractor in manifest.json"),
    "proven for longer": (_told(lambda each: each.update(proven_until="2099-01-01")), "proven_until in manifest.json"),
    "one hidden as never sealed": (_never_sealed, "our register has the certificate"),
    "a journal that was longer": (_whole(lambda told: told["journal"].update(size=10_000)), "knows 10000 lines"),
    "a journal's root that it never had": (
        _whole(lambda told: told["journal"].update(root="0" * 64)), "is not that of our journal at that size"
    ),
    "before they were approved": (
        _whole(lambda told: told["journal"].update(size=0, root=EMPTY)), "our register had no such approval"
    ),
    "with more than ours say": (_told(lambda each: each.update(note="x")), "what no archive of ours has"),
}  # fmt: skip


@pytest.mark.parametrize("forgery", SEEN_ELSEWHERE)
def test_a_forged_archive_is_refused_with_its_reason_here_and_elsewhere(
    archived: Office, tmp_path: Path, forgery: str
) -> None:
    forge, reason = SEEN_ELSEWHERE[forgery]
    forged = zipped(forge(members_of(downloaded(archived))))
    assert reason in reasons(verified(archived, forged, tmp_path))
    assert reason in reasons(seen_elsewhere(archived, forged, tmp_path))


@pytest.mark.parametrize("forgery", SEEN_BY_THE_REGISTER)
def test_a_manifest_that_says_otherwise_than_the_register_is_refused_with_its_reason(
    archived: Office, tmp_path: Path, forgery: str
) -> None:
    forge, reason = SEEN_BY_THE_REGISTER[forgery]
    forged = zipped(forge(members_of(downloaded(archived))))
    assert reason in reasons(verified(archived, forged, tmp_path))


def test_a_suspended_one_is_told_as_it_stood_and_no_other_way(archiving: Office, tmp_path: Path) -> None:
    archiving.house.clock.turn_to(LAPSED)
    assert [each.came for each in recheck_all(archiving.house.casework)] == [Came.SUSPENDED]
    content = downloaded(archiving)
    members = members_of(content)
    told = json.loads(members["manifest.json"])
    assert [each["state"] for each in told["certificates"]] == ["revoked", "suspended", "revoked"]
    assert verified(archiving, content, tmp_path).faults == ()
    told["certificates"][1]["state"] = "approved"
    forged = zipped(members | {"manifest.json": json.dumps(told).encode()})
    assert "state in manifest.json" in reasons(verified(archiving, forged, tmp_path))


def test_what_happened_after_an_archive_was_made_takes_nothing_from_it(archiving: Office, tmp_path: Path) -> None:
    content = downloaded(archiving)
    standing = archiving.get("auditor", "/certificates?state=approved").json["items"][0]
    archiving.house.revoke(standing["application"])
    archiving.house.approved()
    assert verified(archiving, content, tmp_path).faults == ()


def test_a_byte_that_was_turned_is_told_with_the_name_of_its_file(archived: Office, tmp_path: Path) -> None:
    content = bytearray(downloaded(archived))
    content[content.index(b"%PDF-") + 5_000] ^= 1
    assert ".pdf: it is not what manifest.json says" in reasons(verified(archived, bytes(content), tmp_path))


def test_a_pressed_a_doubled_and_a_cut_archive_are_refused(archived: Office, tmp_path: Path) -> None:
    content = downloaded(archived)
    members = members_of(content)
    pressed = zipped(members, zipfile.ZIP_DEFLATED)
    assert "it is compressed or too large" in reasons(verified(archived, pressed, tmp_path))
    bomb = zipped({f"certificates/{'Z' * 20}.pdf": b"\0" * 50_000_000}, zipfile.ZIP_DEFLATED)
    assert "it is compressed or too large" in reasons(verified(archived, bomb, tmp_path))
    for strange in (content[: len(content) // 2], b"", b"PK\x03\x04", b"x" * 10_000):
        assert "no whole archive" in reasons(verified(archived, strange, tmp_path))
    doubled = io.BytesIO(content)
    with zipfile.ZipFile(doubled, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("manifest.json", b"{}")
    assert "its name is there twice" in reasons(verified(archived, doubled.getvalue(), tmp_path))


def test_an_archive_of_another_installation_is_refused(archived: Office, tmp_path: Path) -> None:
    content = downloaded(archived)
    found = reasons(seen_elsewhere(archived, content, tmp_path, own_seal("theirs")))
    assert "Not this installation's seal" in found
    assert "manifest.json: another installation signed it" in found


def test_a_manifest_tells_what_was_asked_for_and_openssl_agrees_with_its_signature(
    archived: Office, tmp_path: Path
) -> None:
    members = members_of(archived.get("auditor", "/certificates/archive.zip?state=approved&to=2026-04-30").data)
    assert json.loads(members["manifest.json"])["asked"] == {
        "offices": ["33.08"], "first": None, "before": "2026-05-01T00:00:00+07:00", "contractor": "",
        "state": "approved",
    }  # fmt: skip
    assert list(members)[-2:] == ["manifest.json", "manifest.json.p7s"]
    for name in ("manifest.json", "manifest.json.p7s", "authority-1.der"):
        (tmp_path / name).write_bytes(members[name])
    (tmp_path / "root.pem").write_text(ssl.DER_cert_to_PEM_cert(members["authority-1.der"]))
    told = openssl_verified(tmp_path)
    assert told.returncode == 0, told.stderr
    (tmp_path / "manifest.json").write_bytes(members["manifest.json"] + b" ")
    assert openssl_verified(tmp_path).returncode != 0


def openssl_verified(folder: Path) -> subprocess.CompletedProcess[str]:
    asked = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "manifest.json.p7s", "-content",
             "manifest.json", "-CAfile", "root.pem", "-attime", str(int(morning(ON).timestamp()) + 86_400),
             "-out", "told.json"]  # fmt: skip
    return subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)


def test_without_a_seal_no_archive_is_made(archived: Office) -> None:
    with pytest.raises(NotSealed):
        archive_certificates(archived.house.casework, archived.house["auditor"], CertificatesAsked())


def test_an_archive_is_made_a_piece_at_a_time(archived: Office) -> None:
    pieces = archive_certificates(sealing(archived.house), archived.house["auditor"], CertificatesAsked())
    assert sum(b"%PDF-" in piece for piece in pieces) == 2
