"""What a file is by its first bytes."""

from __future__ import annotations

import pytest

from permit_guard.intake.kinds import Kind, claims_a_type, is_left_by_the_system, kind_of


@pytest.mark.parametrize(("head", "kind"), [
    (b"", Kind.EMPTY), (b"%PDF-1.7", Kind.PDF), (b"\r\n\r\n%PDF-1.4", Kind.PDF), (b"PK\x03\x04xx", Kind.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE), (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Kind.PICTURE),
    (b"\x89PNG\r\n\x1a\nxxxxgarbage", Kind.UNKNOWN), (b"\xff\xd8\xff\xe0\x00\x10JFIF", Kind.PICTURE),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.PICTURE), (b"\x00\x00\x00\x18ftypheic", Kind.PICTURE),
    (b"GIF89a\x01\x00", Kind.PICTURE), (b"II*\x00\x08\x00", Kind.PICTURE), (b"BMW;Nama", Kind.TABLE),
    (b"NIK;Nama\r\n", Kind.TABLE), (b"\xef\xbb\xbfNIK", Kind.TABLE), (b"\xff\xfeN\x00I\x00K\x00", Kind.TABLE),
    (b"Jos\xe9;1", Kind.TABLE), (b"a\x00b", Kind.UNKNOWN),
])  # fmt: skip
def test_a_file_is_what_its_first_bytes_say(head: bytes, kind: Kind) -> None:
    assert kind_of(head) is kind


def test_a_name_claims_one_of_the_types_of_the_contract_or_none() -> None:
    names = ("a.CSV", "b.xlsx", "c.pdf", "d.png", "e.jpg", "f.JPEG", "g.docx", "h", ".csv.txt")
    assert [claims_a_type(name) for name in names] == [True] * 6 + [False] * 3


LOCK = b"\x04Rina" + b" " * 50 + b"\x04\x00" + "Rina".encode("utf-16-le") + b" \x00" * 50
APPLE = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + b"\x00" * 50


def test_an_office_lock_and_what_macos_leaves_are_known_by_name_and_content() -> None:
    assert len(LOCK) == 165
    assert is_left_by_the_system("evidence/~$sipp.xlsx", LOCK)
    assert is_left_by_the_system("evidence/a/._kwitansi.pdf", APPLE)


@pytest.mark.parametrize(("name", "content"), [
    ("evidence/sipp.xlsx", LOCK), ("evidence/~$sipp.xlsx", LOCK + b" "), ("evidence/~$sipp.xlsx", LOCK[:161]),
    ("evidence/~$sipp.xlsx", b"\x04Rina;3308101203900001" + LOCK[22:]), ("evidence/~$sipp.csv", b"NIK;Nama\n" * 18),
    ("evidence/~$sipp.xlsx", b"\x00" * 165), ("evidence/~$sipp.xlsx", b"\x40" + b"\x00" * 164),
    ("evidence/._kwitansi.pdf", b"%PDF-1.7"), ("evidence/kwitansi.pdf", APPLE), ("~$x/kwitansi.pdf", LOCK),
    ("evidence/._kwitansi.pdf", APPLE + b"%PDF-1.7"), ("evidence/._f1a.csv", b"NIK;Nama"), ("evidence/~$a.xlsx", b""),
])  # fmt: skip
def test_no_real_file_hides_behind_the_name_of_one_that_the_system_left(name: str, content: bytes) -> None:
    assert not is_left_by_the_system(name, content)
