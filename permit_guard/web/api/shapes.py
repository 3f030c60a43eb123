"""Shapes of what programs send beside an application: queries, attestations, reasons, files."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import ValidationError, fields

from permit_guard.casework.attesting import CONFIRMED, WORTHLESS
from permit_guard.casework.reason import LONGEST_REASON
from permit_guard.domain.identity import NIK_SHAPE
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.intake.application_shape import CODE
from permit_guard.intake.cells import clean
from permit_guard.intake.stated_fields import Choice, Count, Day, Stated, Words, some_text

MOST_PAGES: Final = 999_999
PAGE_SIZE: Final = 50
MOST_A_PAGE: Final = 99
LONGEST_SEARCH: Final = 100


def _reason(**settings: Any) -> Words:
    return Words(Text("alasan", "a reason"), longest=LONGEST_REASON, **settings)


def regency_code() -> Words:
    """The code of an office to look at, or none."""
    return some_text("kode kabupaten/kota seperti 33.08", "a regency's code such as 33.08", pattern=CODE.pattern)


class WordsSought(fields.Field[str]):
    """Words to look for: signs that no name has are left out, none at all finds everything.

    A NIK is refused, as an address is written down on its way; the pages look for one by POST.
    """

    def __init__(self) -> None:
        expects = Text(
            "kata yang dicari, paling banyak 100 huruf, dan bukan NIK",
            "words to look for, of at most 100 letters, and no NIK",
        )
        super().__init__(metadata={"expects": expects, "type": "string", "maxLength": LONGEST_SEARCH})

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_SEARCH or NIK_SHAPE.search(value):
            raise ValidationError("words")
        return clean(value)


class ApplicationsSought(Stated):
    """Which applications are looked for."""

    state = Choice(*State)
    office = regency_code()
    q = WordsSought()
    page = Count(1, MOST_PAGES, load_default=1)
    page_size = Count(1, MOST_A_PAGE, load_default=PAGE_SIZE)


class CertificatesFiltered(Stated):
    """Which certificates are looked for: approved on the days `from` to `to`, both among them."""

    state = Choice(State.APPROVED, State.SUSPENDED, State.REVOKED, State.CLOSED)
    office = regency_code()
    contractor = WordsSought()
    first = Day(data_key="from")
    last = Day(data_key="to")


class CertificatesSought(CertificatesFiltered):
    """The same, and which page of them."""

    page = Count(1, MOST_PAGES, load_default=1)
    page_size = Count(1, MOST_A_PAGE, load_default=PAGE_SIZE)


class AttestationStated(Stated):
    """An officer's word on a file, after comparing it with its source."""

    result = Choice(CONFIRMED, WORTHLESS, required=True)
    source = some_text("dengan apa berkas ini dicocokkan", "what it was compared with", required=True)
    seen_on = Day(required=True)
    reason = _reason(allow_none=True)


class ReasonStated(Stated):
    """Why something is done."""

    reason = _reason(required=True)


class ClosureStated(Stated):
    """Why an approval is closed."""

    reason = _reason(load_default="Pekerjaan selesai.")


class FileSent(Stated):
    """A form with one file."""

    file = fields.Field[bytes](required=True, metadata={"type": "string", "format": "binary"})
