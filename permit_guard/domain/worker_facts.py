"""One row of facts for each worker, each fact with the places it was read from."""

from __future__ import annotations

from datetime import date

from permit_guard.domain.case import UNREADABLE, Application, Employer, Employment, Worker
from permit_guard.domain.cover_facts import say_cover
from permit_guard.domain.engagement import Engagement
from permit_guard.domain.evidence_held import EvidenceHeld
from permit_guard.domain.facts import WorkerFacts
from permit_guard.domain.identity import NIK_SHAPE, NikReading, read_nik
from permit_guard.domain.text import say_some


def worker_facts(worker: Worker, engagement: Engagement, application: Application, held: EvidenceHeld) -> WorkerFacts:
    """All that is known of one worker on the day of the check. Of one who has left, cover is not asked."""
    facts = WorkerFacts(row=worker.row, name=worker.name, has_contract=application.contract is not None)
    employer = employer_of(worker, application)
    facts.employer_name = employer.name if employer else None
    facts.employer_npp = npp_of(worker, application)
    facts.employer_size = employer.size.value if employer and employer.size else None
    employment = judged_employment(worker)
    facts.employment = employment.value if employment else None
    facts.by_passport = _by_passport(worker)
    _say_identity(facts, worker, held.on)
    _say_work(facts, engagement, held.on)
    facts.unread_evidence = bool(held.unread_files)
    facts.unread_files = say_some(held.unread_files)
    facts.project_number = held.project.number
    facts.project_has_cover = held.project.has_cover
    facts.project_has_list = held.project.has_list
    facts.sources = {"row": (str(worker.source),)}
    if facts.has_left:
        facts.short_stay = False
        facts.relies_on_jakon = False
    else:
        say_cover(facts, worker, engagement, employment, held)
        _say_joining(facts, worker, application, held)
    return facts


def judged_employment(worker: Worker) -> Employment | None:
    """The employment that the rules judge by: `tka` needs a passport and no NIK, else it is judged as pkwt."""
    if not isinstance(worker.employment, Employment):
        return None
    if worker.employment is Employment.TKA and not _by_passport(worker):
        return Employment.PKWT
    return worker.employment


def npp_of(worker: Worker, application: Application) -> str | None:
    """The NPP of a worker's employer: his own cell, or the main contractor's where it is empty."""
    if worker.employer_npp is None:
        main = application.main_contractor
        return main.npp if main else None
    return None if worker.employer_npp is UNREADABLE else worker.employer_npp


def employer_of(worker: Worker, application: Application) -> Employer | None:
    """The application's employer with the worker's NPP, or None where there is none."""
    npp = npp_of(worker, application)
    return next((employer for employer in application.employers if employer.npp == npp), None)


def _by_passport(worker: Worker) -> bool | None:
    if worker.nik is not None or (isinstance(worker.employment, Employment) and worker.employment != Employment.TKA):
        return False
    if not isinstance(worker.employment, Employment):
        return None
    return worker.passport is not None


def _say_identity(facts: WorkerFacts, worker: Worker, on: date) -> None:
    facts.has_nik = worker.nik is not None
    facts.nik = worker.nik if isinstance(worker.nik, str) else None
    facts.birth_date = worker.birth_date if isinstance(worker.birth_date, date) else None
    reading = read_nik(facts.nik, on) if facts.nik else None
    if facts.nik and NIK_SHAPE.fullmatch(facts.nik):
        facts.nik_day_exists = read_nik(facts.nik[:12] + "0001", on) is not None
    facts.nik_birth_date = reading.born if reading else None
    facts.birth_date_judged = facts.birth_date or facts.nik_birth_date
    facts.nik_birth_differs = bool(reading and facts.birth_date and not _same_digits(reading, facts.birth_date))
    facts.nik_agrees = _agrees(reading, worker)


def _same_digits(reading: NikReading, born: date) -> bool:
    """A NIK has two digits of the year: the century is not compared."""
    said = reading.born
    return (said.day, said.month, said.year % 100) == (born.day, born.month, born.year % 100)


def _agrees(reading: NikReading | None, worker: Worker) -> bool | None:
    """Whether what the row gives of birth date and sex is what the NIK says; None where either side gives neither."""
    if reading is None:
        return None
    compared = []
    if isinstance(worker.birth_date, date):
        compared.append(_same_digits(reading, worker.birth_date))
    if worker.sex is not None and worker.sex is not UNREADABLE:
        compared.append(worker.sex is reading.sex)
    return all(compared) if compared else None


def _say_work(facts: WorkerFacts, engagement: Engagement, on: date) -> None:
    facts.works_from, facts.works_to = engagement.first, engagement.last
    facts.has_left = engagement.has_left(on)
    behind = engagement.behind(on)
    facts.worked_before = None if behind is None else not behind.is_empty


def _say_joining(facts: WorkerFacts, worker: Worker, application: Application, held: EvidenceHeld) -> None:
    starts_on = application.contract.starts_on if application.contract else None
    joined = worker.works_from
    if joined is None:
        facts.joined_after_start = False
    elif isinstance(joined, date) and starts_on is not None:
        facts.joined_after_start = joined > starts_on
    if isinstance(joined, date):
        facts.working_days_since_joining = held.working_days.count_after(joined, held.on)
