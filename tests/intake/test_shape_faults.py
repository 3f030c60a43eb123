"""Faults of shape: every one at once, each at its place, saying what was found and what is expected."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import compose
from permit_guard.intake.shape_faults import load_shape

COLOUR = Text("warna", "a colour")


class Leaf(Schema):
    """A leaf."""

    colour = fields.String(required=True, validate=validate.OneOf(["red"]), metadata={"expects": COLOUR})


class Tree(Schema):
    """A tree."""

    name = fields.String(required=True)
    leaf = fields.Nested(Leaf)
    leaves = fields.List(fields.Nested(Leaf))


def faults(text: str) -> list[tuple[str, str, str]]:
    """Place and message in both languages of each fault of a tree."""
    _, problems = load_shape(Tree(), compose(text, "tree.yaml"))
    return sorted((str(problem.source), problem.message.id, problem.message.en) for problem in problems)


def test_a_sound_file_has_its_value_and_no_fault() -> None:
    assert load_shape(Tree(), compose("name: x\nleaf: {colour: red}\n", "t")) == (
        {"name": "x", "leaf": {"colour": "red"}},
        (),
    )


def test_an_unknown_key_is_said_at_its_place_with_the_keys_that_are_known() -> None:
    assert faults("name: x\nleaf:\n  color: 1\n  colour: red\n") == [
        (
            "tree.yaml:3:3",
            "Kunci 'color' tidak dikenal di sini. Yang dikenal: colour.",
            "The key 'color' is not known here. Known are: colour.",
        )
    ]


def test_a_missing_key_is_said_at_what_it_is_missing_from() -> None:
    assert faults("name: x\nleaves:\n  - {colour: red}\n  - {}\n") == [
        (
            "tree.yaml:4:5",
            "Kunci 'colour' tidak ada. Tambahkan: warna.",
            "The key 'colour' is missing. Add it: a colour.",
        )
    ]


def test_a_value_that_does_not_fit_says_what_was_found_and_what_is_expected() -> None:
    assert faults("name: x\nleaf: {colour: blue}\n") == [
        ("tree.yaml:2:16", "Tertulis 'blue', seharusnya warna.", "It says 'blue' where a colour is expected.")
    ]


def test_all_faults_are_said_at_once() -> None:
    found = faults("leaf: 1\nleaves: {}\nroot: 2\n")
    assert len(found) == 4
    assert [place for place, _, _ in found] == sorted(place for place, _, _ in found)


def test_a_file_that_is_no_mapping_says_so() -> None:
    ((place, _, message),) = faults("- 1\n")
    assert place.startswith("tree.yaml:1")
    assert "keys with their values" in message


def test_a_long_value_is_shortened() -> None:
    ((_, message, _),) = faults(f"name: x\nleaf: {{colour: {'b' * 500}}}\n")
    assert "…" in message
    assert len(message) < 120


def test_keys_and_values_are_said_without_what_would_steer_a_terminal() -> None:
    found = faults('name: x\n"a\\e[31m": 1\nleaf: {colour: "r\\e[31md"}\n')
    assert [message for _, _, message in found] == [
        "The key 'a\\x1b[31m' is not known here. Known are: name, leaf, leaves.",
        "It says 'r\\x1b[31md' where a colour is expected.",
    ]


def test_a_long_key_is_shortened() -> None:
    ((_, message, _),) = faults(f"name: x\n{'k' * 500}: 1\n")
    assert len(message) < 140
