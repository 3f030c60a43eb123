"""Verifying a certificate, open to anyone: by its serial, by its file, or by the hash that a browser made of it."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Response, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from permit_guard.casework.verifying import PublicView, see_hash, see_serial, verify_file
from permit_guard.domain.certificate import grouped_serial, plain_serial
from permit_guard.domain.text import Text
from permit_guard.paper.seal_reading import MOST_BYTES
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
from permit_guard.web.visit import asks_for_json, casework

SERIAL: Final = re.compile(r"[0-9A-Z]{20}")
SHA256: Final = re.compile(r"[0-9a-f]{64}")


@PAGES.get("/verify")
def verify_form() -> Answer:
    """Where a serial is typed, or a file chosen. A serial that came with the address is looked up at once."""
    told = request.args.get("serial", "").strip()
    if not told:
        return _page(Form())
    if SERIAL.fullmatch(plain_serial(told)) is None:
        return _page(Form({"serial": told[:100]}, faults={"serial": _NO_SERIAL}), status=422)
    return redirect(url_for("pages.verify_serial", serial=plain_serial(told)), code=303)


@PAGES.get("/verify/<serial>")
def verify_serial(serial: str) -> Answer:
    """What anyone may know of a serial: to a browser as a page, to a program that asks for it as JSON."""
    if SERIAL.fullmatch(plain_serial(serial)) is None:
        raise NotFound
    with casework().database.read() as rows:
        view = see_serial(rows, serial)
    if asks_for_json():
        answer: Answer = jsonify(public_view_told(view))
    else:
        answer = make_response(render_template("verified.html", view=view, grouped=grouped_serial(view.serial)))
    answer.headers["Vary"] = "Accept, Cookie"
    return answer


@PAGES.get("/verify/sha256/<digest>")
def verify_hash(digest: str) -> Response:
    """As `verify_serial` in JSON, of the certificate whose very bytes have this hash. Raises NotFound."""
    if SHA256.fullmatch(digest.lower()) is None:
        raise NotFound
    with casework().database.read() as rows:
        view = see_hash(rows, digest)
    if view is None:
        raise NotFound
    return jsonify(public_view_told(view))


@PAGES.post("/verify")
def verify_upload() -> Answer:
    """Every check of a file, by name. It is read, and kept nowhere."""
    file = request.files.get("file")
    content = file.read(MOST_BYTES + 1) if file is not None else b""
    if not content:
        return _page(Form(faults={"file": _NO_FILE}), status=422)
    house = casework()
    with house.database.read() as rows:
        found = verify_file(rows, content, house.roots, house.clock())
        view = see_serial(rows, found.serial) if found.serial and found.holds else None
    return make_response(render_template("verified_file.html", found=found, view=view, grouped=grouped_serial))


def public_view_told(view: PublicView) -> dict[str, Any]:
    """What anyone may know of a certificate, as plain data; of an unknown serial only that."""
    told = {"serial": view.serial, "state": view.standing.value}
    if view.number is None:
        return told
    included = view.included
    return told | {
        "number": view.number,
        "office": view.office,
        "project": view.project,
        "approved_on": view.approved_on and view.approved_on.isoformat(),
        "ended_on": view.ended_on and view.ended_on.isoformat(),
        "proven_until": view.proven_until and view.proven_until.isoformat(),
        "proven_again_until": view.proven_again and view.proven_again.isoformat(),
        "workers": view.workers,
        "sha256": view.sha256,
        "journal": included
        and {"line": included.line, "entry": included.entry, "root": included.root, "proof": list(included.proof)},
    }


def _page(form: Form, status: int = 200) -> Response:
    return make_response(render_template("verify.html", form=form), status)


_NO_SERIAL: Final = Text(
    "Nomor seri terdiri atas 20 huruf dan angka, seperti tercetak di surat.",
    "A serial is of 20 letters and digits, as printed on the certificate.",
)
_NO_FILE: Final = Text("Pilih berkas PDF-nya.", "Choose the PDF file.")
