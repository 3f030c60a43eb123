"""Citations: only what is sure is cited, and an entry without a mark is from memory."""

from __future__ import annotations

from typing import Any

import pytest

from permit_guard.intake.rules.citation import CitationShape, basis_of

CONFIRMED = {"by": "Bagian Hukum", "on": "2026-01-05"}


def cited(marks: dict[str, str], article: str | None = "53", **more: Any) -> str | None:
    """How `PP 44/2015` is cited with those marks."""
    shaped = CitationShape().load({"instrument": "PP 44/2015", "article": article, "says": "x", "marks": marks} | more)
    return basis_of(shaped).cite


@pytest.mark.parametrize(
    ("marks", "unconfirmed", "confirmed"),
    [
        ({"instrument": "found", "article": "found", "fact": "found"}, "PP 44/2015 art. 53", "PP 44/2015 art. 53"),
        ({"instrument": "found", "article": "memory", "fact": "found"}, "PP 44/2015", "PP 44/2015 art. 53"),
        ({"instrument": "found", "fact": "found"}, "PP 44/2015", "PP 44/2015 art. 53"),
        ({"instrument": "found", "article": "found", "fact": "memory"}, None, "PP 44/2015 art. 53"),
        ({"instrument": "memory", "article": "found", "fact": "found"}, None, "PP 44/2015 art. 53"),
        ({"fact": "found"}, None, "PP 44/2015 art. 53"),
        ({"instrument": "found", "article": "found", "fact": "policy"}, None, None),
        ({"instrument": "policy", "article": "found", "fact": "found"}, None, None),
    ],
)
def test_what_is_from_memory_is_cited_only_when_confirmed(
    marks: dict[str, str], unconfirmed: str | None, confirmed: str | None
) -> None:
    assert cited(marks) == unconfirmed
    assert cited(marks, confirmed=CONFIRMED) == confirmed


def test_an_instrument_without_an_article_is_cited_alone() -> None:
    assert cited({"instrument": "found", "article": "found", "fact": "found"}, article=None) == "PP 44/2015"
