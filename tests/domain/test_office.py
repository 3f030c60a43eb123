"""An office that is not known says so, and what to add."""

from __future__ import annotations

from permit_guard.domain.office import OfficeUnknown


def test_an_unknown_office_says_that_the_decision_stands_and_which_file_is_missing() -> None:
    unknown = OfficeUnknown("33.29", "rules/offices/33.29.yaml")
    for said in (unknown.says.id, unknown.says.en):
        assert "33.29" in said
        assert "rules/offices/33.29.yaml" in said
    assert "tetap berlaku" in unknown.says.id
    assert "stands" in unknown.says.en
    assert str(unknown) == unknown.says.id
