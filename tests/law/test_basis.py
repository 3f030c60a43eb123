"""What may be cited in a letter: what was found, and what a person has confirmed."""

from __future__ import annotations

from itertools import product

import pytest

from permit_guard.law.basis import Basis, Mark, cites

FOUND, MEMORY, POLICY = Mark.FOUND, Mark.MEMORY, Mark.POLICY


@pytest.mark.parametrize(
    ("instrument", "article", "fact", "confirmed", "cite"),
    [
        (FOUND, FOUND, FOUND, False, "PP 44/2015 art. 53"),
        (FOUND, MEMORY, FOUND, False, "PP 44/2015"),
        (FOUND, FOUND, MEMORY, False, None),
        (MEMORY, FOUND, FOUND, False, None),
        (FOUND, FOUND, POLICY, False, None),
        (POLICY, POLICY, POLICY, True, None),
        (FOUND, MEMORY, MEMORY, True, "PP 44/2015 art. 53"),
        (MEMORY, MEMORY, FOUND, True, "PP 44/2015 art. 53"),
        (FOUND, POLICY, FOUND, True, "PP 44/2015"),
    ],
)
def test_a_basis_is_cited_as_far_as_it_is_sure(
    instrument: Mark, article: Mark, fact: Mark, confirmed: bool, cite: str | None
) -> None:
    assert Basis("PP 44/2015", "53", instrument, article, fact, confirmed).cite == cite


def test_nothing_from_memory_is_cited_until_it_is_confirmed() -> None:
    cited = [
        Basis("PP 44/2015", "53", *marks).cite
        for marks in product(Mark, repeat=3)
        if marks[0] is not FOUND or marks[2] is not FOUND
    ]
    assert set(cited) == {None}


def test_an_instrument_without_an_article_is_cited_alone() -> None:
    assert Basis("Inpres 2/2021", None, FOUND, FOUND, FOUND).cite == "Inpres 2/2021"


def test_what_stands_twice_is_cited_once_and_in_order() -> None:
    first, second = (Basis(name, "1", FOUND, FOUND, FOUND) for name in ("UU 24/2011", "PP 44/2015"))
    assert cites([second, first, second]) == ("PP 44/2015 art. 1", "UU 24/2011 art. 1")
