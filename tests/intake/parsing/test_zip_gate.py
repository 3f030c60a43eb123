"""The gate before any parser of workbooks."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from permit_guard.intake.parsing.zip_gate import MOST_MEMBERS, unpack
from permit_guard.intake.refusal import FileRefused
from tests.intake.samples import BUDI, HEADER, workbook


def archive(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members, also when a name stands twice."""
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(written, "w", compression) as opened:
            for name, content in members:
                opened.writestr(name, content)
    return written.getvalue()


def refusal(content: bytes) -> str:
    """Why the gate refuses `content`."""
    with pytest.raises(FileRefused) as refused:
        unpack(content)
    return refused.value.message.en


def test_what_comes_out_is_what_was_put_in() -> None:
    assert unpack(archive(("a/b.xml", b"x" * 500), ("c.xml", b""))) == {"a/b.xml": b"x" * 500, "c.xml": b""}


def test_a_bomb_is_refused_by_what_really_comes_out() -> None:
    assert "compressed more than 100 times" in refusal(archive(("xl/a.xml", b"0" * 5_000_000)))


def test_many_honest_members_may_not_be_more_than_50_mb_in_all() -> None:
    lines = bytes(6_000_000)
    members = ((f"{index}.xml", lines) for index in range(9))
    assert "grows beyond 50 MB" in refusal(archive(*members, compression=zipfile.ZIP_STORED))


def test_a_declared_size_is_not_believed() -> None:
    honest = archive(("a.xml", b"x" * 5_000))
    lying = honest.replace(struct.pack("<I", 5_000), struct.pack("<I", 10))
    assert "not what the archive states" in refusal(lying)


def test_a_wrong_checksum_is_refused() -> None:
    content = bytearray(archive(("a.xml", b"hello world"), compression=zipfile.ZIP_STORED))
    content[content.index(b"hello")] ^= 1
    assert "not what the archive states" in refusal(bytes(content))


def test_the_same_member_twice_is_refused_whatever_its_case() -> None:
    assert "twice" in refusal(archive(("xl/a.xml", b"1"), ("XL/A.xml", b"2")))


@pytest.mark.parametrize("name", ["../a.xml", "/etc/passwd", "a/../../b", "..\\a.xml", "C:\\a.xml"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert "unsafe" in refusal(archive((name, b"1")))


def test_more_members_than_a_workbook_needs_are_refused() -> None:
    assert "201 files" in refusal(archive(*((f"{index}.xml", b"") for index in range(MOST_MEMBERS + 1))))


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(archive(("a.xml", b"1")))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(content))


def test_a_member_that_calls_itself_otherwise_in_its_own_header_is_refused() -> None:
    assert "two different ways" in refusal(archive(("abc.xml", b"1")).replace(b"abc.xml", b"xyz.xml", 1))


@pytest.mark.parametrize("cut", [10, 100, 0.5, -30])
def test_a_truncated_archive_is_refused(cut: float) -> None:
    whole = workbook(HEADER, BUDI)
    assert refusal(whole[: int(len(whole) * cut) if 0 < cut < 1 else int(cut)])


def test_garbage_inside_is_refused() -> None:
    content = bytearray(archive(("a.xml", bytes(range(256)) * 40)))
    content[45:200] = b"\xff" * 155
    assert refusal(bytes(content))
