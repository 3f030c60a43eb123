"""What a report's record calls its figures."""

from __future__ import annotations

from permit_guard.domain.report_record import DEFINITIONS, TITLES, title_of
from permit_guard.domain.text import Language


def test_every_definition_has_a_title_in_both_languages() -> None:
    assert TITLES.keys() == DEFINITIONS.keys()
    assert all(title.id and title.en for title in TITLES.values())


def test_a_record_from_before_titles_is_told_by_name() -> None:
    assert title_of("persons", {"id": "…", "en": "…"}, Language.ID) == "persons"
    assert title_of("persons", {"title": {"id": "Orang", "en": "Persons"}}, Language.ID) == "Orang"
