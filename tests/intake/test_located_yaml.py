"""YAML as plain data with its places: exact values, a bounded reader, every refusal at its line."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from permit_guard.intake.located_yaml import MAX_CHARACTERS, YamlRefused, compose

TEXT = """\
number: PBG-1   # a comment
project: {name: Gedung, rt: 2}
employers:
  - role: main
    npp: "15070955"
  - {role: subcontractor}
contract:
  number: 602/SPK
"""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("012", "012"),
        ("0.0174", "0.0174"),
        ("33.08", "33.08"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1234567890123456789", "1234567890123456789"),
        ("2026-03-12", "2026-03-12"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("on", "on"),
        ("no", "no"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"null"', "null"),
        ("'it''s'", "it's"),
        ("[a, 1]", ["a", 1]),
        ("{a: {b: 1}}", {"a": {"b": 1}}),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">-\n  one\n  line\n", "one line"),
    ],
)
def test_values_are_exact_and_what_is_no_whole_number_stays_as_written(written: str, value: Any) -> None:
    assert compose(f"key: {written}", "f.yaml").value == {"key": value}


def test_keys_are_texts_whatever_they_look_like() -> None:
    assert compose("on: 1\n2026: 2\ntrue: 3\n<<: 4", "f.yaml").value == {"on": 1, "2026": 2, "true": 3, "<<": 4}


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("number",), 1, 9),
        (("project",), 2, 1),
        (("project", "rt"), 2, 29),
        (("employers",), 3, 1),
        (("employers", 0), 4, 5),
        (("employers", 0, "npp"), 5, 10),
        (("employers", 1), 6, 5),
        (("contract",), 7, 1),
        (("contract", "number"), 8, 11),
        (("contract", "missing"), 7, 1),
        (("employers", 0, "size"), 4, 5),
        (("employers", 7, "size"), 3, 1),
        (("nowhere",), 1, 1),
    ],
)
def test_a_value_knows_its_line_and_column_and_what_is_missing_that_of_its_place(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    located = compose(TEXT, "application.yaml")
    assert (located.line(path), located.column(path)) == (line, column)
    assert str(located.source(path)) == f"application.yaml:{line}:{column}"


def test_a_key_knows_its_place() -> None:
    located = compose(TEXT, "application.yaml")
    places = [located.key_source(path).place for path in (("number",), ("project", "rt"), ("employers", 0, "npp"))]
    assert places == ["1:1", "2:25", "5:5"]


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a: 1\nb: *x", "2:4", "There is an anchor or alias (& or *)"),
        ("a: &x 1", "1:4", "There is an anchor or alias (& or *)"),
        ("a: {b: 1}\n&x c: 1", "2:1", "There is a key that is no plain text"),
        ("a: !!python/object:os.system x", "1:4", "There is the tag tag:yaml.org,2002:python/object:os.system"),
        ("!x a: 1", "1:1", "There is a key that is no plain text"),
        ("a: 1\nb: 2\na: 3", "3:1", "There is the key 'a' a second time"),
        ("a: {b: 1, b: 2}", "1:11", "There is the key 'b' a second time"),
        ("a: 1\n---\nb: 2", "2:1", "There is a second document (---)"),
        ("? [a]\n: b", "1:3", "There is a key that is no plain text"),
        ("a: " + "[" * 33 + "]" * 33, "1:36", "There is more than 32 levels"),
        ('"a\\eb": 1\n"a\\eb": 2', "2:1", "There is the key 'a\\x1bb' a second time"),
        ("a: !<x\u009by> 1", "", "Not readable as YAML"),
        ("- a\n" * 20_001, "20000:3", "There is more than 20000 values"),
        ("a: [1,\n", "2:1", "Not readable as YAML"),
        ("a: 1\n\tb: 2", "2:1", "Not readable as YAML"),
        ("a: 'x", "1:6", "Not readable as YAML"),
        ("a: \x00", "", "Not readable as YAML"),
        ("a: \ud800", "", "Not readable as YAML"),
        ("a" * (MAX_CHARACTERS + 1), "", "The file is too large (1000001 characters)"),
    ],
)
def test_what_is_not_read_here_is_refused_at_its_place(text: str, place: str, found: str) -> None:
    with pytest.raises(YamlRefused) as refused:
        compose(text, "f.yaml")
    problem = refused.value.problem
    assert (problem.source.place, problem.message.en[: len(found)]) == (place, found)
    assert problem.message.id != problem.message.en
    assert problem.message.id.isprintable()


def test_the_parsers_english_reason_is_not_said_in_indonesian() -> None:
    with pytest.raises(YamlRefused) as refused:
        compose("a: b: c", "f.yaml")
    message = refused.value.problem.message
    assert ("mapping values are not allowed" in message.en, "not allowed" in message.id) == (True, False)


def test_a_hundred_thousand_brackets_are_refused_and_crash_nothing() -> None:
    with pytest.raises(YamlRefused, match="32 tingkat"):
        compose("[" * 100_000, "f.yaml")


def test_an_empty_text_is_nothing_and_has_a_place() -> None:
    located = compose("", "f.yaml")
    assert (located.value, str(located.source(("a", "b")))) == (None, "f.yaml:1:1")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    located = compose("\ufeffa: 1\r\nb:\r\n  c: x\r\n", "f.yaml")
    assert (located.value, located.source(("b", "c")).place) == ({"a": 1, "b": {"c": "x"}}, "3:6")


_STYLES = (SingleQuotedScalarString, DoubleQuotedScalarString, LiteralScalarString, FoldedScalarString)
_WORDS = st.lists(st.sampled_from(["a", "it's", '"q"', "=", "x\\y", "é"]), min_size=1, max_size=12).map(" ".join)


@given(_WORDS, st.sampled_from(_STYLES), st.data())
def test_a_character_within_a_text_is_found_through_quotes_and_folds(
    text: str, style: Any, data: st.DataObject
) -> None:
    yaml = YAML()
    yaml.width = 20
    stream = io.StringIO()
    yaml.dump({"other": 1, "deep": [{"expr": style(text)}]}, stream)
    located = compose(stream.getvalue(), "f.yaml")
    value = located.value["deep"][0]["expr"]
    offset = data.draw(st.sampled_from([at for at, character in enumerate(value) if not character.isspace()]))

    line, column = (int(number) for number in located.source_inside(("deep", 0, "expr"), offset).place.split(":"))

    written = stream.getvalue().splitlines()[line - 1][column - 1 :]
    assert written.lstrip("\\").startswith(value[offset].lstrip("\\")) or written.startswith("\\x")


@given(st.text(max_size=80) | st.text(alphabet="a:-[]{}&*!|>'\"#\n \t,?%@`\\", max_size=40))
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    try:
        located = compose(text, "f.yaml")
    except YamlRefused as refused:
        assert refused.problem.source.file == "f.yaml"  # noqa: PT017 - one of two ways, both fine
    else:
        assert located.line(()) >= 1
