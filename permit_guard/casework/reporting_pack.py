"""The report for a meeting: the paper with map and trend, for the command line and for the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from permit_guard.casework.desk import Casework
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed
from permit_guard.casework.reporting import regions_of
from permit_guard.casework.reporting_snapshots import course
from permit_guard.domain.person import Person
from permit_guard.domain.text import Language
from permit_guard.intake.rules.region_tiles import read_tiles
from permit_guard.paper.report_pack import write_report_pack
from permit_guard.store.rows import Rows


def meeting_paper(house: Casework, by: Person, told: Mapping[str, Any], language: Language) -> bytes:
    """The paper of a report's record as PDF. Raises NotAllowed."""
    if not may(by, Action.REPORT):
        raise NotAllowed
    with house.reading_desk(by) as desk:
        return report_pack(desk.rows, house.law.folder, told, language)


def report_pack(
    rows: Rows, rules: Path, told: Mapping[str, Any], language: Language, *, saved_id: str | None = None
) -> bytes:
    """As `meeting_paper`: regions and tiles are those beside the rules, the trend is of the reports that were saved.

    `saved_id` is that of a report which was saved itself, for the trend as it was then.
    """
    regions = regions_of(rules)
    tiles = read_tiles(rules / "regions", regions)
    return write_report_pack(told, regions.names, tiles, course(rows, told, saved_id), language)
