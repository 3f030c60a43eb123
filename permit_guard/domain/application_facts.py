"""The one row of facts about the application as a whole, each fact with the places it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from permit_guard.domain.case import Application, Case, Worker
from permit_guard.domain.contribution import contribution_due
from permit_guard.domain.cover_facts import project_sources
from permit_guard.domain.engagement import Engagement
from permit_guard.domain.evidence_held import EvidenceHeld
from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.identity import masked_nik
from permit_guard.domain.project import same_number
from permit_guard.domain.register import files_relied_on
from permit_guard.domain.text import MOST_NAMED, say_some
from permit_guard.domain.worker_facts import npp_of

Engaged = tuple[Worker, Engagement]


def application_facts(
    case: Case, engaged: Sequence[Engaged], workers: Sequence[WorkerFacts], held: EvidenceHeld
) -> ApplicationFacts:
    """All that is known of the application on the day of the check; `workers` are in the order of `engaged`."""
    application = case.application
    facts = ApplicationFacts(
        has_contract=application.contract is not None,
        declared_headcount=application.declared_headcount,
        persons_on_roster=len({_person(worker) for worker, _ in engaged}),
        unread_evidence=bool(held.unread_files),
        unread_files=say_some(held.unread_files),
        project_number=held.project.number,
        has_receipt=bool(held.project.receipts),
        has_certificate=held.project.certificate is not None,
        has_letter=held.project.letter is not None,
        attestations_kept=case.register is not None,
        applications_registered=case.register is not None,
    )
    _say_register(facts, case, workers, held)
    _say_engagements(facts, engaged, held)
    _say_employers(facts, application, [worker for worker, _ in engaged])
    _say_reliance(facts, engaged, workers, held)
    _say_contract(facts, application, held)
    _say_letter(facts, application, held)
    _say_listed(facts, engaged, held)
    facts.sources = _sources(case, held)
    return facts


def _say_register(facts: ApplicationFacts, case: Case, workers: Sequence[WorkerFacts], held: EvidenceHeld) -> None:
    if case.register is None:
        return
    spells = (source for worker in workers for source in worker.sources.get("has_spell", ()))
    certificate = (str(held.project.certificate.source),) if held.project.certificate else ()
    relied_on = files_relied_on(case.evidence, (*spells, *project_sources(held), *certificate))
    unattested = case.register.unattested(relied_on)
    facts.files_unattested = len(unattested)
    facts.unattested_files = say_some(unattested)
    facts.other_uses = len(case.register.other_applications)
    facts.other_applications = say_some(case.register.other_applications)


def _person(worker: Worker) -> tuple[str, str | int]:
    """Who a row speaks of: by NIK, else passport, else the row itself."""
    if isinstance(worker.nik, str):
        return ("nik", worker.nik)
    if isinstance(worker.passport, str):
        return ("passport", worker.passport)
    return ("row", worker.row)


def _any(parts: Iterable[bool | None]) -> bool | None:
    """Whether any part is true; None when none is, but one is not known."""
    seen = set(parts)
    return True if True in seen else None if None in seen else False


def _say_engagements(facts: ApplicationFacts, engaged: Sequence[Engaged], held: EvidenceHeld) -> None:
    aheads = [engagement.ahead(held.on) for _, engagement in engaged]
    facts.someone_still_works = _any(
        False if engagement.has_left(held.on) else None if ahead is None else not ahead.is_empty
        for (_, engagement), ahead in zip(engaged, aheads, strict=True)
    )
    rows: set[int] = set()
    repeated = 0
    doubt = False
    for group in _by_identity(engaged):
        overlapping = _overlapping_rows(group)
        repeated += bool(overlapping)
        rows |= overlapping
        doubt |= any(engagement.period is None for _, engagement in group)
    facts.identities_repeated = None if doubt and not repeated else repeated
    facts.repeated_rows = say_some(map(str, sorted(rows)))


def _by_identity(engaged: Sequence[Engaged]) -> Iterable[list[Engaged]]:
    """The rows that share a NIK, and those that share a passport, where more than one does."""
    groups: dict[tuple[str, str], list[Engaged]] = {}
    for worker, engagement in engaged:
        for kind, number in (("nik", worker.nik), ("passport", worker.passport)):
            if isinstance(number, str):
                groups.setdefault((kind, number), []).append((worker, engagement))
    return (group for group in groups.values() if len(group) > 1)


def _overlapping_rows(group: Sequence[Engaged]) -> set[int]:
    """The rows of `group` whose days of work overlap another's: in order of first day, each with the longest so far."""
    dated = [(engagement.period, worker.row) for worker, engagement in group if engagement.period is not None]
    rows: set[int] = set()
    longest = None
    for period, row in sorted(dated):
        if longest is not None and period.touches(longest[0]):
            rows |= {row, longest[1]}
        if longest is None or period.last > longest[0].last:
            longest = (period, row)
    return rows


