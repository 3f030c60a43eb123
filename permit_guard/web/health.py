"""Whether the process is alive, and whether the office can work: for who keeps it running."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from permit_guard.casework.readiness import not_ready
from permit_guard.web.visit import casework

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return jsonify({"alive": True})


@health.get("/readyz")
def ready() -> tuple[Response, int]:
    """200 when tables are current, files are taken and the law is read; else 503 with what is in the way."""
    missing = not_ready(casework())
    return jsonify({"ready": not missing, "missing": list(missing)}), 503 if missing else 200
