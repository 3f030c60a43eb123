"""Reuse: other applications that lean on the same project or the same papers (domain.md section 5)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select

from permit_guard.domain.project import same_number
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, evidence, version_evidence

ENDED = ("withdrawn", "revoked", "closed")


def used_elsewhere(
    rows: Rows, application_id: str, *, contract_number: str, project_number: str, papers: Iterable[str]
) -> tuple[str, ...]:
    """Numbers of open or approved applications of another contract with this project number or one of these papers.

    Open is what was submitted at least once and not withdrawn, revoked or closed. `papers` are SHA-256 of the
    project's papers (domain.md section 5).
    """
    hashes = sorted(set(papers))
    same_paper = (
        select(version_evidence.c.application_id)
        .join(evidence, evidence.c.id == version_evidence.c.evidence_id)
        .where(evidence.c.sha256.in_(hashes))
    )
    uses: ColumnElement[bool] = application.c.id.in_(same_paper)
    if project_number:
        uses = uses | (application.c.project_number == project_number)
    found = rows.execute(
        select(application.c.number, application.c.contract_number)
        .where(uses, application.c.id != application_id, application.c.current_version > 0,
               application.c.state.not_in(ENDED))
        .order_by(application.c.number)
    )  # fmt: skip
    return tuple(row.number for row in found if not same_number(row.contract_number, contract_number))
