"""The one file of a form, as it was sent."""

from __future__ import annotations

from typing import Final

from flask import request
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import UnsupportedMediaType

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused

FORM: Final = "multipart/form-data"
FIELD: Final = "file"


def sent_file() -> FileStorage:
    """The file of the form's field `file`. Raises UnsupportedMediaType, CaseRefused for any other part beside it."""
    if request.mimetype != FORM:
        raise UnsupportedMediaType
    files = request.files.getlist(FIELD)
    if len(files) != 1 or len(request.files) != 1 or request.form:
        raise CaseRefused((Problem(Source("form", f"/{FIELD}"), _ONE_FILE),))
    return files[0]


_ONE_FILE: Final = Text(
    f"Kirim tepat satu berkas, di bagian formulir '{FIELD}', dan tidak ada bagian lain.",
    f"Send just one file, in the form's part '{FIELD}', and no other part.",
)
