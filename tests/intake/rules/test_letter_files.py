"""The sentences of letters are read as they stand on a day, and every fault in them is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from permit_guard.domain.text import Text
from permit_guard.intake.rules.letter_files import SENTENCES, LettersRefused, letter_faults, read_letter
from tests.building import ROOT

SHIPPED = ROOT / "rules" / "offices" / "letters"
DAY = date(2026, 4, 10)


def written(folder: Path, *changes: tuple[str, str]) -> Path:
    """The letters as they ship, the one of lifting changed."""
    for file in SHIPPED.glob("*.yaml"):
        (folder / file.name).write_text(file.read_text())
    text = (folder / "lifting.yaml").read_text()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / "lifting.yaml").write_text(text)
    return folder


def test_the_letters_that_ship_are_without_fault_and_there_is_one_of_each_kind() -> None:
    assert letter_faults(SHIPPED) == ()
    assert {file.stem for file in SHIPPED.glob("*.yaml")} == set(SENTENCES)


def test_a_letter_is_read_as_it_is_on_its_day(tmp_path: Path) -> None:
    later = "editions:\n  - in_force: [2000-01-01, 2015-07-01]\n    texts:\n" + "".join(
        f"      {name}: {{id: lama, en: old}}\n" for name in SENTENCES["lifting"]
    )
    folder = written(tmp_path, ("editions:\n", later))
    assert read_letter(folder, "lifting", DAY)["nature"] == Text("Biasa", "Normal")
    assert read_letter(folder, "lifting", date(2015, 6, 30))["nature"] == Text("lama", "old")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{suspended}", "{suspended.year}", "braces"),
        ("{suspended}", "{wage}", "braces"),
        ("{until}", "{until", "braces"),
        ("      nature:\n", "      mood:\n", "Known are: subject, nature, opening, conclusion, body"),
        ("letter: lifting", "letter: covering", "the kind of letter that is the file's name"),
        ("[2015-07-01, null]", "[2015-07-01, 2015-07-01]", "first day"),
        ("[2015-07-01, null]", "yesterday", "first day"),
        ('        id: "Biasa"\n', "", "id"),
        ('id: "Biasa"', 'id: ""', "empty"),
        ("letter: lifting", "letter: [", ""),
    ],
)  # fmt: skip
def test_a_faulty_letter_is_refused_with_its_place(tmp_path: Path, before: str, after: str, said: str) -> None:
    folder = written(tmp_path, (before, after))
    faults = letter_faults(folder)
    assert faults
    assert all(fault.source.file == "lifting.yaml" for fault in faults)
    assert said in " ".join(fault.message.en for fault in faults)
    with pytest.raises(LettersRefused):
        read_letter(folder, "lifting", DAY)


def test_a_missing_letter_is_named(tmp_path: Path) -> None:
    (written(tmp_path) / "covering.yaml").unlink()
    assert [str(fault.source) for fault in letter_faults(tmp_path)] == ["covering.yaml"]


def test_a_day_before_every_edition_has_no_letter() -> None:
    with pytest.raises(LettersRefused):
        read_letter(SHIPPED, "lifting", date(1999, 1, 1))
