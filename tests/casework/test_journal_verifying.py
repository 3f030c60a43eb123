"""Verifying names what is not as it was: a changed or removed row, a swapped file, a tail cut behind a checkpoint."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from permit_guard.casework.journal_verifying import Known, verify_journal
from permit_guard.casework.settings import Settings
from permit_guard.domain.text import Text
from permit_guard.store import journal
from permit_guard.store.merkle import GrowingTree, leaf_hash
from permit_guard.store.rows import Rows
from tests.casework.installation import AT, Made, raw, records_of, settings_of, verified
from tests.office.house import House
from tests.office.tampering import tamper

ELSEWHERE = Text("tanda batas", "the checkpoint elsewhere")


def faults(settings: Settings, *known: Known) -> list[str]:
    return [fault.en for fault in verified(settings, *known).faults]


def checkpoint(settings: Settings) -> Known:
    return Known(verified(settings).position, ELSEWHERE)


def write_all_anew(connection: sqlite3.Connection) -> None:
    """As someone does who owns the database and knows the tree: every hash and the head fit what stands there now."""
    tree = GrowingTree()
    for seq, entry in connection.execute("SELECT seq, entry FROM journal ORDER BY seq").fetchall():
        leaf = leaf_hash(entry.encode())
        tree.add(leaf)
        connection.execute("UPDATE journal SET leaf = ? WHERE seq = ?", (leaf.hex(), seq))
    head = (tree.size, tree.frontier.written())
    connection.execute("UPDATE journal_head SET size = ?, frontier = ?", head)


def test_what_was_only_written_by_the_office_is_sound(either_installation: Settings) -> None:
    found = verified(either_installation)
    assert found.faults == ()
    assert (found.files, found.decisions) == (16, 4)
    assert verified(either_installation, Known(found.position, ELSEWHERE)).faults == ()


def test_a_changed_row_is_named(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute('UPDATE journal SET entry = replace(entry, \'"verb":"\', \'"verb":"x\') WHERE seq = 20')
    told = faults(installation)
    assert told[0].startswith("Journal line 20 was changed")
    assert not any("line 19 " in each or "line 21 " in each for each in told)


def test_in_either_database_a_changed_and_a_removed_row_are_named(house: House) -> None:
    house.checked()
    owner = create_engine(house.database.url)
    in_sqlite = ["DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"]
    statements = in_sqlite if house.database.is_sqlite else ["SET session_replication_role = replica"]
    statements += ["UPDATE journal SET entry = '{}' WHERE seq = 3", "DELETE FROM journal WHERE seq = 5"]
    with owner.begin() as rows:
        for statement in statements:
            rows.execute(text(statement))
    owner.dispose()
    told = [fault.en for fault in verify_journal(house.database.read, house.casework.files).faults]
    assert told[0].startswith("Journal line 3 was changed")
    assert told[1].startswith("Journal line 5 is missing")


def test_a_row_removed_from_the_middle_is_named(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("DELETE FROM journal WHERE seq IN (20, 21)")
    assert faults(installation)[0].startswith("Journal line 20-21 is missing")


def test_a_row_put_in_behind_the_end_is_named(installation: Settings) -> None:
    size = verified(installation).position.size
    with raw(installation) as rows:
        rows.execute(
            "INSERT INTO journal SELECT seq + 1, entry, leaf, application_id, salt FROM journal WHERE seq = ?", (size,)
        )
    assert faults(installation) == [
        f"Journal line {size + 1} stands behind the end of the journal ({size} lines): it was put in."
    ]


def test_a_row_given_to_another_application_is_named(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("UPDATE journal SET application_id = 'another' WHERE seq = 30")
    assert faults(installation)[0].startswith("Journal line 30 was changed")


@pytest.mark.parametrize("entry", ["", "[", "[]", "1,2", '"', "null", '{"seq":12}', "{}, {}"])
def test_a_line_that_is_no_line_is_named_even_with_its_hash(installation: Settings, entry: str) -> None:
    with raw(installation) as rows:
        rows.execute("UPDATE journal SET entry = ?, leaf = ? WHERE seq = 12", (entry, leaf_hash(entry.encode()).hex()))
    assert "Journal line 12 was changed: its text does not have the hash that was kept of it." in faults(installation)


@pytest.mark.parametrize("records", [
    '[["standing","x","h"]]', '[["version","a","b","h"]]', '[["version","a","99999999999","h"]]', '[["nope","x","h"]]',
    "[[]]", "[1]", '"x"', "null", "{}", '[["decision",null,"h"]]', '[["decision","\\u0000","h"]]',
    '[["decision","\\ud800",1]]', '[[["decision"],"x","h"]]',
])  # fmt: skip
def test_a_line_that_records_what_no_one_could_is_named_and_stops_nothing(
    either_installation: Settings, records: str
) -> None:
    settings = either_installation
    with records_of(settings) as kept, kept.database.read() as rows:
        line, *_ = [each for each in journal.lines(rows) if '"records":' in each.entry]
    told = json.loads(line.entry)
    entry = json.dumps(told | {"records": "here"}).replace('"here"', records)
    with records_of(settings) as kept:
        tamper(kept.database, "journal", {"seq": line.seq}, entry=entry, leaf=leaf_hash(entry.encode()).hex())
    assert any(f"line {line.seq}" in each or "was put in" in each for each in faults(settings))


def test_a_hash_that_is_none_is_named(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("UPDATE journal SET leaf = 'none' WHERE seq = 12")
    assert faults(installation)[0].startswith("Journal line 12 was changed")


def add_line(settings: Settings) -> int:
    """A line that no row speaks of, nor any decision after it; its number."""
    with records_of(settings) as records, records.database.write() as rows:
        return journal.append(rows, at=AT, verb="reveal", by="someone", about={})


def test_a_history_written_anew_is_seen_by_the_checkpoint_that_was_held_elsewhere(installation: Settings) -> None:
    agreed = verified(installation).position.size
    seq = add_line(installation)
    known = checkpoint(installation)
    with raw(installation) as rows:
        rows.execute("UPDATE journal SET entry = replace(entry, 'someone', 'another') WHERE seq = ?", (seq,))
        write_all_anew(rows)
    assert faults(installation) == []
    with raw(installation) as rows:
        (anchor,) = rows.execute("SELECT max(journal_size) FROM (SELECT journal_size FROM decision UNION ALL "
                                 "SELECT journal_size FROM certificate)").fetchone()  # fmt: skip
    assert anchor < agreed
    assert faults(installation, known) == [
        f"The journal up to line {seq} is not what the checkpoint elsewhere knows: "
        f"a line among {anchor + 1}-{seq} was changed."
    ]


def test_a_history_written_anew_disagrees_with_the_decisions_made_after_it(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute('UPDATE journal SET entry = replace(entry, \'"at":"2026\', \'"at":"2025\') WHERE seq = 2')
        write_all_anew(rows)
    told = faults(installation)
    assert len(told) == 1
    assert "is not what the decision" in told[0]
    assert "a line among 1-" in told[0]


def test_a_tail_cut_with_its_head_is_seen_by_the_checkpoint_alone(installation: Settings) -> None:
    size = add_line(installation)
    known = checkpoint(installation)
    with raw(installation) as cut:
        cut.execute("DELETE FROM journal WHERE seq = ?", (size,))
        write_all_anew(cut)
    assert faults(installation) == []
    assert faults(installation, known) == [
        f"The tail of the journal was cut: the checkpoint elsewhere knows {size} lines, now there are only {size - 1}."
    ]


def test_a_tail_cut_with_a_decision_left_behind_is_seen_without_any_checkpoint(installation: Settings) -> None:
    with raw(installation) as rows:
        (last,) = rows.execute("SELECT max(journal_size) FROM decision").fetchone()
        rows.execute("DELETE FROM journal WHERE seq > ?", (last,))
        write_all_anew(rows)
    assert any(each.startswith("The decision ") for each in faults(installation))


def test_a_head_that_does_not_fit_is_named(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("UPDATE journal_head SET frontier = 'none'")
    assert ["the head of the journal" in each for each in faults(installation)] == [True]


def a_file(settings: Settings) -> Path:
    return min((settings.instance / "files").glob("33.08/??/*"))


def replaced(file: Path, content: bytes) -> None:
    """The bytes in place of the link that the copy shares with the original."""
    file.unlink()
    file.write_bytes(content)


def test_a_swapped_file_is_named_even_where_its_size_stays(installation: Settings) -> None:
    file = a_file(installation)
    replaced(file, bytes(byte ^ 1 for byte in file.read_bytes()))
    assert faults(installation) == [
        f"The file {file.name} was swapped or is damaged: its bytes are not those that were received."
    ]


def test_a_file_that_is_gone_is_named(installation: Settings) -> None:
    file = a_file(installation)
    file.unlink()
    told = faults(installation)
    assert len(told) == 1
    assert f"(SHA-256 {file.name}) is not in files/33.08" in told[0]


CHANGES: dict[str, tuple[str, str]] = {
    "a decision's record": ("UPDATE decision SET record = replace(record, 'not_met', 'met')", "The decision "),
    "a decision's salt": ("UPDATE decision SET salt = 'salt'", "The decision "),
    "a decision given to another": ("UPDATE decision SET application_id = 'x'", "The decision "),
    "a decision removed": ("DELETE FROM decision WHERE answer = 'deficient'", "The decision that journal line "),
    "evidence of another hash": ("UPDATE evidence SET sha256 = lower(hex(randomblob(32)))", "The evidence "),
    "evidence of no office": ("UPDATE evidence SET office = '../etc'", "The file of evidence "),
    "evidence removed": ("DELETE FROM evidence WHERE kind = 'jakon_receipt'", "The evidence "),
    "a certificate of another serial": ("UPDATE certificate SET serial = 'FORGED'", "The certificate FORGED"),
    "a certificate removed": ("DELETE FROM certificate", "The certificate "),
    "an end that no one journalled": (
        "INSERT INTO approval_end (serial, kind, reason, by, at) "
        "SELECT serial, 'revoked', '', approved_by, approved_at FROM certificate", "The certificate ",
    ),
}  # fmt: skip


AS_RECORDED: dict[str, tuple[str, str]] = {
    f"{table}.{column}": (f"UPDATE {table} SET {column} = {to} WHERE rowid = (SELECT min(rowid) FROM {table})", record)
    for record, table, changes in (
        ("person", "person", {"role": "'supervisor'", "password_hash": "'argon'", "dismissed_at": "'x'"}),
        ("person", "person_office", {"office": "'33.09'"}),
        ("application", "application", {"state": "'submitted'", "content": "'{}'", "current_version": "9"}),
        ("application", "employer", {"npp": "'99999999'"}),
        ("roster", "roster", {"content": "'{}'", "rows_unexplained": "7", "by": "'x'", "file": "'x'"}),
        ("roster", "worker", {"person": "'x'", "employer_npp": "'x'", "row": "99"}),
        ("evidence", "evidence", {"content": "'{}'", "uploaded_by": "'x'", "kind": "'x'", "at": "'x'"}),
        ("attestation", "attestation", {"result": "'worthless'", "by": "'x'", "seen_on": "'never'", "source": "'x'"}),
        ("submitted version", "version", {"submitted_by": "'x'", "content": "'{}'", "submitted_at": "'x'"}),
        ("decision", "decision", {"answer": "'unproven'", "on_day": "'2026-01-01'", "input": "x'00'", "facts": "'x'",
                                  "salt": "'x'", "by": "'x'"}),
        ("decision", "verdict", {"status": "'left'", "person": "'x'"}),
        ("rulebook", "rulebook", {"content": "x'00'"}),
        ("letter", "notice", {"content": "x'00'", "answer_by": "NULL", "number": "'x'"}),
        ("certificate", "certificate", {"approved_by": "'x'", "approved_at": "'x'"}),
        ("standing approval, certificate", "live_approval", {"version": "9", "n_workers": "1"}),
        ("chain of approval of the decision", "approval_line", {"status": "'left'"}),
    )
    for column, to in changes.items()
}  # fmt: skip


@pytest.mark.parametrize("what", AS_RECORDED)
def test_whatever_is_changed_in_a_record_is_named_with_the_line_that_recorded_it(
    installation: Settings, what: str
) -> None:
    statement, record = AS_RECORDED[what]
    with raw(installation) as rows:
        assert rows.execute(statement).rowcount
    told = [each for each in faults(installation) if each.startswith(f"The record {record} ")]
    assert told
    assert all("recorded it: it was changed." in each or "is not known to the journal" in each for each in told)


@pytest.mark.parametrize(
    ("table", "record"),
    [("attestation", "attestation"), ("version", "submitted version"), ("notice", "letter"), ("rulebook", "rulebook"),
     ("live_approval", "standing approval, certificate"), ("application", "application"), ("roster", "roster"),
     ("person", "person"), ("evidence", "evidence")],
)  # fmt: skip
def test_a_record_that_was_removed_is_named(installation: Settings, table: str, record: str) -> None:
    with raw(installation) as rows:
        rows.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    told = [each for each in faults(installation) if each.startswith(f"The record {record} ")]
    assert len(told) == 1
    assert "is gone: it was removed or lost." in told[0]


@pytest.mark.parametrize(
    "table", ["worker", "verdict", "version_evidence", "employer", "person_office", "approval_line"]
)
def test_a_part_of_a_record_that_was_removed_is_named(installation: Settings, table: str) -> None:
    with raw(installation) as rows:
        rows.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    assert [each for each in faults(installation) if "recorded it: it was changed." in each]


def test_a_record_that_was_put_in_is_named_also_in_place_of_another(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("INSERT INTO person SELECT 'intruder', 'intruder', role, npp, password_hash, added_at, "
                     "dismissed_at FROM person LIMIT 1")  # fmt: skip
        rows.execute("UPDATE attestation SET id = 'another' WHERE rowid = (SELECT min(rowid) FROM attestation)")
    told = faults(installation)
    assert "The record person intruder is not known to the journal: it was put in." in told
    assert "The record attestation another is not known to the journal: it was put in." in told


def test_a_salt_that_was_changed_gives_away_each_record_of_its_line(installation: Settings) -> None:
    with raw(installation) as rows:
        rows.execute("UPDATE journal SET salt = NULL WHERE seq = (SELECT min(seq) FROM journal WHERE salt IS NOT NULL)")
    assert [each for each in faults(installation) if "recorded it: it was changed." in each]


@pytest.mark.parametrize("what", CHANGES)
def test_a_row_that_no_longer_agrees_with_its_line_is_named(installation: Settings, what: str) -> None:
    statement, told = CHANGES[what]
    with raw(installation) as rows:
        assert rows.execute(statement).rowcount
    assert any(each.startswith(told) for each in faults(installation))


def test_what_the_service_writes_meanwhile_is_no_fault(house: House) -> None:
    house.checked()
    times: list[str] = []

    @contextmanager
    def reading() -> Iterator[Rows]:
        with house.database.read() as rows:
            yield rows
        if not times:
            times.append(house.checked())

    found = verify_journal(reading, house.casework.files)
    assert times
    assert {fault.en.split()[0:3] == ["The", "file", "of"] for fault in found.faults} == {True}


def test_the_installation_that_others_copy_was_not_changed(made: Made) -> None:
    assert verified(settings_of(made.instance)).faults == ()
