"""The command line: `permit-guard VERB`, a skin over casework's verbs."""

from permit_guard.cli.main import main

__all__ = ["main"]
