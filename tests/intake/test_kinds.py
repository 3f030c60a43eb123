"""What a file is by its first bytes."""

from __future__ import annotations

import pytest

from permit_guard.intake.kinds import Kind, claims_a_type, kind_of


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
