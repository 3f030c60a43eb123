"""The child process that parses files of strangers: a request in by a pipe, plain JSON out, nothing else in reach.

A frame is its length in 4 bytes and its content. A request is two frames, the kind of file and its bytes; an answer
is one: what was read, or `{"refused": {"id": "…", "en": "…"}}`.
"""

from __future__ import annotations

import codecs
import json
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, Final

from permit_guard.domain.text import Text
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.parsing.lockdown import allow_another_file, lock_down
from permit_guard.intake.parsing.pdf_picture import read_pdf_page
from permit_guard.intake.parsing.pdf_text import read_pdf
from permit_guard.intake.parsing.workbook import read_workbook
from permit_guard.intake.refusal import FileRefused

LENGTH: Final = struct.Struct(">I")
READERS: Final[dict[str, Callable[[bytes], dict[str, Any]]]] = {
    "table": read_csv,
    "archive": read_workbook,
    "pdf": read_pdf,
    "page": read_pdf_page,
}
ENCODINGS: Final = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp437", "unicode_escape")
TOO_MUCH: Final = Text(
    "Berkas ini memerlukan terlalu banyak memori untuk dibaca. Kirim berkas yang lebih kecil.",
    "This file needs too much memory to be read. Send a smaller one.",
)
NOT_READ: Final = Text(
    "Berkas ini rusak: pembacanya gagal. Simpan ulang dari aplikasi asalnya, lalu kirim lagi.",
    "This file is damaged: its reader failed. Save it again from the program that it comes from and resend.",
)


def main(kinds: list[str]) -> None:
    """Answer requests until the pipe is closed. `kinds` are all that will be asked for, so that they load first."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    _load(kinds)
    lock_down()
    while (kind := _frame(requests)) is not None:
        content = _frame(requests) or b""
        allow_another_file()
        answer = json.dumps(_read(kind.decode(), content), separators=(",", ":")).encode()
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _load(kinds: list[str]) -> None:
    """Import what the kinds need while files can still be opened."""
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    if "archive" in kinds:
        import python_calamine  # noqa: F401  # so that it is loaded before files can no longer be opened

    if "pdf" in kinds:
        import pypdfium2  # type: ignore[import-untyped]  # it ships no types

        pypdfium2.PdfDocument.new().close()
    if "page" in kinds:
        from PIL import Image, PngImagePlugin  # noqa: F401  # so that a page can be kept as a picture

        Image.preinit()


def _read(kind: str, content: bytes) -> dict[str, Any]:
    try:
        return READERS[kind](content)
    except FileRefused as refused:
        message = refused.message
    except MemoryError:
        message = TOO_MUCH
    except Exception:  # whatever a parser of strange bytes throws, this file alone is unreadable
        message = NOT_READ
    return {"refused": {"id": message.id, "en": message.en}}


def _frame(pipe: BinaryIO) -> bytes | None:
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return pipe.read(LENGTH.unpack(head)[0])
