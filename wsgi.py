"""The app for a server of WSGI: `gunicorn wsgi:app`, settings from the environment."""

from __future__ import annotations

from permit_guard.web import create_app

app = create_app()
