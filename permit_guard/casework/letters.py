"""Letters: what every kind shares, its words of the day, its number, and that it is kept as it was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from permit_guard.casework.checking import Law
from permit_guard.casework.desk import Desk
from permit_guard.casework.offices import get_office
from permit_guard.casework.refusals import AlreadyThere, Unfit
from permit_guard.domain.letter import LetterWords
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused as LettersRefused
from permit_guard.intake.rules.letter_files import SENTENCES, read_letter
from permit_guard.intake.rules.office_files import office_faults
from permit_guard.store import notices
from permit_guard.store.applications import Kept
from permit_guard.store.journal import Position
from permit_guard.store.notices import LetterKind, SentNotice
from permit_guard.store.rows import Refused

KINDS_KEPT = 100


def words_of(law: Law, kind: str, on: date, facts: Mapping[str, Text]) -> LetterWords:
    """The sentences of a kind of letter as they were on the day `on`. Raises Unfit where they cannot be read."""
    try:
        return LetterWords(_texts(law.folder / "offices" / "letters", kind, on), facts)
    except LettersRefused as refused:
        raise Unfit(_FAULTY, [problem.message for problem in refused.problems]) from refused


@lru_cache(maxsize=KINDS_KEPT)
def _texts(folder: Path, kind: str, on: date) -> Mapping[str, Text]:
    """Read once a day: like the rules they stay as they were when they were first asked for."""
    return read_letter(folder, kind, on)


def refuse_unwritable(law: Law, on: date) -> None:
    """Raises LettersRefused with all that keeps a letter of the day `on` from being written, of any kind and office.

    It is asked at the start: the first suspension may be months away.
    """
    faults = [*office_faults(law.folder / "offices")]
    for kind in SENTENCES:
        try:
            _texts(law.folder / "offices" / "letters", kind, on)
        except LettersRefused as refused:
            faults.extend(refused.problems)
    if faults:
        raise LettersRefused(tuple(faults))


def send_letter(
    desk: Desk, kept: Kept, decision_id: str, kind: LetterKind, before: Position,
    write: Callable[[Office, Issued, date | None], bytes], *, asks: bool,
) -> SentNotice:  # fmt: skip
    """Number a letter about a decision by the office's own scheme, have it written, and keep it as it is sent.

    `before` is where the journal stood, as the letter prints it. Of a letter that `asks` for something the last day to
    answer is counted, None while the calendar of its year is not there. Raises AlreadyThere when this decision's letter
    went out, Unfit where the office's data is missing.
    """
    office = get_office(desk.law, kept.office, desk.today)
    desk.wait_for_turn()
    serial = notices.next_serial(desk.rows, kept.office, desk.today.year)
    number = office.letter_number.format(serial=serial, year=desk.today.year)
    answer_by = desk.law.working_days.after(desk.today, office.answer_working_days) if asks else None
    content = write(office, Issued(number, desk.today, before.size, before.root), answer_by)
    try:
        sent = notices.add_notice(
            desk.rows, kept.id, decision_id, office=kept.office, year=desk.today.year, serial=serial, number=number,
            answer_by=answer_by, content=content, by=desk.by.id, at=desk.at, kind=kind,
        )  # fmt: skip
    except Refused as twin:
        raise AlreadyThere(_SENT) from twin
    verb = VERBS[kind]
    desk.journal(verb, kept.id, number=number, answer_by=answer_by and answer_by.isoformat())
    return sent


VERBS = {
    LetterKind.DEFICIENCY: "send notice",
    LetterKind.SUSPENSION: "send suspension",
    LetterKind.LIFTING: "send lifting",
    LetterKind.COVERING: "send covering letter",
}
_SENT = Text("Surat atas keputusan ini sudah dikirim.", "The letter about this decision has been sent.")
_FAULTY = Text("Kalimat surat ini tidak terbaca.", "The sentences of this letter cannot be read.")
