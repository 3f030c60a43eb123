"""The annex to a certificate, for who may see the workers: each by name with his number masked, and without a seal."""

from __future__ import annotations

import io
import json
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from permit_guard.domain.certificate import Certified, grouped_serial
from permit_guard.domain.decision import Status
from permit_guard.domain.text import Text
from permit_guard.paper import certificate_wording as wording
from permit_guard.paper import wording as notice_wording
from permit_guard.paper.fonts import SANS, SERIF_BOLD, face
from permit_guard.paper.ink import Encoded, Ink
from permit_guard.paper.lines import wrap
from permit_guard.paper.pen import Pen
from permit_guard.paper.saying import NOTHING
from permit_guard.paper.sheet import FOOT_HEIGHT, SMALL, UPRIGHT, draw_line
from permit_guard.paper.table import Column, Group, Row, Table

HEAD: Final = 12.0
FINE: Final = 8.2
LEADING: Final = 1.3
COLUMNS: Final = (
    (notice_wording.NO, 0.07), (notice_wording.ROW, 0.11), (notice_wording.NAME, 0.36), (notice_wording.NIK, 0.22),
    (wording.STATUS, 0.24),
)  # fmt: skip
SAID: Final = {Status.COMPLIANT.value: wording.COMPLIANT, Status.LEFT.value: wording.LEFT}


def write_annex(certified: Certified) -> bytes:
    """Every worker of the decision inside the certificate, in roster order, numbers as masked as they are there.

    The same bytes for the same certificate.
    """
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(UPRIGHT.width, UPRIGHT.height), invariant=1, pageCompression=1,
                    initialFontName=face(SANS).name, lang="id-ID")  # fmt: skip
    canvas.setTitle(f"{wording.ANNEX.id} {certified.serial}")
    head = _head(certified)
    used = sum(size * LEADING for _, size, _ in head) + FINE
    table = Table(tuple(Column(_both(title), share * UPRIGHT.text_width) for title, share in COLUMNS))
    pages = table.pages((_group(certified),), UPRIGHT.text_height - used, UPRIGHT.text_height)
    encoded: dict[tuple[str, str], Encoded] = {}
    for number, page in enumerate(pages, 1):
        ink, top = Ink(canvas, encoded), UPRIGHT.top
        for font, size, line in head if number == 1 else ():
            top -= size * LEADING
            ink.text(face(font), size, UPRIGHT.left, top, line)
        Pen(ink, table, UPRIGHT.left).draw(page, top - FINE if number == 1 else top)
        ink.flush()
        _foot(canvas, certified, number, len(pages))
        canvas.showPage()
    canvas.save()
    return drawn.getvalue()


def _head(certified: Certified) -> list[tuple[str, float, str]]:
    facts = {"serial": grouped_serial(certified.serial), "record": certified.record_hash}
    said = [(SERIF_BOLD, HEAD, wording.ANNEX.id), (SANS, FINE + 1, wording.ANNEX.en)]
    said += [(SANS, FINE, text.format(**facts)) for text in (wording.ANNEX_SAYS.id, wording.ANNEX_SAYS.en)]
    return [(font, size, line) for font, size, text in said for line in wrap(text, face(font), size,
                                                                            UPRIGHT.text_width)]  # fmt: skip


def _group(certified: Certified) -> Group:
    workers: list[dict[str, Any]] = json.loads(certified.record)["workers"]
    rows = tuple(
        Row((str(number), str(told["row"]), told["name"] or NOTHING, told["nik"] or told.get("passport") or NOTHING,
             _both(SAID[told["status"]])), (False,) * len(COLUMNS))
        for number, told in enumerate(workers, 1)
    )  # fmt: skip
    return Group(certified.application.number, certified.application.number, rows)


def _foot(canvas: Any, certified: Certified, number: int, pages: int) -> None:
    said = f"{grouped_serial(certified.serial)} · {number}/{pages}"
    draw_line(canvas, face(SANS), SMALL, UPRIGHT.left, FOOT_HEIGHT - 9, said)


def _both(text: Text) -> str:
    return text.id if text.id == text.en else f"{text.id} / {text.en}"
