"""What is saved rather than looked at: letters, tables, evidence as it was received. API and pages answer alike."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from flask import Response, send_file

from permit_guard.casework.viewing import missing_of
from permit_guard.domain.identity import masked_within
from permit_guard.domain.text import Language
from permit_guard.store.evidence import Evidence
from permit_guard.store.sealed import Sealed
from permit_guard.web.api.missing_csv import missing_csv
from permit_guard.web.visit import casework

PICTURES: Final = ("image/png", "image/jpeg")
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pdf_file(content: bytes, name: str) -> Response:
    """A paper, to be saved under `name`."""
    return _saved(content, name, "application/pdf")


def sealed_file(kept: Sealed) -> Response:
    """A certificate as it was sealed; its hash is its ETag, as its bytes never change."""
    answer = pdf_file(kept.content, f"{kept.serial}.pdf")
    answer.set_etag(kept.sha256)
    return answer


def csv_file(content: bytes, name: str) -> Response:
    """A table, to be saved under `name`."""
    return _saved(content, name, "text/csv; charset=utf-8")


def text_file(content: bytes, name: str) -> Response:
    """A plain text, to be saved under `name`."""
    return _saved(content, name, "text/plain; charset=utf-8")


def workbook_file(content: bytes, name: str) -> Response:
    """A spreadsheet, to be saved under `name`."""
    return _saved(content, name, WORKBOOK)


def zip_file(pieces: Iterator[bytes], name: str) -> Response:
    """An archive, sent as it is made."""
    answer = Response(pieces, content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def missing_table(record: dict[str, Any], tongue: Language) -> Response:
    """The missing workers of a decision's record as a table."""
    return csv_file(missing_csv(missing_of(record), tongue), "missing-workers.csv")


def evidence_as_received(file: Evidence, *, show_pictures: bool) -> Response:
    """The bytes of a file of evidence; to be saved, but for a picture that a page shows. No one keeps it on the way."""
    content, shown = casework().files.read(file.office, file.sha256), show_pictures and file.media_type in PICTURES
    name = masked_within(file.name.rpartition("/")[2])
    answer = send_file(io.BytesIO(content), file.media_type, as_attachment=not shown, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _saved(content: bytes, name: str, media_type: str) -> Response:
    answer = Response(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
