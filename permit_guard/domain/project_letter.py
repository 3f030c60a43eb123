"""A project's determination letters, with their addenda, read as one; and whether what they ask for is paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.case import Contract
from permit_guard.domain.evidence import DeterminationLetter, Receipt
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.period import ONE_DAY


@dataclass(frozen=True, slots=True)
class ProjectLetter:
    """The project's letters read as one. With addenda: earliest start, latest end, contributions added up.

    Number, headcount and contract number are those of the latest. None is what a letter and the application leave open.
    """

    letters: tuple[DeterminationLetter, ...]
    contract_starts_on: date | None
    contract_ends_on: date | None
    covered_until: date | None
    contribution: Decimal | None

    @property
    def first(self) -> DeterminationLetter:
        """The earliest letter."""
        return self.letters[0]

    @property
    def latest(self) -> DeterminationLetter:
        """The latest letter: the last addendum, or the only one."""
        return self.letters[-1]


def as_one(letters: Sequence[DeterminationLetter], contract: Contract | None) -> ProjectLetter | None:
    """The letters as one; a contract day that none of them states is the application's."""
    if not letters:
        return None
    in_order = tuple(sorted(letters, key=lambda letter: (letter.dated, letter.number)))
    starts = [letter.contract_starts_on for letter in in_order if letter.contract_starts_on is not None]
    ends = [letter.contract_ends_on for letter in in_order if letter.contract_ends_on is not None]
    maintained = [letter.maintenance_ends_on for letter in in_order if letter.maintenance_ends_on is not None]
    starts_on = min(starts, default=contract.starts_on if contract else None)
    ends_on = max(ends, default=contract.ends_on if contract else None)
    contribution = sum_known([letter.contribution for letter in in_order])
    return ProjectLetter(in_order, starts_on, ends_on, max(maintained, default=ends_on), contribution)


def sum_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of all amounts; None where one of them is not known."""
    total = Decimal(0)
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def has_cover(
    letter: ProjectLetter | None,
    receipts: Sequence[Receipt],
    on: date,
    parameters: Parameters,
    working_days: WorkingDays,
) -> bool | None:
    """Paid in full, or the first instalment while the contract runs; a rupiah of rounding aside.

    An addendum's contribution is asked for only from some working days after its date.
    """
    if letter is None:
        return False
    share = parameters.decimal("first_instalment_share", on)
    tolerance = parameters.decimal("rupiah_tolerance", on)
    grace = parameters.number("addendum_working_days", on)
    if share is None or tolerance is None or grace is None:
        return None
    asked = [(addendum, _is_asked_for(addendum, on, grace, working_days)) for addendum in letter.letters[1:]]
    surely = [letter.first, *(addendum for addendum, known in asked if known)]
    at_most = [letter.first, *(addendum for addendum, known in asked if known is not False)]
    covers = {_paid_enough(papers, receipts, share, tolerance, letter, on) for papers in (surely, at_most)}
    return covers.pop() if len(covers) == 1 else None


def _is_asked_for(addendum: DeterminationLetter, on: date, grace: int, working_days: WorkingDays) -> bool | None:
    """Whether the grace is over; as many working days are at least as many days, so that much is known of any year."""
    since = working_days.after(addendum.dated, grace)
    if since is None:
        return False if on < addendum.dated + grace * ONE_DAY else None
    return on >= since


def _paid_enough(
    papers: Sequence[DeterminationLetter],
    receipts: Sequence[Receipt],
    share: Decimal,
    tolerance: Decimal,
    letter: ProjectLetter,
    on: date,
) -> bool | None:
    total = sum_known(paper.contribution for paper in papers)
    paid = sum((receipt.amount for receipt in receipts), Decimal(0))
    if total is None or total <= 0:
        return None
    if paid >= total - tolerance:
        return True if receipts else None
    if paid < total * share - tolerance:
        return False
    return None if letter.contract_ends_on is None else on <= letter.contract_ends_on
