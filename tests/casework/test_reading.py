"""What is sent is read by children that are locked down, and a roster's bytes are gone when it is read."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from permit_guard.casework import reading
from permit_guard.casework.reading import LONGEST_NAME, Readers, name_in_case
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.store.files import FileStore, StoredFile
from tests.building import ROOT

SAMPLE = ROOT / "examples" / "gedung-serbaguna"
ROSTER = b"nik;nama;status kerja;upah\n3308101203900001;Budi;harian lepas;7654321\n3371035203900002;Siti;tetap;1\n"


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    ready = Readers.ready(children=1)
    yield ready
    ready.stop()


def _kept(folder: Path, content: bytes) -> StoredFile:
    return FileStore(folder).keep("33.08", io.BytesIO(content), most_bytes=10_000_000)


def test_a_roster_is_read_from_its_bytes(readers: Readers) -> None:
    told = readers.roster(ROSTER)
    assert told.roster is not None
    assert [(each.row, each.name) for each in told.roster.workers] == [(2, "Budi"), (3, "Siti")]
    assert told.problems == ()


def test_a_workbook_is_known_by_its_content(readers: Readers) -> None:
    told = readers.roster((SAMPLE / "roster.xlsx").read_bytes())
    assert told.roster is not None
    assert told.roster.file == "roster.xlsx"
    assert len(told.roster.workers) == 12


def test_no_bytes_of_a_roster_are_left(readers: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    readers.roster(ROSTER)
    assert list(tmp_path.rglob("*")) == []
    assert "7654321" not in repr(readers.roster(ROSTER))


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"PK\x03\x04 no workbook", b"%PDF-1.7", b"nama\nBudi\n"])
def test_what_is_no_roster_is_told_and_is_none(readers: Readers, content: bytes) -> None:
    told = readers.roster(content)
    assert told.problems
    assert told.roster is None or told.roster.workers == ()


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("f1a.csv", EvidenceKind.JAKON_WORKERS),
        ("anggota-sipp.xlsx", EvidenceKind.PU_MEMBERS),
        ("kwitansi.pdf", EvidenceKind.JAKON_RECEIPT),
    ],
)
def test_evidence_is_read_under_the_name_that_it_has_in_the_case(
    readers: Readers, tmp_path: Path, file: str, kind: EvidenceKind
) -> None:
    stored = _kept(tmp_path, (SAMPLE / "evidence" / file).read_bytes())
    told = readers.evidence(stored, f"evidence/{file}")
    assert (told.file, told.sha256, told.kind) == (f"evidence/{file}", stored.sha256, kind)
    assert {record.source.file for record in told.records} == {f"evidence/{file}"}


def test_evidence_that_cannot_be_read_proves_nothing(readers: Readers, tmp_path: Path) -> None:
    told = readers.evidence(_kept(tmp_path, b"%PDF-1.7 broken"), "evidence/broken.pdf")
    assert told.records == ()
    assert told.unread


def test_one_child_serves_many_at_once_one_after_the_other(readers: Readers) -> None:
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(readers.roster, [ROSTER] * 8))
    assert {each.sha256 for each in told} == {told[0].sha256}
    assert readers.lanes.qsize() == 1


def test_a_child_is_replaced_after_its_share(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILES_PER_CHILD", 1)
    assert {readers.roster(ROSTER).sha256 for _ in range(3)} == {readers.roster(ROSTER).sha256}


def test_the_next_child_is_up_before_the_one_at_work_has_read_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILES_PER_CHILD", 3)
    monkeypatch.setattr(reading, "HEAD_START", 2)
    ready = Readers.ready(children=1)
    lane = ready.lanes.get()
    ready.lanes.put(lane)
    ready.roster(ROSTER)
    first, second = lane.child, lane.next
    assert second is not None
    assert second.process is not None
    ready.roster(ROSTER)
    assert (lane.child, lane.next) == (first, second)
    ready.roster(ROSTER)
    assert (lane.child, lane.next, first.process) == (second, None, None)
    ready.roster(ROSTER)
    ready.stop()
    assert (second.process, lane.next and lane.next.process) == (None, None)


def test_a_child_that_was_killed_while_it_was_idle_costs_no_file() -> None:
    ready = Readers.ready(children=1)
    sha256 = ready.roster(ROSTER).sha256
    lane = ready.lanes.get()
    ready.lanes.put(lane)
    assert lane.child.process is not None
    lane.child.process.kill()
    lane.child.process.wait()
    assert ready.roster(ROSTER).sha256 == sha256
    ready.stop()


@example("..", 1)
@example(". ", 1)
@given(st.text(max_size=300), st.integers(0, 4))
def test_a_name_stays_in_its_folder_and_is_no_ones_else(sent_as: str, twins: int) -> None:
    taken: set[str] = set()
    for _ in range(twins + 1):
        name = name_in_case(sent_as, frozenset(taken))
        assert name not in taken
        folder, _, last = name.partition("/")
        assert folder == "evidence"
        assert last.strip()
        assert "/" not in last
        assert "\\" not in last
        assert last.isprintable()
        assert len(last) <= LONGEST_NAME + len(" (9)")
        assert last not in (".", "..")
        taken.add(name)


@pytest.mark.parametrize(
    ("sent_as", "name"),
    [
        ("foto.png", "foto.png"), ("../../etc/passwd", "passwd"), ("C:\\Users\\ani\\kwitansi.pdf", "kwitansi.pdf"),
        ("", "berkas"), (".png", "png"), ("..", "berkas"), ("a\x1fb.csv", "a_x1fb.csv"), ("a/", "a"),
    ],
)  # fmt: skip
def test_a_name_is_the_last_part_of_what_it_was_sent_as(sent_as: str, name: str) -> None:
    assert name_in_case(sent_as, frozenset()) == f"evidence/{name}"
