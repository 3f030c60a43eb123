"""The JSON Schemas that editors complete rules by know the same keys as the shapes that read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from marshmallow import Schema, fields

from permit_guard.intake.located_yaml import compose
from permit_guard.intake.rules.parameter_shapes import ParameterShape
from permit_guard.intake.rules.rule_shapes import (
    ClauseShape,
    ExampleShape,
    MessageShape,
    RequireShape,
    RulebookShape,
    RuleShape,
)

RULES = Path(__file__).parents[2] / "rules"
Keys = Mapping[str, bool]


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RULES / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def shape_keys(shape: Schema) -> Keys:
    """The keys of a shape as a file has them, and whether each is required."""
    return {field.data_key or name: field.required for name, field in shape.fields.items()}


def schema_keys(part: Mapping[str, Any]) -> Keys:
    return {name: name in part["required"] for name in part["properties"]}


def resolved(whole: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a $ref stands for."""
    return whole["$defs"][part["$ref"].removeprefix("#/$defs/")] if "$ref" in part else part


def pairs(shape: Schema, whole: Mapping[str, Any], part: Mapping[str, Any]) -> Iterator[tuple[str, Keys, Keys]]:
    """Each nested shape with the part of the JSON Schema that is about the same thing."""
    yield type(shape).__name__, shape_keys(shape), schema_keys(part)
    for name, field in shape.fields.items():
        inner = field.inner if isinstance(field, fields.List) else field
        if not isinstance(inner, fields.Nested) or isinstance(inner.schema, RequireShape):
            continue
        below = resolved(whole, part["properties"][field.data_key or name])
        for key in ("items", "additionalProperties"):
            below = resolved(whole, below[key]) if isinstance(below.get(key), dict) else below
        yield from pairs(inner.schema, whole, below)


@pytest.mark.parametrize(
    ("name", "shape"), [("rule", RuleShape()), ("parameter", ParameterShape()), ("rulebook", RulebookShape())]
)
def test_the_schema_knows_the_keys_of_the_shape_and_which_are_required(name: str, shape: Schema) -> None:
    whole = schema(name)
    for part, wanted, found in pairs(shape, whole, whole):
        if part == "RuleShape":
            wanted = {**wanted, "examples": True}
        assert (part, found) == (part, wanted)


@pytest.mark.parametrize(
    ("name", "shape"), [("clause", ClauseShape()), ("example", ExampleShape()), ("message", MessageShape())]
)
def test_the_schema_knows_the_keys_of_the_parts(name: str, shape: Schema) -> None:
    assert schema_keys(schema("rule")["$defs"][name]) == shape_keys(shape)


def test_the_schema_knows_the_keys_of_a_requirement() -> None:
    forms = schema("rule")["$defs"]["requirement"]["oneOf"]
    assert {name for form in forms for name in form["properties"]} == set(shape_keys(RequireShape()))


@pytest.mark.parametrize("file", sorted(RULES.glob("*/*.yaml")), ids=lambda file: file.stem)
def test_a_file_that_names_its_schema_names_one_that_is_there(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    compose(file.read_text(encoding="utf-8"), file.name)
    if "$schema=" in first:
        assert (file.parent / first.partition("$schema=")[2].strip()).is_file()
