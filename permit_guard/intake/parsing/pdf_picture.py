"""The picture of one page of a PDF, as pdfium draws it, within bounds whatever the page says of its size."""

from __future__ import annotations

import base64
import io
import struct
from typing import Any, Final

from permit_guard.domain.text import Text
from permit_guard.intake.parsing.pdf_text import damaged, open_pdf
from permit_guard.intake.refusal import FileRefused

LONGEST_SIDE: Final = 1_400
"""Pixels: a letter is read by it, and no picture is larger than its square."""
LARGEST_SCALE: Final = 4.0
COLOURS: Final = 64
NUMBER: Final = struct.Struct(">I")
"""What stands before the bytes of the PDF: the page that is asked for, from 1; 0 asks how many there are."""


def read_pdf_page(asked: bytes) -> dict[str, Any]:
    """The page as `{"png": base64, "pages": how many there are}`. Raises FileRefused, also for a page beyond them."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    (number,), document = NUMBER.unpack_from(asked), open_pdf(asked[NUMBER.size :])
    if number == 0:
        return {"png": "", "pages": len(document)}
    if number > len(document):
        raise FileRefused(NO_SUCH_PAGE)
    try:
        page = document[number - 1]
        longest = max(page.get_size())
        if not longest > 0:
            raise damaged()
        drawn = page.render(scale=min(LONGEST_SIDE / longest, LARGEST_SCALE)).to_pil()
    except pypdfium2.PdfiumError as wrong:
        raise damaged() from wrong
    kept = io.BytesIO()
    drawn.convert("RGB").quantize(COLOURS).save(kept, "PNG")
    return {"png": base64.b64encode(kept.getvalue()).decode(), "pages": len(document)}


NO_SUCH_PAGE: Final = Text("PDF ini tidak punya halaman itu.", "This PDF has no such page.")
