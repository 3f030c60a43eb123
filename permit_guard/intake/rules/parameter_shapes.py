"""The shape of a parameter's file: exact values of the law, each from a day on and with its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate

from permit_guard.domain.parameter import Tier, Value
from permit_guard.domain.text import Text
from permit_guard.intake.rules.citation import CitationShape
from permit_guard.intake.rules.rule_shapes import DAY, UNFIT, Day, both_languages, sentence

VALUE: Final = Text(
    'bilangan bulat, desimal bertanda kutip seperti "0.0174", daftar teks, atau daftar {over, jkk, jkm}',
    'a whole number, a decimal in quotes such as "0.0174", a list of texts, or a list of {over, jkk, jkm}',
)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,10})?")


def read_decimal(value: Any) -> Decimal | None:
    """An exact decimal written in quotes, or None."""
    return Decimal(value) if isinstance(value, str) and _DECIMAL.fullmatch(value) else None


class ParameterValue(fields.Field[Value]):
    """A value of the law, exact."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any) -> Value:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        decimal = read_decimal(value)
        if decimal is not None:
            return decimal
        if isinstance(value, list) and value:
            if all(isinstance(item, str) for item in value):
                return tuple(value)
            tiers = [_tier(item) for item in value]
            whole = tuple(tier for tier in tiers if tier is not None)
            if len(whole) == len(tiers) and all(low.over < high.over for low, high in pairwise(whole)):
                return whole
        raise ValidationError(UNFIT)


def _tier(item: Any) -> Tier | None:
    if not isinstance(item, dict) or set(item) != {"over", "jkk", "jkm"}:
        return None
    over, jkk, jkm = (read_decimal(item[key]) for key in ("over", "jkk", "jkm"))
    return None if over is None or jkk is None or jkm is None else Tier(over, jkk, jkm)


class DatedShape(Schema):
    """A value from a day on, until the next one's or `until`."""

    since = Day(required=True, data_key="from", metadata={"expects": DAY})
    until = Day(load_default=None, allow_none=True, metadata={"expects": DAY})
    value = ParameterValue(required=True, metadata={"expects": VALUE})
    basis = fields.List(fields.Nested(CitationShape), required=True, validate=validate.Length(min=1))


class ParameterShape(Schema):
    """A file of rules/parameters."""

    title = both_languages()
    unit = sentence(required=True)
    values = fields.List(fields.Nested(DatedShape), required=True, validate=validate.Length(min=1))
