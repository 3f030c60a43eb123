"""The secrets of an installation: made once, its owner's alone, and no number can be counted back from them."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from permit_guard.casework.certifying import certificate_pdf
from permit_guard.casework.keys import KEY_BYTES, KeyMissing, Keys, read_keys
from permit_guard.casework.opening import open_house
from permit_guard.casework.settings import Settings
from permit_guard.domain.case import UNREADABLE
from permit_guard.domain.person import Role
from permit_guard.store import people
from permit_guard.store.standings import standing_approvals
from tests.building import BUDI, SITI
from tests.office.house import KEYS

NIK = "3308101203900001"


def test_keys_are_made_once_and_stay(tmp_path: Path) -> None:
    first, again = read_keys(tmp_path / "keys", first=True), read_keys(tmp_path / "keys", first=True)
    assert first == again
    assert len({first.blind, first.cookies, first.checkpoints}) == 3
    assert all(len(key) == KEY_BYTES for key in (first.blind, first.cookies, first.checkpoints))


def test_only_their_owner_reads_them(tmp_path: Path) -> None:
    read_keys(tmp_path / "keys", first=True)
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "keys").iterdir())


def test_another_installation_has_other_keys(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "one", first=True).blind != read_keys(tmp_path / "other", first=True).blind


def test_two_that_start_at_once_have_the_same_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({keys.blind for keys in pool.map(lambda _: read_keys(tmp_path / "keys", first=True), range(8))}) == 1


@pytest.mark.parametrize("spoiled", ["", "zz", "00" * 31, "00" * 33])
def test_a_key_that_is_none_is_refused_and_not_made_anew(tmp_path: Path, spoiled: str) -> None:
    read_keys(tmp_path, first=True)
    (tmp_path / "blind-index.key").write_text(spoiled)
    with pytest.raises(ValueError, match="hexadecimal"):
        read_keys(tmp_path, first=True)
    assert (tmp_path / "blind-index.key").read_text() == spoiled


def test_a_person_is_the_same_in_every_roster_and_another_is_another() -> None:
    assert KEYS.person_of(BUDI, "one") == KEYS.person_of(replace(BUDI, name="B. Santoso", row=9), "other")
    assert KEYS.person_of(BUDI, "one") != KEYS.person_of(SITI, "one")


def test_a_passport_is_no_nik_of_the_same_digits() -> None:
    foreign = replace(BUDI, nik=None, passport=NIK)
    assert KEYS.person_of(foreign, "one") != KEYS.person_of(BUDI, "one")


@pytest.mark.parametrize("number", [None, UNREADABLE])
def test_who_has_no_number_is_no_one_but_the_row(number: object) -> None:
    nobody = replace(BUDI, nik=number, passport=None)
    assert (
        len(
            {
                KEYS.person_of(nobody, "one"),
                KEYS.person_of(nobody, "other"),
                KEYS.person_of(replace(nobody, row=3), "one"),
            }
        )
        == 3
    )


def test_without_the_key_no_one_counts_back_to_a_nik() -> None:
    told = KEYS.person("nik", NIK)
    assert NIK not in told
    assert told not in {hashlib.sha256(each.encode()).hexdigest() for each in (NIK, f"nik:{NIK}")}
    assert told != Keys(b"x" * 32, b"", b"").person("nik", NIK)


@pytest.mark.parametrize("name", ["blind-index", "checkpoints"])
def test_a_key_that_things_were_made_with_is_never_made_anew(tmp_path: Path, name: str) -> None:
    before = read_keys(tmp_path, first=True)
    gone = tmp_path / f"{name}.key"
    kept = gone.read_bytes()
    gone.unlink()
    with pytest.raises(KeyMissing, match="Put that file back from a backup"):
        read_keys(tmp_path, first=False)
    assert not gone.exists()
    gone.write_bytes(kept)
    assert read_keys(tmp_path, first=False) == before


def test_without_the_key_of_cookies_everyone_signs_in_again_and_nothing_else_is_lost(tmp_path: Path) -> None:
    before = read_keys(tmp_path, first=True)
    (tmp_path / "cookies.key").unlink()
    after = read_keys(tmp_path, first=False)
    assert (after.blind, after.checkpoints) == (before.blind, before.checkpoints)
    assert after.cookies != before.cookies


@pytest.mark.parametrize("name", ["blind-index.key", "checkpoints.key", "seal-authority.key"])
def test_an_installation_whose_key_is_gone_is_not_opened(installation: Settings, name: str) -> None:
    _seal_a_certificate(installation)
    gone = installation.instance / "keys" / name
    gone.unlink()
    with pytest.raises(KeyMissing):
        open_house(installation)
    assert not gone.exists()


def _seal_a_certificate(where: Settings) -> None:
    house = open_house(where)
    with house.database.read() as rows:
        (approved, *_) = standing_approvals(rows)
        (supervisor, *_) = (each for each in people.people(rows) if each.role is Role.SUPERVISOR)
    certificate_pdf(house, supervisor, approved)
    house.readers.stop()
    house.database.close()
