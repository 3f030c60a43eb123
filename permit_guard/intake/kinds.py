"""What a received file is by its content; its name only tells what it claims to be."""

from __future__ import annotations

import codecs
from enum import StrEnum

HEAD = 1024
TEXT_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CLAIMED = (".csv", ".xlsx", ".pdf", ".png", ".jpg", ".jpeg")
PNG = b"\x89PNG\r\n\x1a\n"
STRAY_CONTROLS = 4
PICTURES = (b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")

APPLE_DOUBLE = b"\x00\x05\x16\x07"
LOCK_SIZES = range(162, 166)
LOCK_NAME_ENDS = 54
"""Bytes in which a lock file has the user's name, its length before it."""


class Kind(StrEnum):
    """The kinds of content that reading tells apart."""

    EMPTY = "empty"
    PDF = "pdf"
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"
    PICTURE = "picture"
    TABLE = "table"
    UNKNOWN = "unknown"


def kind_of(head: bytes) -> Kind:
    """The kind of a file whose first bytes (up to HEAD of them) are `head`."""
    if not head:
        return Kind.EMPTY
    if b"%PDF-" in head:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ARCHIVE
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.OLD_OFFICE
    if _is_picture(head):
        return Kind.PICTURE
    return Kind.TABLE if _is_text(head) and not head.startswith(PNG) else Kind.UNKNOWN


def is_left_by_the_system(name: str, content: bytes) -> bool:
    """Whether a file is one that a program leaves beside the real one, by its name and by its content too.

    `~$x.xlsx` is the lock of an office program: a user's name, padded, of 162 to 165 bytes. `._x` is AppleDouble: what
    macOS keeps of a file on a foreign disk. Whatever else goes by such a name is read as usual.
    """
    base = name.rpartition("/")[2]
    if kind_of(content[:HEAD]) is not Kind.UNKNOWN:
        return False
    if base.startswith("._"):
        return content.startswith(APPLE_DOUBLE)
    if not base.startswith("~$") or not LOCK_SIZES[0] <= len(content) <= LOCK_SIZES[-1]:
        return False
    padding = content[1 + content[0] : LOCK_NAME_ENDS]
    return 0 < content[0] < LOCK_NAME_ENDS and not padding.strip(b" \x00")


def claims_a_type(name: str) -> bool:
    """Whether a file's name ends like one of the types that evidence comes in."""
    return name.lower().endswith(CLAIMED)


def _is_picture(head: bytes) -> bool:
    if head.startswith(PNG):
        return head[12:16] == b"IHDR"
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    heic = head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
    return webp or heic or (head.startswith(PICTURES) and b"\x00" in head)


def _is_text(head: bytes) -> bool:
    """Text has no NUL and hardly a control character but tabs and line ends; UTF-16 is known by its mark alone."""
    if head.startswith(TEXT_MARKS):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c" for byte in head)
    return b"\x00" not in head and controls <= max(STRAY_CONTROLS, len(head) // 50)
