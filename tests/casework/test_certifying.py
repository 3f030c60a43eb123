"""Only what is approved and compliant in the database is ever sealed; sealed once, it is the same ever after."""

from __future__ import annotations

import hashlib
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest

from permit_guard.casework.certifying import NotSealed, certificate_annex, certificate_pdf
from permit_guard.casework.refusals import NotAllowed, NotThere
from permit_guard.paper.certificate import DECISION
from permit_guard.store import decisions, journal, sealed
from permit_guard.store.rows import Refused
from permit_guard.store.sealed import Sealed
from tests.building import BUDI, ON, SITI
from tests.casework.certificates import certified, own_seal, sealing
from tests.office.house import House, morning
from tests.paper.reading import text


def lines(house: House, case: str) -> list[dict[str, object]]:
    with house.database.read() as rows:
        told = [json.loads(line.entry) for line in journal.lines(rows, application=case)]
    return [each for each in told if each["verb"] == "seal"]


def test_it_is_sealed_once_and_given_as_it_was_sealed_ever_after(house: House) -> None:
    office = certified(house)
    house.clock.turn_to(ON + timedelta(days=400))
    again = certificate_pdf(sealing(house, own_seal("a later key")), house["auditor"], office.case)
    assert again == office.sealed
    assert office.sealed.sha256 == hashlib.sha256(again.content).hexdigest()
    assert len(lines(house, office.case)) == 1


def test_its_hash_stands_in_the_journal(house: House) -> None:
    office = certified(house)
    about = {"serial": office.sealed.serial, "sha256": office.sealed.sha256, "proven_until": "2026-04-15"}
    assert [each["about"] for each in lines(house, office.case)] == [about]


def test_what_is_revoked_afterwards_can_still_be_shown(house: House) -> None:
    office = certified(house)
    house.revoke(office.case)
    assert certificate_pdf(sealing(house), house["supervisor"], office.case) == office.sealed


def test_what_ended_before_anyone_asked_is_never_sealed(house: House) -> None:
    case = house.approved()
    house.revoke(case)
    with pytest.raises(NotSealed):
        certificate_pdf(sealing(house), house["supervisor"], case)
    assert lines(house, case) == []


@pytest.mark.parametrize("stage", ["open", "draft", "checked"])
def test_before_an_approval_there_is_none(house: House, stage: str) -> None:
    case = getattr(house, stage)()
    with pytest.raises(NotThere):
        certificate_pdf(sealing(house), house["officer"], case)


def test_an_approval_that_ends_while_its_certificate_is_drawn_is_not_sealed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from permit_guard.casework import certifying

    case = house.approved()
    draw = certifying.draw_certificate

    def drawn_then_revoked(*args: object) -> object:
        found = draw(*args)  # type: ignore[arg-type]  # passed on as it came
        monkeypatch.setattr(certifying, "draw_certificate", draw)
        return found

    monkeypatch.setattr(certifying, "draw_certificate", drawn_then_revoked)
    house_seals = sealing(house)
    with house_seals.reading_desk(house["supervisor"]) as desk:
        drawn = certifying.draw_certificate(desk, certifying._granted(desk, case), "https://izin.example")
    house.revoke(case)
    with pytest.raises(NotSealed), house_seals.desk(house["supervisor"]) as desk:
        certifying.seal_certificate(desk, case, drawn, own_seal())
    assert lines(house, case) == []


def test_without_a_seal_nothing_is_kept(house: House) -> None:
    case = house.approved()
    with pytest.raises(NotSealed):
        certificate_pdf(replace(house.casework, seal=None), house["supervisor"], case)
    assert lines(house, case) == []


@pytest.mark.parametrize("who", ["officer elsewhere", "contractor elsewhere", "auditor elsewhere"])
def test_to_others_it_is_not_there(house: House, who: str) -> None:
    office = certified(house)
    with pytest.raises(NotThere):
        certificate_pdf(sealing(house), house[who], office.case)


@pytest.mark.parametrize("who", ["subcontractor", "evaluator", "administrator"])
def test_who_may_not_see_every_worker_gets_none(house: House, who: str) -> None:
    office = certified(house)
    with pytest.raises(NotAllowed):
        certificate_pdf(sealing(house), house[who], office.case)


def test_the_decision_inside_is_the_one_that_was_kept(house: House) -> None:
    office = certified(house)
    with house.database.read() as rows:
        record = decisions.decisions_of(rows, office.case)[-1].record
    with pikepdf.open(io.BytesIO(office.sealed.content)) as document:
        assert document.attachments[DECISION].get_file().read_bytes() == record.encode()


def test_it_says_who_compared_checked_and_approved(house: House) -> None:
    said = text(certified(house).sealed.content)
    assert "oleh colleague; diperiksa oleh colleague" in said
    assert "oleh supervisor" in said
    assert "https://izin.example/verify/" in said


def test_the_database_keeps_no_seal_on_what_does_not_stand(house: House) -> None:
    case = house.checked()
    serial = house.approve(case).serial
    house.revoke(case)
    late = Sealed(serial, "0" * 64, b"", None, 1, (), morning(ON + timedelta(days=1)))
    with pytest.raises(Refused), house.database.write() as rows:
        sealed.keep_sealed(rows, late)


def test_the_database_keeps_no_seal_on_what_was_never_approved(house: House) -> None:
    house.checked()
    with pytest.raises(Refused), house.database.write() as rows:
        sealed.keep_sealed(rows, Sealed("NOWHERE", "0" * 64, b"", None, 1, (), morning(ON)))


def test_of_many_who_ask_at_once_all_get_the_same(house: House) -> None:
    case = house.approved()
    house_seals = sealing(house)
    with ThreadPoolExecutor(4) as askers:
        got = list(askers.map(lambda _: certificate_pdf(house_seals, house["officer"], case).sha256, range(4)))
    assert len(set(got)) == 1
    assert len(lines(house, case)) == 1


def test_the_annex_names_each_worker_with_his_number_masked(house: House) -> None:
    office = certified(house)
    said = text(certificate_annex(sealing(house), house["contractor"], office.case))
    for worker in (BUDI, SITI):
        assert isinstance(worker.nik, str)
        assert str(worker.name) in said
        assert worker.nik not in said
        assert f"{worker.nik[:4]}••••••••{worker.nik[-4:]}" in said
    assert "tanpa segel" in said


def test_the_annex_is_not_for_who_may_see_some_workers_only(house: House) -> None:
    office = certified(house)
    with pytest.raises(NotAllowed):
        certificate_annex(sealing(house), house["subcontractor"], office.case)
