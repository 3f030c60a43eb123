"""The API of contract.md under /api/v1, its OpenAPI beside it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from flask import Flask
from flask_smorest import Api

from permit_guard.web.api.answers import ProblemDetails
from permit_guard.web.api.applications import applications
from permit_guard.web.api.certificates import certificates
from permit_guard.web.api.decisions import decisions
from permit_guard.web.api.notices import notices
from permit_guard.web.api.papers import papers
from permit_guard.web.api.report import reports
from permit_guard.web.api.steps import steps
from permit_guard.web.errors import PROBLEM_JSON
from permit_guard.web.visit import API_PREFIX

VERSION: Final = "1"
TOKEN: Final = {"type": "http", "scheme": "bearer", "description": "A token of `permit-guard user add`."}


class OfficeApi(Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest's Api with problem details for every refusal, which web/errors.py answers."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """web/errors.py answers what is refused, here and on pages."""

    def _register_responses(self) -> None:
        told = {PROBLEM_JSON: {"schema": ProblemDetails}}
        for status in HTTPStatus:
            if status >= HTTPStatus.BAD_REQUEST:
                self.spec.components.response(status.name, {"description": status.phrase, "content": told}, lazy=True)


def register_api(app: Flask) -> None:
    """From now on the app answers programs."""
    app.config.update(
        API_TITLE="Permit Guard",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=API_PREFIX,
        API_SPEC_OPTIONS=_about(),
    )
    api = OfficeApi(app)
    api.spec.components.security_scheme("token", dict(TOKEN))
    for counter in (applications, papers, decisions, notices, certificates, reports, steps):
        api.register_blueprint(counter, url_prefix=API_PREFIX)


def _about() -> dict[str, Any]:
    return {
        "info": {"description": "Is every worker on a construction permit's roster covered? Opened, proven, approved."},
        "security": [{"token": []}],
    }
