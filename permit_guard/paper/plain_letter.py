"""A letter of one page that tells one thing: that a suspension is lifted, or that a certificate is enclosed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final

from permit_guard.domain.case import Application
from permit_guard.domain.letter import LetterWords
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.text import Language, Text, say_number
from permit_guard.paper import wording
from permit_guard.paper.bound import Bound, bind
from permit_guard.paper.letterhead import closing, opening
from permit_guard.paper.prose import FINE, OPENING, STRONG, TEXT_WIDTH, labelled, paragraph
from permit_guard.paper.sheet import MM, Foot

LABEL_WIDTH: Final = 50 * MM


@dataclass(frozen=True, slots=True)
class Rested:
    """What the letter rests on: a decision of the day `on`, by its hashes."""

    on: date
    rulebook_hash: str
    input_hash: str


@dataclass(frozen=True, slots=True)
class PlainLetter:
    """All that it is made from. `told` are its facts, each with its label."""

    application: Application
    office: Office
    words: LetterWords
    told: Sequence[tuple[Text, Text]]
    rested: Rested
    issued: Issued
    language: Language


def write_plain_letter(letter: PlainLetter) -> bytes:
    """The letter as PDF: the same bytes for the same arguments, fonts embedded, dated by its own day."""
    rested, language = letter.rested, letter.language
    seed = f"{letter.issued.number} {letter.application.number} {rested.rulebook_hash} {rested.input_hash}"
    bound = Bound(letter.words.say("subject", language), letter.application.number, letter.office, language,
                  letter.issued.dated, seed)  # fmt: skip
    foot = partial(Foot, letter.application.number, rested.on, rested.rulebook_hash, rested.input_hash, language, False)
    pages = bind(BytesIO(), bound, _story(letter), foot(pages=0))
    written = BytesIO()
    bind(written, bound, _story(letter), foot(pages=pages))
    return written.getvalue()


def _story(letter: PlainLetter) -> list[Any]:
    words, language = letter.words, letter.language
    head = opening(
        letter.application, letter.office, letter.issued.dated, language=language, number=letter.issued.number,
        annex_pages=0, subject=words.say("subject", language), nature=words.say("nature", language),
        enclosed=words.say("enclosed", language) if "enclosed" in words.texts else None,
    )  # fmt: skip
    return [
        *head,
        paragraph(words.say("opening", language), OPENING),
        labelled([(label.in_(language), fact.in_(language)) for label, fact in letter.told], LABEL_WIDTH, TEXT_WIDTH),
        paragraph(words.say("conclusion", language), STRONG),
        *closing(_last_words(letter), letter.office, language=language, draft=False),
        _proof(letter),
    ]


def _last_words(letter: PlainLetter) -> list[Any]:
    asked = wording.QUESTIONS.in_(letter.language)
    contact = letter.office.contact_person.in_(letter.language)
    return [
        paragraph(letter.words.say("body", letter.language)),
        paragraph(asked.format(contact=contact)),
    ]


def _proof(letter: PlainLetter) -> Any:
    hashes = {"rulebook": letter.rested.rulebook_hash, "input": letter.rested.input_hash}
    size = say_number(letter.issued.journal_size, letter.language)
    return paragraph(
        wording.PROOF_SENT.in_(letter.language).format(**hashes, size=size, root=letter.issued.journal_root), FINE
    )
