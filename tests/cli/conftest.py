"""An installation to operate on."""

from __future__ import annotations

from tests.casework.installation import installation, made

__all__ = ["installation", "made"]
