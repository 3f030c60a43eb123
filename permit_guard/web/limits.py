"""Limits: how much one request may bring, and how often one person may come."""

from __future__ import annotations

from typing import Final

from flask import Flask, g, request
from flask_limiter import Limiter
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from permit_guard.casework.uploading import MOST_ROSTER
from permit_guard.intake.received import MOST_BYTES
from permit_guard.paper.seal_reading import MOST_BYTES as MOST_CERTIFICATE

MOST_JSON: Final = 1024 * 1024
AROUND_A_FILE: Final = 64 * 1024
"""What a form adds around the file that it carries."""
MOST_PARTS: Final = 20
UNPACKED: Final = "identity"
UPLOADS: Final = {
    "papers.put_roster": MOST_ROSTER,
    "papers.add_evidence": MOST_BYTES,
    "pages.upload_roster": MOST_ROSTER,
    "pages.upload_evidence": MOST_BYTES,
    "pages.verify_upload": MOST_CERTIFICATE,
}
WITHOUT_LIMIT: Final = ("health.", "api-docs.", "pages.static")


def register_limits(app: Flask, *, requests_per_minute: int) -> None:
    """From now on bodies have their limits, and so has each person: counted in the memory of each worker process."""
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_JSON,
        MAX_FORM_MEMORY_SIZE=MOST_JSON,
        MAX_FORM_PARTS=MOST_PARTS,
    )
    app.before_request(_limit_body)
    Limiter(
        _who,
        app=app,
        application_limits=[f"{requests_per_minute} per minute"],
        application_limits_exempt_when=_unlimited,
        storage_uri="memory://",
    )


def whole_body() -> bytes:
    """The body of the request. Raises RequestEntityTooLarge past the limit.

    Sent in pieces without its length, werkzeug would cut it off at the limit and say nothing.
    """
    content = request.get_data()
    most = request.max_content_length
    if request.content_length is None and most is not None and len(content) >= most:
        raise RequestEntityTooLarge
    return content


def _limit_body() -> None:
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1" and "HTTP_HOST" not in request.environ:
        raise BadRequest
    if request.headers.get("Content-Encoding", UNPACKED).strip().lower() != UNPACKED:
        raise UnsupportedMediaType  # a body is measured as it comes: what it unpacks to no one could bound
    if request.endpoint in UPLOADS:
        request.max_content_length = UPLOADS[request.endpoint] + AROUND_A_FILE


def _who() -> str:
    """By person, and by address where no one has said who he is."""
    return g.person.id if g.get("person") is not None else f"from {request.remote_addr}"


def _unlimited() -> bool:
    return request.endpoint is None or request.endpoint.startswith(WITHOUT_LIMIT)
