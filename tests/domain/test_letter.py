"""What came of a letter: each person in one place, by who it is and not by the row."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.decision import Status
from permit_guard.domain.letter import OPEN, LetterWords, Told, day_text, mended_since, plain
from permit_guard.domain.text import Language, Text

DAY = date(2026, 4, 10)
ROSTERS = st.lists(
    st.builds(lambda who, status: Told(f"{who}", status, f"name {who}"), st.integers(0, 9), st.sampled_from(Status)),
    max_size=12,
)


def test_who_was_open_is_completed_left_or_gone_and_who_is_new_is_counted() -> None:
    before = [Told("a", Status.DEFICIENT, "Ani"),
              Told("b", Status.UNPROVEN, "Budi"), Told("c", Status.DEFICIENT, "Cici"),
              Told("d", Status.COMPLIANT, "Dedi")]  # fmt: skip
    now = [Told("a", Status.COMPLIANT, "Ani"), Told("b", Status.DEFICIENT, "Budi"), Told("e", Status.DEFICIENT, "Eko"),
           Told("d", Status.DEFICIENT, "Dedi")]  # fmt: skip
    came = mended_since("1", DAY, before, now, ("headcount-agrees",))
    assert (came.completed, came.gone, came.left, came.added) == (("Ani",), ("Cici",), 1, 2)
    assert not came.nothing


def test_whose_number_was_corrected_has_not_left() -> None:
    came = mended_since("1", DAY, [Told("old", Status.DEFICIENT, "Ani")], [Told("new", Status.COMPLIANT, "Ani")], ())
    assert (came.completed, came.gone) == (("Ani",), ())


def test_who_left_the_roster_completed_nothing() -> None:
    came = mended_since("1", DAY, [Told("a", Status.DEFICIENT, "Ani")], [], ())
    assert came.nothing
    assert came.gone == ("Ani",)


@given(ROSTERS, ROSTERS)
def test_everyone_who_was_open_is_in_just_one_place(before: list[Told], now: list[Told]) -> None:
    came = mended_since("1", DAY, before, now, ())
    was = {each.person for each in before if each.status in OPEN}
    is_now = {each.person for each in now if each.status in OPEN}
    assert len(came.completed) + len(came.gone) + came.left == len(was)
    assert came.left + came.added == len(is_now)
    assert set(came.gone).isdisjoint(each.name for each in now)


def test_words_are_said_with_their_facts_in_each_language() -> None:
    words = LetterWords({"body": Text("sampai {until} ({count}) {x}", "until {until} ({count}) {x}")},
                        {"until": day_text(DAY), "x": plain("{y}")})  # fmt: skip
    assert words.say("body", Language.ID, count="2") == "sampai 10 April 2026 (2) {y}"
    assert words.say("body", Language.EN, count="2") == "until 10 April 2026 (2) {y}"
