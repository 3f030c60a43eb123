"""The fixed sentences: each in both languages, with the same facts in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from permit_guard.domain.text import Text
from permit_guard.paper import wording

SENTENCES = {name: text for name, text in vars(wording).items() if isinstance(text, Text)}
ONE_LANGUAGE = {"AT_PLACE"}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_stands_in_both_languages_with_the_same_facts(name: str) -> None:
    text = SENTENCES[name]
    assert text.id
    assert text.en or name in ONE_LANGUAGE
    assert sorted(re.findall(r"\{\w+\}", text.id)) == sorted(re.findall(r"\{\w+\}", text.en))


def test_every_sentence_is_used() -> None:
    folder = Path(wording.__file__).parent
    program = " ".join(path.read_text() for path in folder.glob("*.py") if path.name != "wording.py")
    assert [name for name in SENTENCES if f"wording.{name}" not in program] == []
