"""A wage is kept nowhere; a NIK stands in no journal, no log, no name of a file and no certificate's row."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from permit_guard.casework import attesting, deciding, judging, notifying, receiving, revealing
from permit_guard.casework.reading import Readers
from permit_guard.store.columns import metadata
from permit_guard.store.database import Database
from permit_guard.store.rows import Rows
from permit_guard.store.written import unpressed
from tests.building import BUDI, SITI, application
from tests.office.house import House

WAGE, OTHER_WAGE = "7654321", "3219876"
NIKS = [str(BUDI.nik), str(SITI.nik)]
ROSTER = (
    "NIK;Nama;Tanggal Lahir;Hubungan Kerja;NPP;KPJ;Upah\n"
    f"{NIKS[0]};Budi Santoso;12-03-1990;harian lepas;15070955;12345678901;{WAGE}\n"
    f"{NIKS[1]};Siti Aminah;12-03-1990;tetap;15070955;12345678902;Rp 3.219.876\n"
)
F1A = f"Nomor Proyek;2600001078094\nNo;NIK;Nama;Tanggal Lahir\n1;{NIKS[0]};Budi Santoso;12-03-1990\n"


@pytest.fixture
def readers() -> Iterator[Readers]:
    ready = Readers.ready(children=1)
    yield ready
    ready.stop()


def _walk(database: Database, folder: Path, readers: Readers) -> House:
    """An application with its roster as bytes, to a letter and to the end."""
    house = House(database, folder, readers)
    case = house.open(application(number="PBG-canary"))
    with house.casework.desk(house["contractor"]) as desk:
        receiving.attach_roster(desk, case, readers.roster(ROSTER.encode()))
    stored = house.casework.files.keep("33.08", io.BytesIO(F1A.encode()), most_bytes=10_000)
    as_read = readers.evidence(stored, "evidence/f1a.csv")
    with house.casework.desk(house["contractor"]) as desk:
        file, _ = receiving.attach_evidence(desk, case, as_read, stored, media_type="text/csv")
    with house.casework.desk(house["officer"]) as desk:
        attesting.attest(desk, case, file.id, result="confirmed", source="Jakon", seen_on=desk.today, reason="")
        revealing.reveal(desk, case, 2, "a call")
    judging.preview(house.casework, house["officer"], case)
    with house.casework.desk(house["officer"]) as desk:
        deciding.submit(desk, case)
    house.check(case)
    with house.casework.desk(house["officer"]) as desk:
        notifying.send_notice(desk, case)
        deciding.withdraw(desk, case)
    approved = house.checked()
    house.approve(approved)
    house.revoke(approved)
    return house


def _rows(rows: Rows) -> Iterator[tuple[str, str]]:
    for name in metadata.tables:
        for row in rows.execute(text(f"SELECT * FROM {name}")):
            for value in row:
                yield name, value.decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def test_a_wage_is_kept_nowhere_and_a_nik_only_where_the_case_is(
    database: Database, tmp_path: Path, readers: Readers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    house = _walk(database, tmp_path / "kept", readers)
    with house.database.read() as rows:
        kept = list(_rows(rows))
    with_wage = {name for name, value in kept for wage in (WAGE, OTHER_WAGE, "3.219.876") if wage in value}
    with_nik = {name for name, value in kept for nik in NIKS if nik in value}
    assert with_wage == set()
    assert with_nik == {"roster", "evidence"}
    assert not [line for line in caplog.messages for secret in (*NIKS, WAGE) if secret in line]


def test_a_wage_is_in_no_file_and_a_nik_in_no_name_of_one(database: Database, tmp_path: Path, readers: Readers) -> None:
    _walk(database, tmp_path / "kept", readers)
    database.close()
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) >= 1
    content = {each: each.read_bytes() for each in files}
    assert not [each for each, held in content.items() for wage in (WAGE, OTHER_WAGE) if wage.encode() in held]
    assert not [each for each in files for nik in NIKS if nik in str(each)]


def test_what_is_pressed_has_no_wage_either(database: Database, tmp_path: Path, readers: Readers) -> None:
    house = _walk(database, tmp_path / "kept", readers)
    with house.database.read() as rows:
        found = rows.execute(text("SELECT id, input, facts FROM decision")).all()
        told = [unpressed(bytes(part)) for row in found for part in (row.input, row.facts)]
    assert len(told) == 4
    assert not [text_ for text_ in told for wage in (WAGE, OTHER_WAGE) if wage in text_]
