"""The text of a PDF, page by page, as pdfium reads it."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Any, Final

from permit_guard.domain.text import Text
from permit_guard.intake.refusal import FileRefused

MOST_PAGES: Final = 200
MOST_CHARACTERS: Final = 2_000_000
LARGE: Final = 1.5
_PASSWORD: Final = 4
"""FPDF_ERR_PASSWORD"""


def read_pdf(content: bytes) -> dict[str, Any]:
    """The text of each page as `{"pages": [...], "large": [...]}`, empty for a page that is only a picture.

    `large` are, page by page, the letters much larger than the page's text, a string for each size. Raises FileRefused.
    """
    import pypdfium2  # type: ignore[import-untyped]  # it ships none; only a child with a PDF pays its 0.1 s

    document = open_pdf(content)
    try:
        pages: list[str] = []
        large: list[list[str]] = []
        for page in document:
            text = page.get_textpage()
            pages.append("\n".join((text.get_text_range(), *_notes(page))))
            if sum(map(len, pages)) > MOST_CHARACTERS:
                raise _too_long(len(document))
            large.append(_large(text))
            page.close()
    except pypdfium2.PdfiumError as wrong:
        raise damaged() from wrong
    return {"pages": pages, "large": large}


def open_pdf(content: bytes) -> Any:
    """The document, of at least one page and not too many. Raises FileRefused."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        if not 0 < len(document) <= MOST_PAGES:
            raise _too_long(len(document)) if len(document) else damaged()
    except pypdfium2.PdfiumError as wrong:
        raise (_locked() if getattr(wrong, "err_code", None) == _PASSWORD else damaged()) from wrong
    return document


def _large(text: Any) -> list[str]:
    """The letters that are LARGE times as high as most of the page's, in the order that they were drawn in, by size."""
    from pypdfium2 import raw

    by_size: dict[int, list[str]] = {}
    matrix = raw.FS_MATRIX()
    for place in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, place))
        if not letter.isalpha() or not raw.FPDFText_GetMatrix(text.raw, place, matrix):
            continue
        scale = sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        by_size.setdefault(round(raw.FPDFText_GetFontSize(text.raw, place) * scale), []).append(letter)
    usual = max(by_size, key=lambda size: len(by_size[size]), default=0)
    return ["".join(letters) for size, letters in by_size.items() if size > usual * LARGE]


def _notes(page: Any) -> Iterator[str]:
    """What stamps, notes and form fields on the page say: a reader sees them, the text of the page has them not."""
    from pypdfium2 import raw

    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        for key in (b"Contents", b"V", b"Name"):
            size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
            if size > 2:
                buffer = (raw.FPDF_WCHAR * (size // 2))()
                raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
                yield bytes(buffer)[:-2].decode("utf-16-le", "replace")
        raw.FPDFPage_CloseAnnot(note)


def _locked() -> FileRefused:
    return FileRefused(
        Text(
            "PDF ini dikunci dengan kata sandi. Kirim PDF tanpa kata sandi.",
            "This PDF is protected by a password. Send it without one.",
        )
    )


def damaged() -> FileRefused:
    """What is said of a PDF that pdfium cannot read."""
    return FileRefused(
        Text(
            "PDF ini rusak atau terpotong. Unduh atau pindai ulang, lalu kirim lagi.",
            "This PDF is damaged or cut off. Download or scan it again and resend.",
        )
    )


def _too_long(pages: int) -> FileRefused:
    return FileRefused(
        Text(
            f"PDF ini terlalu panjang ({pages} halaman); paling banyak {MOST_PAGES} halaman. Kirim suratnya saja.",
            f"This PDF is too long ({pages} pages); at most {MOST_PAGES} are read. Send the letter alone.",
        )
    )
