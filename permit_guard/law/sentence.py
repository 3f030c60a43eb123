"""Messages become sentences: facts in their places, written as each language writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from permit_guard.domain.text import Language, Text, say_day, say_number, say_rupiah
from permit_guard.law.rule import PLACEHOLDER

UNKNOWN_VALUE = "?"


def say(text: Text, values: Mapping[str, Any]) -> Text:
    """`text` with each {name} replaced by its value: days, whole numbers and rupiah written out, null as `?`."""
    return _filled(text, lambda name, language: _say_value(values.get(name), language))


def say_with(text: Text, texts: Mapping[str, Text]) -> Text:
    """`text` with each {name} replaced by a text of the same language."""
    return _filled(text, lambda name, language: texts[name].in_(language) if name in texts else UNKNOWN_VALUE)


def joined(texts: Iterable[Text], by: str) -> Text:
    """`texts` one after another in each language, each once."""
    each = tuple(dict.fromkeys(texts))
    return Text(by.join(text.id for text in each), by.join(text.en for text in each))


def _filled(text: Text, value: Callable[[str, Language], str]) -> Text:
    return Text(
        PLACEHOLDER.sub(lambda found: value(found[1], Language.ID), text.id),
        PLACEHOLDER.sub(lambda found: value(found[1], Language.EN), text.en),
    )


def _say_value(value: Any, language: Language) -> str:
    match value:
        case None:
            return UNKNOWN_VALUE
        case date():
            return say_day(value, language)
        case Decimal():
            return say_rupiah(value, language)
        case int():
            return say_number(value, language)
    return str(value)
