"""The shapes of the files of the law: a rule, its examples, and the rulebook itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from permit_guard.domain.finding import Effect, Outcome
from permit_guard.domain.text import Text
from permit_guard.intake.rules.citation import SAID, TEXT_EXPECTED, CitationShape, TextShape
from permit_guard.law.fields import Subject

DAY: Final = Text("tanggal seperti 2026-01-31", "a day such as 2026-01-31")
IN_FORCE: Final = Text(
    "[hari pertama, hari sesudah hari terakhir atau null], seperti [2015-07-01, null]",
    "[first day, day after the last or null], such as [2015-07-01, null]",
)
CLAUSE: Final = Text(
    "sebuah klausa {id, expr, says}, atau {all_of: [...]} atau {any_of: [...]}",
    "a clause {id, expr, says}, or {all_of: [...]} or {any_of: [...]}",
)
CLAUSE_ID: Final = Text("nama klausa dengan huruf kecil, angka dan -", "a clause's name in small letters, digits and -")
NAME_FORM: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNFIT: Final = "unfit"


def one_of(*words: str) -> fields.String:
    expects = Text(f"salah satu dari {', '.join(words)}", f"one of {', '.join(words)}")
    return fields.String(required=True, validate=validate.OneOf(words), metadata={"expects": expects})


def both_languages(*, required: bool = True) -> fields.Nested:
    return fields.Nested(TextShape, required=required, metadata={"expects": TEXT_EXPECTED})


def sentence(**more: Any) -> fields.String:
    return fields.String(validate=validate.Length(min=1), metadata=SAID, **more)


def read_day(value: Any) -> date | None:
    """A day written as 2026-01-31, or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return None


class Day(fields.Field[date]):
    """A day."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any) -> date:
        day = read_day(value)
        if day is None:
            raise ValidationError(UNFIT)
        return day


class InForce(fields.Field[tuple[date, date | None]]):
    """A half open period: the first day, and the day after the last or null."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> tuple[date, date | None]:
        days = value if isinstance(value, list) and len(value) == 2 else (None, None)
        since, until = read_day(days[0]), read_day(days[1])
        if since is None or (until is None) is not (days[1] is None) or (until is not None and until <= since):
            raise ValidationError(UNFIT)
        return since, until


class Named(fields.List[Any]):
    """Items by their names: a mapping where a list would have positions."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> Any:
        if not isinstance(value, dict):
            raise ValidationError(UNFIT)
        found: dict[str, Any] = {}
        errors: dict[str, Any] = {}
        for name, item in value.items():
            try:
                found[name] = self.inner.deserialize(item, name, value, **more)
            except ValidationError as wrong:
                errors[name] = wrong.messages
        if errors:
            raise ValidationError(errors)
        return found


class ClauseShape(Schema):
    """A named condition."""

    id = fields.String(
        required=True, validate=validate.Regexp(rf"\A{NAME_FORM.pattern}\Z"), metadata={"expects": CLAUSE_ID}
    )
    expr = sentence(required=True)
    says = sentence(required=True)
    always_known = sentence()


class RequireShape(Schema):
    """A clause, or all or any of several."""

    id = fields.String(validate=validate.Regexp(rf"\A{NAME_FORM.pattern}\Z"), metadata={"expects": CLAUSE_ID})
    expr = sentence()
    says = sentence()
    always_known = sentence()
    otherwise = fields.String(
        validate=validate.Equal("unknown"),
        metadata={"expects": Text("unknown, atau hapus kuncinya", "unknown, or no such key")},
    )
    all_of = fields.List(fields.Nested("RequireShape", metadata={"expects": CLAUSE}), validate=validate.Length(min=1))
    any_of = fields.List(fields.Nested("RequireShape", metadata={"expects": CLAUSE}), validate=validate.Length(min=1))

    @validates_schema(skip_on_field_errors=True)
    def _one_form(self, value: dict[str, Any], **_: Any) -> None:
        keys = set(value)
        if keys not in ({"all_of"}, {"any_of"}) and keys - {"otherwise", "always_known"} != {"id", "expr", "says"}:
            raise ValidationError(UNFIT)


class WordingShape(Schema):
    """How a rule reads over a period."""

    in_force = InForce(required=True, metadata={"expects": IN_FORCE})
    basis = fields.List(fields.Nested(CitationShape), required=True, validate=validate.Length(min=1))
    applies_when = sentence()
    require = fields.Nested(RequireShape, required=True, metadata={"expects": CLAUSE})
    doubted_when = fields.List(fields.Nested(ClauseShape, metadata={"expects": CLAUSE}))
    remedy = both_languages()


class MessageShape(TextShape):
    """A sentence, and a remedy of its own."""

    remedy = both_languages(required=False)


class RuleShape(Schema):
    """A file of rules/worker or rules/application. Examples are looked at by `rules check` alone."""

    subject = one_of(*Subject)
    effect = one_of(*Effect)
    title = both_languages()
    after = sentence()
    wordings = fields.List(fields.Nested(WordingShape), required=True, validate=validate.Length(min=1))
    messages = Named(fields.Nested(MessageShape, metadata={"expects": TEXT_EXPECTED}), required=True)
    examples_given = fields.Raw(allow_none=True)
    examples = fields.Raw(allow_none=True)


class ExampleShape(Schema):
    """A dated sentence about made-up facts."""

    name = sentence(required=True)
    on = Day(required=True, metadata={"expects": DAY})
    given = Named(fields.Raw(allow_none=True), required=True, metadata={"expects": Text("fakta: nilai", "fact: value")})
    outcome = one_of(*Outcome)
    because = fields.List(fields.String(metadata={"expects": CLAUSE_ID}), required=True)


class ExamplesShape(Schema):
    """The examples of a rule's file, whatever else stands in it."""

    class Meta:
        """Other keys are the rule's."""

        unknown = EXCLUDE

    examples_given = Named(fields.Raw(allow_none=True), load_default=dict)
    examples = fields.List(fields.Nested(ExampleShape), required=True, validate=validate.Length(min=1))


class MustShape(Schema):
    """The rules that must be in force over a period."""

    in_force = InForce(required=True, metadata={"expects": IN_FORCE})
    rules = fields.List(fields.String(metadata=SAID), required=True)


class MustsShape(Schema):
    """By subject."""

    worker = fields.List(fields.Nested(MustShape), required=True)
    application = fields.List(fields.Nested(MustShape), required=True)


class SentencesShape(Schema):
    """What the engine says itself."""

    missing = fields.Nested(MessageShape, required=True, metadata={"expects": TEXT_EXPECTED})
    waits_for = fields.Nested(MessageShape, required=True, metadata={"expects": TEXT_EXPECTED})
    not_in_force = fields.Nested(MessageShape, required=True, metadata={"expects": TEXT_EXPECTED})


class RulebookShape(Schema):
    """rules/rulebook.yaml."""

    must_be_in_force = fields.Nested(MustsShape, required=True)
    sentences = fields.Nested(SentencesShape, required=True)
