"""An installation to look into and to change."""

from __future__ import annotations

from tests.casework.installation import either_installation, installation, made

__all__ = ["either_installation", "installation", "made"]
