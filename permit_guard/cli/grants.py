"""`permit-guard grants ROLE`."""

from __future__ import annotations

import click

from permit_guard.store.grants import grants


def run_grants(role: str) -> None:
    """Print the statements that give a PostgreSQL role the service's rights and no others, each with its semicolon."""
    for statement in grants(role):
        click.echo(f"{statement};")
