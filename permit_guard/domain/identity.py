"""The numbers that name a person: what a NIK says of birth and sex, and how numbers are masked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from permit_guard.domain.case import Sex

NIK_DIGITS = 16
NIK_SHAPE = re.compile(r"[0-9]{16}")
WOMEN_ADD_TO_DAY = 40
SERIAL_NEVER_GIVEN = "0000"
MASK = "•"
_LONG_NUMBER = re.compile(r"[0-9]{16,}")
_IN_GROUPS = re.compile(r"(?<![0-9])[0-9]{1,12}([ .\-\u00a0])[0-9]{1,12}(?:\1[0-9]{1,12})*(?![0-9])")
_A_WORD_AROUND = re.compile(r"[A-Za-z_]")


@dataclass(frozen=True, slots=True)
class NikReading:
    """What the digits of a well-formed NIK say; `born` is the latest century that is not after the day of reading."""

    born: date
    sex: Sex


def read_nik(nik: str, on: date) -> NikReading | None:
    """Birth date and sex by the digits DDMMYY (women DD+40), or None when the NIK is not well-formed.

    Well-formed: 16 digits 0-9, a day that exists in this century or the last, not after `on`, and a serial from 0001.
    The region is not judged: historic and unassigned codes exist. Source: domain.md section 4.
    """
    if NIK_SHAPE.fullmatch(nik) is None or nik.endswith(SERIAL_NEVER_GIVEN):
        return None
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = Sex.FEMALE if day > WOMEN_ADD_TO_DAY else Sex.MALE
    if sex is Sex.FEMALE:
        day -= WOMEN_ADD_TO_DAY
    for century in (2000, 1900):
        try:
            born = date(century + year, month, day)
        except ValueError:
            continue
        if born <= on:
            return NikReading(born, sex)
    return None


def one_slip_apart(one: str, other: str) -> bool:
    """Whether two NIK of 16 digits differ in one digit, or in two neighbours that changed places."""
    if len(one) != len(other) or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    return NIK_SHAPE.fullmatch(one) is not None and NIK_SHAPE.fullmatch(other) is not None


def one_slip_from(nik: str) -> set[str]:
    """Every NIK that is `one_slip_apart` from this one; none where this one has not 16 digits."""
    if NIK_SHAPE.fullmatch(nik) is None:
        return set()
    slips = {nik[:place] + digit + nik[place + 1 :] for place in range(16) for digit in "0123456789"}
    slips |= {nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :] for place in range(15)}
    return slips - {nik}


def masked_nik(nik: str) -> str:
    """A NIK with its first four and last four characters only; anything shorter than 12 as any other number."""
    if len(nik) < 12:
        return masked_number(nik)
    return nik[:4] + MASK * (len(nik) - 8) + nik[-4:]


def masked_number(number: str) -> str:
    """Any number but a NIK: its last three characters only."""
    return MASK * max(len(number) - 3, 3) + number[-3:] if len(number) > 3 else MASK * len(number)


def masked_within(said: str) -> str:
    """A sentence with every NIK that stands in it masked, also one in groups or with a digit too many.

    Groups have one sign between them all, so that neither days nor amounts are taken for a NIK. What is longer stays
    where letters touch it: there it is a part of a hash.
    """
    return _IN_GROUPS.sub(_masked_groups, _LONG_NUMBER.sub(_masked_run, said))


def _masked_run(found: re.Match[str]) -> str:
    around = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    is_of_a_hash = len(found[0]) > NIK_DIGITS and _A_WORD_AROUND.search(around)
    return found[0] if is_of_a_hash else masked_nik(found[0])


def _masked_groups(found: re.Match[str]) -> str:
    places = [place for place, sign in enumerate(found[0]) if sign.isdigit()]
    if len(places) != NIK_DIGITS:
        return found[0]
    hidden = set(places[4:-4])
    return "".join(MASK if place in hidden else sign for place, sign in enumerate(found[0]))
