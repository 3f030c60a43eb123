"""The blueprint that every page is a route of."""

from __future__ import annotations

from flask import Blueprint

PAGES = Blueprint(
    "pages", __name__, template_folder="../templates", static_folder="../static", static_url_path="/static"
)
