"""Why a request is refused: every exception that may reach the skin, with its status and its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gunicorn.http import errors as unparsed
from werkzeug.exceptions import HTTPException

from permit_guard.casework import refusals
from permit_guard.casework.certifying import NotSealed
from permit_guard.casework.refusals import Declined
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused
from permit_guard.store.files import FileTooLarge, NoRoom
from permit_guard.store.rows import Unavailable

SECONDS_TO_WAIT: Final = "5"
SECONDS_OF_A_LIMIT: Final = "60"


@dataclass(frozen=True)
class Refusal:
    """A refusal as it is told: `kind` names it for programs, `says` for people, `reasons` and `problems` the rest."""

    status: int
    kind: str
    says: Text
    reasons: tuple[Text, ...] = ()
    problems: tuple[Problem, ...] = ()
    headers: Mapping[str, str] | None = None


def refusal_of(wrong: Exception) -> Refusal:
    """What is told of an exception; of one that no one expected no more than that it happened."""
    if isinstance(wrong, Declined):
        status, kind = _DECLINED.get(type(wrong), (503, "not-ready"))
        return Refusal(status, kind, wrong.says, wrong.reasons)
    if isinstance(wrong, Refused):
        return Refusal(422, "unfit", HTTP[422], problems=wrong.problems)
    for cause, (status, kind) in _THROWN.items():
        if isinstance(wrong, cause):
            waits = {"Retry-After": SECONDS_TO_WAIT} if status == 503 else None
            return Refusal(status, kind, HTTP.get(status, HTTP[400]), headers=waits)
    if isinstance(wrong, HTTPException):
        return _of_http(wrong)
    return Refusal(500, "fault", HTTP[500])


def _of_http(wrong: HTTPException) -> Refusal:
    status = wrong.code or 500
    phrase = f"{status} {wrong.name}"
    headers = {name: value for name, value in wrong.get_headers() if name.lower() != "content-type"}
    if status == 429:
        headers.setdefault("Retry-After", SECONDS_OF_A_LIMIT)
    return Refusal(status, KINDS.get(status, "refused"), HTTP.get(status, Text(phrase, phrase)), headers=headers)


_DECLINED: Final[Mapping[type[Declined], tuple[int, str]]] = {
    refusals.NotThere: (404, "not-there"),
    refusals.NotAllowed: (403, "not-allowed"),
    refusals.WrongState: (409, "wrong-state"),
    refusals.NotYet: (409, "not-yet"),
    refusals.NotApprovable: (409, "not-approvable"),
    refusals.DayTurned: (409, "day-turned"),
    refusals.SamePerson: (409, "same-person"),
    refusals.AlreadyThere: (409, "already-there"),
    NotSealed: (409, "not-sealed"),
    refusals.Stale: (412, "stale"),
    refusals.TooMany: (413, "too-many"),
    refusals.Unfit: (422, "unfit"),
}
_THROWN: Final[Mapping[type[Exception], tuple[int, str]]] = {
    FileTooLarge: (413, "too-large"),
    NoRoom: (507, "no-room"),
    Unavailable: (503, "unavailable"),
    BlockingIOError: (408, "too-slow"),
    unparsed.InvalidResponseHeader: (500, "fault"),
    unparsed.InvalidResponseHeaderName: (500, "fault"),
    unparsed.LimitRequestLine: (414, "too-long"),
    unparsed.LimitRequestHeaders: (431, "too-large"),
    unparsed.UnsupportedTransferCoding: (501, "wrong-type"),
    unparsed.ExpectationFailed: (417, "bad-request"),
    unparsed.ParseException: (400, "bad-request"),
}
"""Of an exception that is of several of these the first counts. The server throws what is no request at all."""
KINDS: Final[Mapping[int, str]] = {
    400: "bad-request",
    401: "unknown-visitor",
    403: "not-allowed",
    404: "not-there",
    405: "no-such-call",
    413: "too-large",
    415: "wrong-type",
    422: "unfit",
    429: "too-often",
}
HTTP: Final[Mapping[int, Text]] = {
    400: Text("Permintaan ini tidak dapat dimengerti.", "This request cannot be understood."),
    401: Text("Sebutkan siapa Anda dengan token yang berlaku.", "Say who you are with a token that is in force."),
    403: Text("Peran Anda tidak boleh melakukan ini.", "Your role may not do this."),
    404: Text("Tidak ditemukan.", "Not found."),
    405: Text("Alamat ini tidak menerima metode itu.", "This address does not take that method."),
    408: Text(
        "Kiriman ini berhenti di tengah jalan; tidak ada yang disimpan. Ulangi.",
        "What was being sent stopped half-way; nothing was kept. Repeat it.",
    ),
    413: Text(
        "Isinya lebih besar daripada yang diterima. Kirim yang lebih kecil.",
        "This is larger than what is taken. Send something smaller.",
    ),
    415: Text(
        "Jenis isi (Content-Type) atau kemasan (Content-Encoding) ini tidak diterima di sini.",
        "This type of content (Content-Type) or packing of it (Content-Encoding) is not taken here.",
    ),
    422: Text(
        "Isinya tidak dapat diterima; lihat tiap kesalahannya.", "This cannot be taken as it is; see each fault."
    ),
    429: Text("Terlalu sering. Tunggu sebentar, lalu ulangi.", "Too often. Wait a while, then repeat."),
    500: Text(
        "Ada kesalahan pada layanan ini; tidak ada yang diubah. Ulangi, atau laporkan.",
        "There is a fault in this service; nothing was changed. Repeat it, or report it.",
    ),
    503: Text(
        "Layanan sedang tidak dapat menyimpan atau membaca. Tunggu sebentar, lalu ulangi.",
        "The service cannot keep or tell anything now. Wait a while, then repeat.",
    ),
    507: Text(
        "Tempat penyimpanan penuh; berkas ini tidak disimpan. Hubungi pengelola layanan.",
        "The store is full; this file was not kept. Tell who runs the service.",
    ),
}
"""What each status says where nothing says more."""
