"""What is wrong with a file's shape, as problems at their places in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import Located, Path
from permit_guard.intake.wording import safe

SHOWN: Final = 60
SOMETHING_ELSE: Final = Text("nilai lain", "another value")
MAPPING: Final = Text("pasangan kunci dan nilai", "keys with their values")
LIST: Final = Text("daftar, satu butir per baris dengan tanda -", "a list, one item a line after a dash")


def load_shape(shape: Schema, located: Located) -> tuple[Any, tuple[Problem, ...]]:
    """The value of `located` as `shape` reads it; None, and every fault at its place, where it does not fit.

    What a field expects is said by its metadata `expects`, a Text.
    """
    if not isinstance(located.value, dict):
        return None, (_unfit(located, (), located.value, MAPPING),)
    try:
        return shape.load(located.value), ()
    except ValidationError as wrong:
        return None, tuple(_fault(shape, located, path) for path in _paths(wrong.messages, ()))


def _paths(errors: Any, path: Path) -> Iterator[Path]:
    """The path of each leaf of marshmallow's tree of errors."""
    if not isinstance(errors, Mapping):
        yield path
        return
    for key, inner in errors.items():
        yield from _paths(inner, path if key == "_schema" else (*path, key))


def _fault(shape: Schema, located: Located, path: Path) -> Problem:
    field, value, known = _walk(shape, located.value, path)
    key = safe(_shortened(str(path[-1]))) if path else ""
    if not known:
        expected = ", ".join(_parent(shape, path).fields)
        return Problem(
            located.key_source(path),
            Text(
                f"Kunci '{key}' tidak dikenal di sini. Yang dikenal: {expected}.",
                f"The key '{key}' is not known here. Known are: {expected}.",
            ),
        )
    if value is _MISSING:
        expects = _expects(field)
        return Problem(
            located.source(path),
            Text(
                f"Kunci '{key}' tidak ada. Tambahkan: {expects.id}.",
                f"The key '{key}' is missing. Add it: {expects.en}.",
            ),
        )
    return _unfit(located, path, value, _expects(field))


_MISSING: Final = object()


def _walk(shape: Schema, value: Any, path: Path) -> tuple[Any, Any, bool]:
    """The field at `path`, the value there, and whether `path` is one that the shape knows."""
    field: Any = fields.Nested(shape)
    for step in path:
        schema = field.schema if isinstance(field, fields.Nested) else None
        if isinstance(field, fields.List):
            field = field.inner
        elif isinstance(step, int) and schema is not None and schema.many:
            field = fields.Nested(schema.__class__)
        elif schema is None or step not in schema.fields:
            return field, value, False
        else:
            field = schema.fields[str(step)]
        value = _inside(value, step)
    return field, value, True


def _inside(value: Any, step: str | int) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return _MISSING


def _parent(shape: Schema, path: Path) -> Schema:
    """The schema that the last step of `path` is not in."""
    field, _, _ = _walk(shape, None, path[:-1])
    return field.schema if isinstance(field, fields.Nested) else shape


def _expects(field: Any) -> Text:
    given = field.metadata.get("expects")
    if isinstance(given, Text):
        return given
    if isinstance(field, fields.List):
        return LIST
    return MAPPING if isinstance(field, fields.Nested) else SOMETHING_ELSE


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _unfit(located: Located, path: Path, value: Any, expects: Text) -> Problem:
    shown = safe(_shortened(str(value)))
    return Problem(
        located.source(path),
        Text(
            f"Tertulis '{shown}', seharusnya {expects.id}.",
            f"It says '{shown}' where {expects.en} is expected.",
        ),
    )
