"""The demonstration: a user for each role, and a case for each answer, on any day; all of it or nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from permit_guard.casework import demonstration
from permit_guard.casework.demonstration import CASES, demonstrate, demonstrated
from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.judging import check_application
from permit_guard.casework.opening import open_house
from permit_guard.casework.passwords import password_agrees
from permit_guard.casework.refusals import NotEmpty
from permit_guard.domain.identity import read_nik
from permit_guard.domain.person import Role
from permit_guard.store import people
from permit_guard.store.application_lists import Sought, list_applications
from permit_guard.store.dump import is_empty
from tests.casework.installation import Made, records_of, settings_of

STATES = {"901": "compliant", "902": "deficient", "903": "unproven", "904": "approved"}


@contextmanager
def empty_house(folder: Path, at: datetime) -> Iterator[Casework]:
    """An empty house at a moment of its own; passwords are not what these tests are about."""
    house = replace(open_house(settings_of(folder)), clock=lambda: at)
    try:
        yield house
    finally:
        house.readers.stop()
        house.database.close()


def states(house: Casework) -> dict[str, str]:
    with house.database.read() as rows:
        return {each.number[-3:]: each.state.value for each in list_applications(rows, Sought(), first=0, most=10)}


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 1, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 2, 28, tzinfo=UTC),
        datetime(2028, 2, 29, 12, tzinfo=UTC), datetime(2033, 7, 30, tzinfo=UTC),
    ],
    ids=str,
)  # fmt: skip
def test_on_any_day_the_cases_come_out_as_they_are_meant_to(
    tmp_path: Path, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("permit_guard.casework.enrolling.hash_password", lambda password: password)  # it takes long
    with empty_house(tmp_path, at) as house:
        demonstrate(house, tmp_path)
        assert states(house) == STATES


def test_there_is_someone_of_each_role_with_the_password_that_is_told(made: Made) -> None:
    told = demonstrated(made.instance)
    assert told is not None
    lines = [line.split() for line in told.splitlines()]
    assert {role for *_, role in lines} == {role.value for role in Role}
    with records_of(settings_of(made.instance)) as records, records.database.read() as rows:
        for name, password, role in lines[:3]:
            found = people.password_of(rows, name)
            assert found is not None
            assert found[0].role.value == role
            assert password_agrees(found[1], password)
    assert len({password for _, password, _ in lines}) == len(lines)
    assert (made.instance / "demonstration.txt").stat().st_mode & 0o077 == 0


def test_an_installation_that_is_not_empty_gets_nothing_made_up(tmp_path: Path, made: Made) -> None:
    settings = settings_of(made.instance)
    house = open_house(settings)
    with pytest.raises(NotEmpty):
        demonstrate(house, tmp_path)
    house.database.close()
    assert list(tmp_path.iterdir()) == []


def test_a_demonstration_that_fails_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = itertools.count()

    def fail_at_the_third(desk: Desk, case: str) -> None:
        if next(calls) == 2:
            raise RuntimeError
        check_application(desk, case)

    monkeypatch.setattr("permit_guard.casework.enrolling.hash_password", lambda password: password)
    with empty_house(tmp_path, datetime.now(UTC) - timedelta(days=1)) as house:
        with monkeypatch.context() as patch:
            patch.setattr(demonstration, "check_application", fail_at_the_third)
            with pytest.raises(RuntimeError):
                demonstrate(house, tmp_path)
        with house.database.read() as rows:
            assert is_empty(rows)
        assert demonstrated(tmp_path) is None
        demonstrate(house, tmp_path)
        assert states(house) == STATES


def test_every_made_up_nik_is_well_formed_and_its_serial_is_one_that_no_office_gives() -> None:
    for worker in {worker for case in CASES for worker in case.crew}:
        read = read_nik(worker.nik, date(2026, 1, 1))
        assert read is not None
        assert read.born == worker.born
        assert worker.nik[12] == "9"
