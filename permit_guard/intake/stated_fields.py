"""Fields of what is stated, in YAML or JSON: what each takes, said in two languages and as a JSON schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from marshmallow import RAISE, Schema, ValidationError, fields

from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, clean
from permit_guard.intake.days import FIRST_YEAR, LAST_YEAR

ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST: Final = 300
_AMOUNT: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?")
_LARGEST_AMOUNT: Final = 10**15 - 1
_MOST_DIGITS: Final = 9


class Stated(Schema):
    """Keys with their values, and no other key."""

    class Meta:
        """What marshmallow is told of it."""

        unknown = RAISE


class Words(fields.Field[str]):
    """A text of one line; digits without quotation marks are a text too, as long as none is lost."""

    def __init__(self, expects: Text, pattern: str | None = None, *, longest: int = LONGEST, **settings: Any) -> None:
        schema: dict[str, Any] = {"type": ["string", "integer"], "minLength": 1, "maxLength": longest}
        if pattern:
            schema = {"type": "string", "pattern": f"^(?:{pattern})$"}
        super().__init__(metadata={"expects": expects, **schema}, **settings)
        self.pattern = re.compile(pattern or rf".{{1,{longest}}}")

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValidationError("text")
        text = clean(str(value))
        if not self.pattern.fullmatch(text):
            raise ValidationError("text")
        return text


class Choice(Words):
    """One of a few words."""

    def __init__(self, *choices: str, **settings: Any) -> None:
        listed = ", ".join(choices)
        expects = Text(f"salah satu dari {listed}", f"one of {listed}")
        super().__init__(expects, "|".join(map(re.escape, choices)), **settings)
        nothing = [None] if self.allow_none else []
        self.metadata = {"expects": expects, "type": "string", "enum": [*map(str, choices), *nothing]}


class Day(fields.Field[date]):
    """A day in ISO form."""

    def __init__(self, **settings: Any) -> None:
        expects = Text("tanggal yang ada, seperti 2026-03-12", "a day that exists, such as 2026-03-12")
        super().__init__(metadata={"expects": expects, "type": "string", "format": "date"}, **settings)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> date:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) and ISO_DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError("day")
        return day


class Rupiah(fields.Field[Decimal]):
    """An amount above 0, exact."""

    def __init__(self, **settings: Any) -> None:
        expects = Text(
            "jumlah rupiah tanpa titik ribuan, seperti 1110000000",
            "an amount in rupiah without thousands' marks, such as 1110000000",
        )
        schema = {"type": ["integer", "string"], "minimum": 1, "maximum": _LARGEST_AMOUNT,
                  "pattern": f"^{_AMOUNT.pattern}$"}  # fmt: skip
        super().__init__(metadata={"expects": expects, **schema}, **settings)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Decimal:
        written = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if not _AMOUNT.fullmatch(written) or Decimal(written) <= 0:
            raise ValidationError("amount")
        return Decimal(written)


class Count(fields.Field[int]):
    """A whole number from `least`, 0 or 1, to `most`; as a text of digits too, with zeros before."""

    def __init__(self, least: int, most: int, **settings: Any) -> None:
        expects = Text(f"bilangan bulat {least} sampai {most}", f"a whole number from {least} to {most}")
        schema = {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": _digits(least, most)}
        super().__init__(metadata={"expects": expects, **schema}, **settings)
        self.least, self.most = least, most

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        number = int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value) else value
        if isinstance(number, bool) or not isinstance(number, int) or not self.least <= number <= self.most:
            raise ValidationError("count")
        return number


class Number(fields.Field[str]):
    """An employer's or a project's number, as rosters and evidence write it too."""

    def __init__(self, reader: Callable[[Any], str | None], expects: Text, **settings: Any) -> None:
        super().__init__(metadata={"expects": expects, "type": ["string", "integer"]}, **settings)
        self.reader = reader

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        try:
            number = self.reader(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
        except Unfit as unfit:
            raise ValidationError("number") from unfit
        if number is None:
            raise ValidationError("number")
        return str(number)


def _digits(least: int, most: int) -> str:
    """The texts of digits from `least` to `most`, as a pattern; `most` is all nines, else it says a little too much."""
    places = len(str(most))
    first = "[1-9]" if least else "[0-9]"
    return f"^0{{0,{_MOST_DIGITS - places}}}{first}[0-9]{{0,{places - 1}}}$"


def some_text(indonesian: str, english: str, **settings: Any) -> Words:
    """A text of one line, named in two languages."""
    return Words(Text(indonesian, english), **settings)
