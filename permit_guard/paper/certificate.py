"""The certificate: Surat Keterangan Hasil Pemeriksaan, one A4 page in both languages, with its decision inside."""

from __future__ import annotations

import io
from functools import partial
from hashlib import md5
from typing import Any, Final

from pikepdf import Array, AttachedFileSpec, Name, Pdf
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from permit_guard.domain.certificate import Certified
from permit_guard.domain.office import Office
from permit_guard.domain.text import Language
from permit_guard.paper import certificate_wording as wording
from permit_guard.paper.certificate_sheet import Fit, Sheet
from permit_guard.paper.fonts import SERIF, face
from permit_guard.paper.sheet import MM, UPRIGHT, Shape
from permit_guard.paper.spoken import LANGUAGE_TAGS, Tags, opened, tag_page

rl_config.useA85 = 0  # as for the notice: no text armour

DECISION: Final = "decision.json"
SERIAL_KEY: Final = "/PermitGuardSerial"
PAGE: Final = Shape(UPRIGHT.width, UPRIGHT.height, 22 * MM, UPRIGHT.width - 23 * MM, UPRIGHT.top, 9 * MM)
FITS: Final = (
    Fit(0.94, 8, 300), Fit(0.9, 8, 260), Fit(0.86, 8, 200), Fit(0.82, 6, 160), Fit(0.78, 5, 120), Fit(0.74, 3, 100),
    Fit(0.7, 3, 80),
)  # fmt: skip
"""From what is read with most ease to what surely fits; text that a step cuts short ends with an ellipsis."""


class DoesNotFit(Exception):
    """The office's own words are so long that no certificate fits on a page; `rules/offices/` has them."""


def write_certificate(certified: Certified, office: Office) -> bytes:
    """The certificate as PDF before it is sealed: one page, the same bytes for the same arguments.

    Fonts are embedded, the page is tagged, and the decision stands inside as `decision.json`, byte for byte. No name
    and no number of a worker is on the page. Raises DoesNotFit where the office's letterhead alone fills the page.
    """
    tags = Tags()
    story = _that_fits(certified, office, tags)
    drawn = io.BytesIO()
    document = BaseDocTemplate(
        drawn, title=f"{wording.TITLE.id} {certified.serial}", author=f"{office.name}, {office.government}",
        subject=f"{wording.ABOUT.id} — {certified.application.number}", creator="Permit Guard",
        lang=LANGUAGE_TAGS[Language.ID], initialFontName=SERIF, invariant=1, pageCompression=1,
    )  # fmt: skip
    frame = Frame(PAGE.left, PAGE.bottom, PAGE.text_width, PAGE.text_height, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("upright", [frame], pagesize=(PAGE.width, PAGE.height))])
    document.build(story, canvasmaker=partial(_canvas, certified))
    return _finished(drawn.getvalue(), certified, tags)


def _that_fits(certified: Certified, office: Office, tags: Tags) -> list[Any]:
    face(SERIF)
    for fit in FITS:
        story = Sheet(certified, office, fit, tags).story()
        height = sum(block.wrap(PAGE.text_width, PAGE.height)[1] + block.getSpaceBefore() + block.getSpaceAfter()
                     for block in story)  # fmt: skip
        if height <= PAGE.text_height:
            return story
    raise DoesNotFit(certified.serial)


def _canvas(certified: Certified, *args: Any, **settings: Any) -> Canvas:
    """A canvas whose file is dated by the day of the approval and identified by what it certifies."""
    canvas = Canvas(*args, **settings)
    canvas.setDateFormatter(lambda *_: f"D:{certified.approved_on:%Y%m%d}000000+07'00'")
    seed = f"{certified.serial} {certified.record_hash}"
    canvas._doc.signature = md5(seed.encode(), usedforsecurity=False)
    return canvas


def _finished(drawn: bytes, certified: Certified, tags: Tags) -> bytes:
    """The page with its structure, its metadata and the decision inside."""
    written = io.BytesIO()
    with opened(drawn) as document:
        tag_page(document, tags)
        _attach(document, certified)
        document.docinfo[SERIAL_KEY] = certified.serial
        with document.open_metadata(set_pikepdf_as_editor=False) as told:
            told["dc:title"] = f"{wording.TITLE.id} {certified.serial}"
            told["dc:creator"] = [str(document.docinfo["/Author"])]
            told["dc:description"] = str(document.docinfo["/Subject"])
            told["dc:language"] = [LANGUAGE_TAGS[Language.ID], LANGUAGE_TAGS[Language.EN]]
        document.save(written, min_version="1.7", deterministic_id=True)
    return written.getvalue()


def _attach(document: Pdf, certified: Certified) -> None:
    attached = AttachedFileSpec(
        document, certified.record.encode(), filename=DECISION, mime_type="application/json",
        description=f"{wording.ATTACHED.id} / {wording.ATTACHED.en}", creation_date="", mod_date="",
    )  # fmt: skip
    attached.obj.AFRelationship = Name.Data
    document.attachments[DECISION] = attached
    document.Root.AF = Array([attached.obj])
