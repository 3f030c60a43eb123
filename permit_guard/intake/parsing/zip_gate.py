"""The gate before any parser of workbooks: an archive is unpacked here, within limits, or refused.

Sizes are those that really come out of inflating; what an archive declares of itself is only compared with them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from permit_guard.domain.text import Text
from permit_guard.intake.refusal import FileRefused
from permit_guard.intake.wording import shown

MOST_MEMBERS: Final = 200
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_RATIO: Final = 100
RATIO_COUNTS_FROM: Final = 1024 * 1024
"""A member below this size may shrink as it likes: a small sheet of equal rows does, and cannot hurt."""
_CHUNK: Final = 256 * 1024
_LOCAL_HEADER: Final = struct.Struct("<4s5H3I2H")
_ENCRYPTED: Final = 1
_SIZES_FOLLOW: Final = 8


def unpack(archive: bytes) -> dict[str, bytes]:
    """Every member of `archive` by its name, with / between folders. Raises FileRefused."""
    infos = _members(archive)
    members: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in infos:
        name = _safe_name(info)
        if name.casefold() in {known.casefold() for known in members}:
            raise _refused(f"memuat {shown(name)} dua kali", f"holds {shown(name)} twice")
        members[name] = b"".join(_inflated(archive, info, left))
        left -= len(members[name])
    return members


def _members(archive: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            infos = [info for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, EOFError, struct.error, NotImplementedError, OSError) as wrong:
        # All that zipfile raises on a damaged directory; anything else would be a fault of ours, and the child ends.
        raise FileRefused(
            Text(
                "Arsip XLSX rusak atau terpotong. Simpan ulang di aplikasi lembar kerja sebagai .xlsx.",
                "The XLSX archive is damaged or cut off. Save it again in a spreadsheet program as .xlsx and resend.",
            )
        ) from wrong
    if len(infos) > MOST_MEMBERS:
        raise _refused(
            f"memuat {len(infos)} berkas, paling banyak {MOST_MEMBERS}",
            f"holds {len(infos)} files, at most {MOST_MEMBERS} are allowed",
        )
    return infos


def _safe_name(info: zipfile.ZipInfo) -> str:
    name = info.orig_filename.replace("\\", "/")
    unsafe = "\x00" in name or name.startswith("/") or ":" in name or ".." in name.split("/")
    if unsafe:
        raise _refused(f"memuat nama berkas yang berbahaya {shown(name)}", f"holds an unsafe file name {shown(name)}")
    return name


def _inflated(archive: bytes, info: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """The real content of one member, chunk by chunk, never more than `left` bytes in all."""
    packed = _packed(archive, info)
    size, check = 0, 0
    for chunk in _chunks(packed, info):
        size += len(chunk)
        check = zlib.crc32(chunk, check)
        if size > left:
            raise _refused(
                f"menjadi lebih dari {MOST_BYTES // 2**20} MB setelah dibuka; untuk daftar sepanjang itu kirim CSV",
                f"grows beyond {MOST_BYTES // 2**20} MB when unpacked; send a list of that length as CSV",
            )
        if size > RATIO_COUNTS_FROM and size > MOST_RATIO * max(len(packed), 1):
            raise _refused(
                f"dimampatkan lebih dari {MOST_RATIO} kali pada {shown(info.filename)}",
                f"is compressed more than {MOST_RATIO} times at {shown(info.filename)}",
            )
        yield chunk
    if size != info.file_size or check != info.CRC:
        raise _refused(
            f"berisi {shown(info.filename)} yang tidak sama dengan yang dinyatakannya",
            f"holds {shown(info.filename)}, which is not what the archive states of it",
        )


def _packed(archive: bytes, info: zipfile.ZipInfo) -> bytes:
    """The compressed bytes of a member, found by its own header, which must say the same as the directory."""
    start = info.header_offset
    header = archive[start : start + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size:
        raise _refused("terpotong", "is cut off")
    mark, _, flags, method, _, _, _, packed_size, _, name_size, extra_size = _LOCAL_HEADER.unpack(header)
    if (flags | info.flag_bits) & _ENCRYPTED:
        raise _refused("dikunci dengan kata sandi", "is protected by a password")
    begin = start + _LOCAL_HEADER.size
    name = archive[begin : begin + name_size]
    own_name = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437", "replace")
    sizes_agree = flags & _SIZES_FOLLOW or packed_size in (info.compress_size, 0xFFFFFFFF)
    if mark != b"PK\x03\x04" or name != own_name or method != info.compress_type or not sizes_agree:
        raise _refused("menyebut isinya dengan dua cara yang berbeda", "describes its content in two different ways")
    begin += name_size + extra_size
    return archive[begin : begin + info.compress_size]


def _chunks(packed: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if info.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise _refused("dimampatkan dengan cara yang tidak dikenal", "is compressed in a way that is not known here")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not inflate.eof and (chunk := inflate.decompress(packed, _CHUNK)):
            yield chunk
            packed = inflate.unconsumed_tail
    except zlib.error as wrong:
        raise _refused(f"rusak pada {shown(info.filename)}", f"is damaged at {shown(info.filename)}") from wrong


def _refused(indonesian: str, english: str) -> FileRefused:
    return FileRefused(
        Text(
            f"Arsip XLSX ini {indonesian}. Simpan ulang dari aplikasi lembar kerja sebagai .xlsx, lalu kirim lagi.",
            f"This XLSX archive {english}. Save it again from a spreadsheet program as a plain .xlsx and resend.",
        )
    )
