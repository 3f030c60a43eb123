"""Pages for what was not done: why, what has changed meanwhile, and what to do now."""

from __future__ import annotations

from typing import Final

from flask import Response, g, make_response, render_template, request, url_for
from flask_wtf.csrf import CSRFError

from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import Declined
from permit_guard.casework.telling import Happening, see_happenings
from permit_guard.domain.person import Person
from permit_guard.domain.text import Text
from permit_guard.web.errors import problem
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.refusal import Refusal
from permit_guard.web.visit import asks_for_json, casework

MOST_HAPPENINGS: Final = 5
STALE: Final = "stale"


def mishap_page(refusal: Refusal) -> Response:
    """The page that tells a person of a refusal."""
    case = _case_at_hand()
    return make_response(
        render_template(
            "mishap.html", refusal=refusal, heading=HEADINGS.get(refusal.status, HEADINGS[500]),
            advice=ADVICE.get(refusal.status), case=case,
            happenings=_happenings(case)[:MOST_HAPPENINGS] if refusal.status in (409, 412) else (),
        )
    )  # fmt: skip


def forged(wrong: CSRFError) -> Response:
    """A form without its token: it came from elsewhere, or has lain open too long."""
    refusal = Refusal(400, "form-expired", _FORGED)
    answer = problem(refusal, tongue()) if asks_for_json() else mishap_page(refusal)
    answer.status_code = 400
    return answer


def _case_at_hand() -> str | None:
    """The application that the request was about, where this person may know of it."""
    told, who = (request.view_args or {}).get("application_id"), g.get("person")
    if not isinstance(told, str) or not isinstance(who, Person):
        return None
    try:
        with casework().reading_desk(who) as desk:
            desk.application(told, Action.READ)
    except Exception:
        return None
    return url_for("pages.case", application_id=told)


def _happenings(case: str | None) -> tuple[Happening, ...]:
    if case is None or request.view_args is None:
        return ()
    try:
        with casework().reading_desk(g.person) as desk:
            return see_happenings(desk, request.view_args["application_id"])
    except Declined:
        return ()


HEADINGS: Final = {
    400: Text("Formulir tidak dapat diterima", "The form cannot be taken"),
    403: Text("Bukan bagian peran Anda", "Not for your role"),
    404: Text("Halaman tidak ditemukan", "Page not found"),
    405: Text("Halaman tidak ditemukan", "Page not found"),
    409: Text("Langkah ini tidak dapat diambil", "This step cannot be taken"),
    412: Text("Permohonan ini telah berubah", "This application has changed"),
    413: Text("Terlalu besar", "Too large"),
    422: Text("Tidak dapat diterima", "It cannot be taken"),
    429: Text("Terlalu sering", "Too often"),
    500: Text("Ada kesalahan pada layanan", "There is a fault in the service"),
    503: Text("Layanan sedang sibuk", "The service is busy"),
    507: Text("Tempat penyimpanan penuh", "The store is full"),
}
ADVICE: Final = {
    400: Text(
        "Kembali ke halaman sebelumnya, muat ulang, lalu isi dan kirim lagi.",
        "Go back to the page before, load it again, then fill it in and send it once more.",
    ),
    405: Text(
        "Buka halaman itu dari daftar permohonan, bukan dari alamat yang disalin.",
        "Open that page from the list of applications, not by an address that was copied.",
    ),
    409: Text(
        "Tidak ada yang diubah. Lihat permohonan sekarang: langkah yang dapat diambil ada di bagian atasnya.",
        "Nothing was changed. See the application as it is: the steps that can be taken stand at its top.",
    ),
    422: Text(
        "Tidak ada yang diubah. Perbaiki yang disebut di atas, lalu kirim lagi.",
        "Nothing was changed. Mend what is named above, then send it again.",
    ),
    429: Text("Tunggu beberapa menit, lalu ulangi.", "Wait some minutes, then repeat it."),
    503: Text(
        "Tidak ada yang diubah. Tunggu sebentar, lalu ulangi.", "Nothing was changed. Wait a moment, then repeat it."
    ),
    507: Text(
        "Berkas Anda tidak disimpan. Beri tahu pengelola sistem, lalu kirim lagi setelah ada tempat.",
        "Your file was not kept. Tell the administrator, and send it again once there is room.",
    ),
    403: Text(
        "Bila ini memang tugas Anda, mintalah pengelola sistem memeriksa peran Anda.",
        "If this is your task, ask the administrator to look at your role.",
    ),
    404: Text(
        "Periksa alamatnya, atau cari permohonan dari daftar. Permohonan yang bukan milik Anda tidak ditampilkan.",
        "Check the address, or look for the application in the list. Applications that are not yours are not shown.",
    ),
    412: Text(
        "Yang baru Anda kirim tidak disimpan, agar pekerjaan orang lain tidak tertimpa. Lihat permohonan sekarang, "
        "lalu ulangi bila masih perlu.",
        "What you just sent was not kept, so that no one else's work is written over. See the application as it is "
        "now, and repeat it if it is still needed.",
    ),
    413: Text(
        "Kirim berkas satu per satu, atau perkecil hasil pindainya.",
        "Send the files one by one, or make the scan smaller.",
    ),
    500: Text(
        "Tidak ada yang diubah. Ulangi; bila terulang, beri tahu pengelola sistem jam berapa ini terjadi.",
        "Nothing was changed. Repeat it; if it happens again, tell the administrator at what time.",
    ),
}
_FORGED: Final = Text(
    "Formulir ini sudah terlalu lama terbuka, atau bukan dari halaman kami. Tidak ada yang diubah. Muat ulang "
    "halamannya, lalu isi lagi.",
    "This form has been open for too long, or is not from a page of ours. Nothing was changed. Load the page again and "
    "fill it in once more.",
)
