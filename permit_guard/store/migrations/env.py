"""Runs the steps on the connection that `permit_guard.store.schema` hands over."""

from __future__ import annotations

from alembic import context

from permit_guard.store.office_tables import metadata  # the last tables: with them all are known

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True)
context.run_migrations()
