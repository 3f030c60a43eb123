"""Dated numbers of the law are read exact, each until the next, or refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from permit_guard.domain.parameter import Dated, Tier
from permit_guard.intake.rules.parameter_shapes import VALUE
from permit_guard.intake.rules.rule_files import RulesRefused, read_rules
from tests.law import tiny
from tests.law.faulty import (
    Case,
    names,
    refusal,
    refusals,
    whole,
)
from tests.law.tiny import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


CASES: list[Case] = [
    (
        "a value of the law that is inexact",
        lambda folder: folder.parameters.__setitem__("share", tiny.parameter(("2015-07-01", True))),
        "parameters/share.yaml",
        "value: |true",
        f"It says 'True' where {VALUE.en} is expected.",
    ),
    (
        "values of the law out of order",
        lambda folder: folder.parameters.__setitem__("share", tiny.parameter(("2015-07-01", 1), ("2015-07-01", 2))),
        "parameters/share.yaml",
        "fact: found\n- from: |'2015-07-01'",
        "This value does not begin after the one before it. Order them by day, without an overlap.",
    ),
]


OVERLAP = tiny.parameter(("2015-07-01", "2021-01-01", 1), ("2020-12-31", 2))
CASES.append(
    (
        "a value that begins while the one before holds",
        lambda folder: folder.parameters.__setitem__("share", OVERLAP),
        "parameters/share.yaml",
        "- from: |'2020-12-31'",
        "This value does not begin after the one before it. Order them by day, without an overlap.",
    )
)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_it_is_refused_with_its_file_line_and_column(folder: Folder, case: Case) -> None:
    assert refusal(folder, case) in refusals(folder)


def test_a_parameter_is_read_exact_and_holds_until_the_next(folder: Folder) -> None:
    folder.parameters["ppn-rate"] = tiny.parameter(("2015-07-01", "0.10"), ("2022-04-01", "0.11"))
    folder.parameters["sizes"] = tiny.parameter(("2015-07-01", "2020-01-01", ["micro", "small"]))
    tiers = [{"over": "0", "jkk": "0.0021", "jkm": "0.0003"}, {"over": "100000000", "jkk": "0.0017", "jkm": "0.0002"}]
    folder.parameters["tiers"] = tiny.parameter(("2015-07-01", tiers))
    since, change = date(2015, 7, 1), date(2022, 4, 1)
    dated = read_rules(folder.write()).parameters.dated
    assert {name: dated[name] for name in ("ppn_rate", "sizes", "tiers", "working_age")} == {
        "ppn_rate": (
            Dated(since, change, Decimal("0.10"), "PP 44/2015 53"),
            Dated(change, None, Decimal("0.11"), "PP 44/2015 53"),
        ),
        "sizes": (Dated(since, date(2020, 1, 1), ("micro", "small"), "PP 44/2015 53"),),
        "tiers": (
            Dated(
                since,
                None,
                (
                    Tier(Decimal(0), Decimal("0.0021"), Decimal("0.0003")),
                    Tier(Decimal(100_000_000), Decimal("0.0017"), Decimal("0.0002")),
                ),
                "PP 44/2015 53",
            ),
        ),
        "working_age": (Dated(since, None, 18, "PP 44/2015 53"),),
    }


def test_a_value_whose_instrument_is_named_from_memory_says_so(folder: Folder) -> None:
    folder.parameters["share"] = tiny.parameter(("2015-07-01", 1), ("2020-01-01", 2))
    folder.parameters["share"]["values"][0]["basis"][0]["marks"] = {**tiny.FOUND, "instrument": "memory"}
    dated = read_rules(folder.write()).parameters.dated["share"]
    assert [each.is_recalled for each in dated] == [True, False]


@pytest.mark.parametrize(
    "value",
    ["1,5", "0.12345678901", [], [1], ["a", {"over": "0"}], True, None, [{"over": 0, "jkk": "1", "jkm": "1"}]],
)
def test_a_value_of_the_law_that_is_not_exact_is_refused(folder: Folder, value: Any) -> None:
    folder.parameters["share"] = tiny.parameter(("2015-07-01", value))
    with pytest.raises(RulesRefused):
        read_rules(folder.write())


def test_tiers_out_of_order_are_refused(folder: Folder) -> None:
    tiers = [{"over": over, "jkk": "0.1", "jkm": "0.1"} for over in ("100", "0")]
    folder.parameters["tiers"] = tiny.parameter(("2015-07-01", tiers))
    with pytest.raises(RulesRefused):
        read_rules(folder.write())


def test_a_decimal_without_quotes_is_as_exact(folder: Folder) -> None:
    folder.parameters["share"] = tiny.parameter(("2015-07-01", 1.5))
    assert read_rules(folder.write()).parameters.decimal("share", date(2020, 1, 1)) == Decimal("1.5")
