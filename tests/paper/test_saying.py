"""Sayings: citations as Indonesian letters write them, numbers masked, counts with their noun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import UNREADABLE
from permit_guard.domain.text import Language, Text
from permit_guard.paper.saying import say_cite, say_identity, say_plain, say_text, say_workers
from tests.paper import samples


@pytest.mark.parametrize(
    ("cite", "indonesian", "english"),
    [
        ("PP 44/2015 art. 53", "PP 44/2015 pasal 53", "PP 44/2015 art. 53"),
        ("Perpres 109/2013 art. 6(4)", "Perpres 109/2013 pasal 6 ayat (4)", "Perpres 109/2013 art. 6(4)"),
        ("UU 2/2017 art. 47(1)(l)", "UU 2/2017 pasal 47 ayat (1) huruf l", "UU 2/2017 art. 47(1)(l)"),
        ("UU 13/2003 arts. 68-75", "UU 13/2003 pasal 68-75", "UU 13/2003 arts. 68-75"),
        ("Permenaker 4/2018", "Permenaker 4/2018", "Permenaker 4/2018"),
    ],
)
def test_a_citation_is_said_as_letters_write_it(cite: str, indonesian: str, english: str) -> None:
    assert say_cite(cite, Language.ID).replace("\u00a0", " ") == indonesian
    assert say_cite(cite, Language.EN).replace("\u00a0", " ") == english


def test_the_number_of_an_instrument_and_of_an_article_never_stand_alone_on_a_line() -> None:
    assert say_cite("PP 44/2015 art. 53", Language.ID).split(" ") == ["PP\u00a044/2015", "pasal\u00a053"]


@given(st.from_regex(r"[a-z ]{0,9}[0-9]{16}[a-z ,.]{0,9}", fullmatch=True))
def test_no_nik_is_left_in_a_masked_sentence(sentence: str) -> None:
    digits = "".join(character for character in sentence if character.isdigit())
    masked = say_plain(sentence, unmask=False)
    assert masked == sentence.replace(digits, f"{digits[:4]}••••••••{digits[-4:]}")
    assert say_plain(sentence, unmask=True) == sentence


def test_shorter_numbers_are_no_nik() -> None:
    said = "2600001078094 330810150101000"
    assert say_plain(said, unmask=False) == said


def test_a_missing_sentence_is_empty() -> None:
    assert say_text(None, Language.ID, unmask=False) == ""
    assert say_text(Text("ya", "yes"), Language.EN, unmask=False) == "yes"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"nik": "3308101503900001"}, "3308••••••••0001"),
        ({"nik": None, "passport": "X1234567"}, "Paspor •••••567"),
        ({"nik": "3308101503900001", "passport": "X1234567"}, "3308••••••••0001"),
        ({"nik": UNREADABLE, "passport": "X1234567"}, "tidak terbaca"),
        ({"nik": None, "passport": UNREADABLE}, "tidak terbaca"),
        ({"nik": None, "passport": None}, "—"),
        ({"nik": "123"}, "•••"),
    ],
)
def test_a_worker_is_named_by_his_masked_nik_else_by_his_masked_passport(numbers: dict[str, object], said: str) -> None:
    assert say_identity(samples.worker(0, **numbers), Language.ID, unmask=False) == said


def test_one_worker_is_a_worker_and_more_are_workers() -> None:
    assert [say_workers(count, Language.EN) for count in (1, 2, 1234)] == ["1 worker", "2 workers", "1,234 workers"]
    assert [say_workers(count, Language.ID) for count in (1, 2, 1234)] == ["1 pekerja", "2 pekerja", "1.234 pekerja"]
