"""The dated numbers of the law: one file of rules/parameters each, named as expressions name it but with hyphens."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from permit_guard.domain.parameter import Dated, Parameters, Tier
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.rules.citation import basis_of
from permit_guard.intake.rules.parameter_shapes import ParameterShape
from permit_guard.intake.rules.rule_shelf import Shelf
from permit_guard.law.basis import Mark
from permit_guard.law.tree import Kind

_PARAMETER: Final = ParameterShape()
_NOT_ASCENDING: Final = Text(
    "Nilai ini tidak dimulai sesudah nilai sebelumnya. Urutkan menurut tanggal, tanpa tumpang tindih.",
    "This value does not begin after the one before it. Order them by day, without an overlap.",
)


def read_parameters(shelf: Shelf) -> Parameters:
    """Each parameter by its name and its values by date; a file at fault is left out and its problems noted."""
    found = list(_found(shelf))
    return Parameters({name: dated for name, _, dated in found}, {name: title for name, title, _ in found})


def _found(shelf: Shelf) -> Iterator[tuple[str, Text, tuple[Dated, ...]]]:
    for path in sorted((shelf.folder / "parameters").glob("*.yaml")):
        shaped = shelf.shaped(path, _PARAMETER)
        if shaped is not None:
            values = shaped["values"]
            located = shelf.located[shelf.name(path)]
            misplaced = [at for at in range(1, len(values)) if not _follows(values[at - 1], values[at])]
            shelf.problems.extend(Problem(located.source(("values", at, "from")), _NOT_ASCENDING) for at in misplaced)
            yield path.stem.replace("-", "_"), Text(**shaped["title"]), _dated(values)


def _follows(before: dict[str, Any], after: dict[str, Any]) -> bool:
    until = before["until"]
    return bool(before["since"] < after["since"] and (until is None or until <= after["since"]))


def _dated(values: list[dict[str, Any]]) -> tuple[Dated, ...]:
    """Each value until its own end, else until the next one begins."""
    nexts = [*(value["since"] for value in values[1:]), None]
    return tuple(
        Dated(value["since"], value["until"] or following, value["value"], *_source(value["basis"]))
        for value, following in zip(values, nexts, strict=True)
    )


def _source(basis: list[dict[str, Any]]) -> tuple[str, bool]:
    told = [f"{each['instrument']} {(each['article'] or '').strip('-')}".strip() for each in basis]
    return "; ".join(told), any(basis_of(each).instrument_mark is Mark.MEMORY for each in basis)


def kind_of(dated: tuple[Dated, ...]) -> Kind | None:
    """The kind that an expression sees; None for tiers, which no expression can use, and for mixed values."""
    values = [each.value for each in dated]
    if all(isinstance(value, int) for value in values):
        return Kind.INT
    if all(isinstance(value, int | Decimal) for value in values):
        return Kind.DECIMAL
    texts = all(isinstance(value, tuple) and not any(isinstance(item, Tier) for item in value) for value in values)
    return Kind.TEXTS if texts else None
