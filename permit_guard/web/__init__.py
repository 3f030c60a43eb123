"""The skin for browsers and programs: HTTP over the verbs of casework, deciding nothing itself."""

from __future__ import annotations

from permit_guard.web.application import create_app

__all__ = ["create_app"]
