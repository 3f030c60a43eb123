"""Reuse: other applications that lean on the same project or the same papers (domain.md section 5)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from permit_guard.domain.project import same_number
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, evidence, version_evidence

ENDED = ("withdrawn", "revoked", "closed")
_SAME_PAPER = application.c.id.in_(
    select(version_evidence.c.application_id)
    .join(evidence, evidence.c.id == version_evidence.c.evidence_id)
    .where(evidence.c.sha256.in_(bindparam("papers", expanding=True)))
)
_OPEN = (
    select(application.c.number, application.c.contract_number)
    .where(application.c.id != bindparam("of"), application.c.current_version > 0, application.c.state.not_in(ENDED))
    .order_by(application.c.number)
)
_USED_PAPERS = _OPEN.where(_SAME_PAPER)
_USED = _OPEN.where(_SAME_PAPER | (application.c.project_number == bindparam("project_number")))


def used_elsewhere(
    rows: Rows, application_id: str, *, contract_number: str, project_number: str, papers: Iterable[str]
) -> tuple[str, ...]:
    """Numbers of open or approved applications of another contract with this project number or one of these papers.

    Open is what was submitted at least once and not withdrawn, revoked or closed. `papers` are SHA-256 of the
    project's papers (domain.md section 5).
    """
    asked = {"of": application_id, "papers": sorted(set(papers)), "project_number": project_number}
    found = rows.execute(_USED if project_number else _USED_PAPERS, asked)
    return tuple(row.number for row in found if not same_number(row.contract_number, contract_number))
