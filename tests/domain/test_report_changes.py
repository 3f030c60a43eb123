"""What rose and fell: every figure that both reports show, and none of few persons by its numbers."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.report import Line, Persons, shown_line
from permit_guard.domain.report_changes import Change, changes
from permit_guard.domain.report_record import _line
from permit_guard.domain.suppression import FEWEST
from permit_guard.domain.text import Language

NUMBERS = st.tuples(*[st.integers(0, 60)] * 3)


def _told(areas: dict[str, tuple[int, int, int]], days: float | None = 3.0, compliant: int = 4) -> dict[str, Any]:
    lines = [_line(shown_line(Line(name, Persons(*each), Persons(*each)), ())) for name, each in areas.items()]
    total = tuple(sum(each[column] for each in areas.values()) for column in range(3))
    (in_all,) = (_line(shown_line(Line("", Persons(*total), Persons(*total)), ())),)  # type: ignore[arg-type]
    return {
        "areas": lines, "total": in_all, "splits": {"size": lines}, "pace": {"applications": 2, "days": days},
        "applications": {"total": 9, "compliant": compliant},
    }  # fmt: skip


def test_an_area_that_only_one_has_had_no_one_in_the_other() -> None:
    found = list(changes(_told({"33.08": (50, 0, 0)}), _told({"33.08": (50, 0, 0), "33.71": (20, 9, 0)})))
    assert Change("area", "33.71", "proven", 0, 20) in found
    assert Change("area", "33.71", "persons", 0, 29) in found
    assert not [each for each in found if each.name == "33.08"]


def test_percent_applications_days_and_kinds_are_compared_too() -> None:
    found = {(each.section, each.figure): (each.was, each.became)
             for each in changes(_told({"33.08": (50, 50, 0)}), _told({"33.08": (75, 25, 0)}, 5.0, 7))}  # fmt: skip
    assert found["area", "share"] == (50.0, 75.0)
    assert found["total", "first_share"] == (50.0, 75.0)
    assert found["applications", "compliant"] == (4, 7)
    assert found["pace", "days"] == (3.0, 5.0)
    assert found["size", "proven"] == (50, 75)
    assert ("applications", "total") not in found


@given(NUMBERS, NUMBERS)
def test_a_change_that_few_persons_make_is_told_without_numbers(
    was: tuple[int, int, int], became: tuple[int, int, int]
) -> None:
    for each in changes(_told({"33.08": was}), _told({"33.08": became})):
        if each.section == "area" and "share" not in each.figure:
            assert each.was is None or abs((each.became or 0) - each.was) >= FEWEST
            assert ("→" in each.said(Language.ID)) == (each.was is not None)


def test_a_change_is_said_in_both_languages_with_their_marks() -> None:
    change = Change("area", "33.08", "share", 53.9, 51.1)
    assert (change.of_what(Language.ID), change.said(Language.ID)) == (
        "Wilayah: 33.08", "persen terbukti: 53,9 → 51,1 (−2,8)",
    )  # fmt: skip
    assert change.said(Language.EN) == "percent proven: 53.9 → 51.1 (−2.8)"
    assert Change("area", "", "persons", 10, 20).of_what(Language.EN) == "Area: (not known)"
    assert Change("employment", "pkwt", "persons", 10, 20).of_what(Language.EN) == "Employment: PKWT (fixed term)"


def test_what_is_hidden_in_one_is_not_compared() -> None:
    before, after = _told({"33.08": (50, 20, 0)}), _told({"33.08": (90, 90, 0)})
    after["areas"][0]["now"]["proven"] = None
    assert "proven" not in {each.figure for each in changes(before, after) if each.section == "area"}