def _say_employers(facts: ApplicationFacts, application: Application, workers: Sequence[Worker]) -> None:
    known = {employer.npp for employer in application.employers}
    npps = [npp_of(worker, application) for worker in workers]
    strangers = [npp for npp in npps if npp is not None and npp not in known]
    unsure = (None in npps) or (bool(npps) and not known)
    facts.rows_of_unknown_employer = None if unsure and not (known and strangers) else len(strangers)
    facts.unknown_employers = say_some(dict.fromkeys(strangers))


def _say_reliance(
    facts: ApplicationFacts, engaged: Sequence[Engaged], workers: Sequence[WorkerFacts], held: EvidenceHeld
) -> None:
    pairs = [(_person(worker), known) for (worker, _), known in zip(engaged, workers, strict=True)]
    surely = {person for person, known in pairs if known.relies_on_jakon}
    perhaps = {person for person, known in pairs if known.relies_on_jakon is None}
    employments = held.parameters.texts("jakon_employments", held.on)
    facts.persons_relying_at_least = len(surely)
    facts.persons_relying_at_most = len(surely | perhaps)
    facts.someone_relies_on_jakon = _any(known.relies_on_jakon for _, known in pairs)
    facts.persons_jakon_can_cover = len({person for person, known in pairs if known.employment in employments})


def _say_contract(facts: ApplicationFacts, application: Application, held: EvidenceHeld) -> None:
    contract = application.contract
    if contract is None:
        return
    facts.contract_number = contract.number
    facts.contract_signed_on = contract.signed_on
    facts.contribution_due = contribution_due(contract, held.parameters, held.on)
    if contract.signed_on is not None:
        days = held.parameters.number("registration_working_days", contract.signed_on)
        if days is not None:
            facts.registration_due = held.working_days.after(contract.signed_on, days)
            facts.registration_due_at_earliest = held.working_days.after_at_earliest(contract.signed_on, days)


def _say_letter(facts: ApplicationFacts, application: Application, held: EvidenceHeld) -> None:
    letter = held.project.letter
    if letter is None:
        return
    latest = letter.latest
    facts.letter_number = latest.number
    facts.letter_contract_number = latest.contract_number
    facts.letter_headcount = latest.headcount
    facts.letter_by_wages = any(paper.by_wages for paper in letter.letters)
    facts.letter_contribution = letter.contribution
    facts.first_letter_dated = letter.first.dated
    contract = application.contract
    if latest.contract_number is not None and contract is not None and contract.number is not None:
        facts.letter_names_contract = same_number(latest.contract_number, contract.number)


def _say_listed(facts: ApplicationFacts, engaged: Sequence[Engaged], held: EvidenceHeld) -> None:
    on_roster = {worker.nik for worker, _ in engaged}
    missing = {line.nik: line for line in held.project.lines if line.nik is not None and line.nik not in on_roster}
    facts.listed_not_on_roster = len(missing)
    facts.listed_not_on_roster_names = say_some(_named(line.name, nik) for nik, line in missing.items())


def _named(name: str | None, nik: str) -> str:
    return f"{name} ({masked_nik(nik)})" if name else masked_nik(nik)


def _sources(case: Case, held: EvidenceHeld) -> dict[str, tuple[str, ...]]:
    letter = tuple(str(paper.source) for paper in held.project.letter.letters) if held.project.letter else ()
    certificate = (str(held.project.certificate.source),) if held.project.certificate else ()
    roster = (case.roster.file,) if case.roster else ()
    on_letter = ("letter_names_contract", "letter_headcount", "letter_contribution", "first_letter_dated")
    on_roster = ("identities_repeated", "persons_on_roster", "rows_of_unknown_employer", "someone_still_works")
    return {
        **dict.fromkeys((*on_letter, "has_letter"), letter),
        **dict.fromkeys((*on_roster, "persons_jakon_can_cover"), roster),
        "has_receipt": tuple(str(receipt.source) for receipt in held.project.receipts),
        "has_certificate": certificate,
        "listed_not_on_roster": tuple(dict.fromkeys(line.source.file for line in held.project.lines)),
        "unread_evidence": held.unread_files[:MOST_NAMED],
    }
