"""A file that was received lies there: once, whole, under the hash of its bytes, and nothing writes over it."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permit_guard.store import files as kept_files
from permit_guard.store.files import CHUNK, INCOMING, FileStore, FileTooLarge, NoRoom

OFFICE = "33.08"


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def _all(files: FileStore) -> list[Path]:
    return [each for each in files.folder.rglob("*") if each.is_file()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(content=st.binary(max_size=200))
def test_what_was_kept_is_read_as_it_was(files: FileStore, content: bytes) -> None:
    stored = files.keep(OFFICE, io.BytesIO(content), most_bytes=200)
    assert (stored.sha256, stored.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert files.read(OFFICE, stored.sha256) == content


def test_a_file_of_many_chunks_is_kept_whole(files: FileStore) -> None:
    content = os.urandom(2 * CHUNK + 17)
    stored = files.keep(OFFICE, io.BytesIO(content), most_bytes=3 * CHUNK)
    assert files.read(OFFICE, stored.sha256) == content


def test_the_same_bytes_are_kept_once_in_an_office_and_apart_from_another_office(files: FileStore) -> None:
    one, again, elsewhere = (files.keep(office, io.BytesIO(b"a"), most_bytes=9) for office in (OFFICE, OFFICE, "33.71"))
    assert one.path == again.path != elsewhere.path
    assert len(_all(files)) == 2


def test_bytes_that_lie_there_are_not_written_again(files: FileStore) -> None:
    one = files.keep(OFFICE, io.BytesIO(b"a"), most_bytes=9)
    before = one.path.stat().st_ino
    files.keep(OFFICE, io.BytesIO(b"a"), most_bytes=9)
    assert one.path.stat().st_ino == before


def test_a_file_that_the_disk_spoiled_is_made_whole_when_it_comes_again(files: FileStore) -> None:
    stored = files.keep(OFFICE, io.BytesIO(b"whole"), most_bytes=9)
    stored.path.write_bytes(b"whule")
    assert files.keep(OFFICE, io.BytesIO(b"whole"), most_bytes=9) == stored
    assert files.read(OFFICE, stored.sha256) == b"whole"


def test_a_folder_is_synced_into_the_one_above_also_where_another_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(tmp_path / "instance" / "files")
    place = store.path(OFFICE, hashlib.sha256(b"a").hexdigest())
    place.parent.mkdir(parents=True)
    synced: list[Path] = []
    monkeypatch.setattr(kept_files, "_sync", synced.append)
    store.keep(OFFICE, io.BytesIO(b"a"), most_bytes=9)
    above = [store.folder / OFFICE, store.folder, store.folder.parent]
    assert synced == [*above, place.parent]
    store.keep(OFFICE, io.BytesIO(b"a"), most_bytes=9)
    assert synced == [*above, place.parent, place.parent]


def test_half_a_file_of_another_time_is_made_whole(files: FileStore) -> None:
    stored = files.keep(OFFICE, io.BytesIO(b"whole"), most_bytes=9)
    stored.path.write_bytes(b"wh")
    files.keep(OFFICE, io.BytesIO(b"whole"), most_bytes=9)
    assert files.read(OFFICE, stored.sha256) == b"whole"


def test_too_many_bytes_are_refused_and_nothing_is_left(files: FileStore) -> None:
    with pytest.raises(FileTooLarge):
        files.keep(OFFICE, io.BytesIO(b"123456"), most_bytes=5)
    assert _all(files) == []
    assert files.keep(OFFICE, io.BytesIO(b"12345"), most_bytes=5).size == 5


@pytest.mark.parametrize("call", ["fsync", "link"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_disk_that_does_not_take_it_is_said_and_nothing_is_left(
    files: FileStore, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(NoRoom):
        files.keep(OFFICE, io.BytesIO(b"a"), most_bytes=9)
    monkeypatch.undo()
    assert _all(files) == []


def test_a_disk_that_fails_at_the_last_step_acknowledges_nothing(
    files: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.keep(OFFICE, io.BytesIO(b"first"), most_bytes=9)
    steps = iter([None, OSError(errno.EIO, "broken")])

    def sync(_: int) -> None:
        if (fault := next(steps, None)) is not None:
            raise fault

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(NoRoom):
        files.keep(OFFICE, io.BytesIO(b"second"), most_bytes=9)


def test_the_bytes_are_on_disk_before_they_have_their_name_and_the_name_before_anyone_is_told(
    files: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, link, done = os.fsync, os.link, []

    def noted_sync(handle: int) -> None:
        done.append(("synced", os.readlink(f"/proc/self/fd/{handle}")))
        sync(handle)

    def noted_link(draft: str, place: Path) -> None:
        done.append(("named", str(place)))
        link(draft, place)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "link", noted_link)
    stored = files.keep(OFFICE, io.BytesIO(b"a"), most_bytes=9)
    named = done.index(("named", str(stored.path)))
    before = [where for what, where in done[:named] if what == "synced"]
    assert str(files.folder / "incoming") in {str(Path(where).parent) for where in before}
    assert {str(stored.path.parent.parent), str(files.folder)} <= set(before)
    assert done[named + 1 :] == [("synced", str(stored.path.parent))]


def test_an_error_that_is_not_the_disks_is_not_called_one(files: FileStore) -> None:
    class Broken(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(errno.ECONNRESET, "gone")

    with pytest.raises(OSError, match="gone"):
        files.keep(OFFICE, Broken(), most_bytes=9)
    assert _all(files) == []


@pytest.mark.parametrize("office", ["", "..", "33.08/..", "/etc", "33,08", "３３.08", "33.", "x"])
def test_no_other_name_than_an_offices_code_is_a_folder(files: FileStore, office: str) -> None:
    with pytest.raises(ValueError, match="nothing else does"):
        files.path(office, "a" * 64)


@pytest.mark.parametrize("name", ["", "..", "a" * 63, "a" * 65, "A" * 64, "../" + "a" * 61, "a" * 63 + "\n", "g" * 64])
def test_no_other_name_than_a_hash_is_a_file(files: FileStore, name: str) -> None:
    with pytest.raises(ValueError, match="nothing else does"):
        files.path(OFFICE, name)


def test_bytes_that_changed_are_not_told_as_what_was_received(files: FileStore) -> None:
    stored = files.keep(OFFICE, io.BytesIO(b"true"), most_bytes=9)
    stored.path.write_bytes(b"fals")
    with pytest.raises(OSError, match="not those that were received"):
        files.read(OFFICE, stored.sha256)


def test_a_scrub_names_the_file_that_changed(files: FileStore) -> None:
    sound, changed = (files.keep(OFFICE, io.BytesIO(each), most_bytes=9) for each in (b"sound", b"true"))
    changed.path.write_bytes(b"fals")
    assert dict(files.scrub()) == {sound.path: True, changed.path: False}


def test_what_a_dead_service_half_received_is_cleared_and_what_is_on_its_way_is_not(files: FileStore) -> None:
    kept = files.keep(OFFICE, io.BytesIO(b"kept"), most_bytes=9)
    dead, on_its_way = (files.folder / INCOMING / name for name in ("dead", "on its way"))
    for draft in (dead, on_its_way):
        draft.write_bytes(b"half")
    os.utime(dead, (1_000_000, 1_000_000))
    os.utime(kept.path, (1_000_000, 1_000_000))
    assert files.clear_drafts(datetime.now(UTC) - timedelta(hours=1)) == 1
    assert set(_all(files)) == {kept.path, on_its_way}
