"""What the evidence holds, gathered once, and whose its problems are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from permit_guard.domain.case import UNREADABLE, Case
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.domain.evidence_held import EvidenceHeld, evidence_held, standing_problems
from permit_guard.domain.matching import Person
from permit_guard.domain.project import project_cover
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from tests.building import BUDI, NPP, ON, PROJECT, SITI, SUB, application, case, law, member, part, sound_records

OTHER_PROJECT = "2600001078095"
FAULT = Problem(Source("evidence/x.csv", "2"), Text("salah", "wrong"))


def held(judged: Case, on: date = ON) -> EvidenceHeld:
    """What the case's evidence holds by the law as it ships."""
    return evidence_held(judged, on, law().rulebook.parameters, law().working_days)


def test_the_lines_of_a_members_list_are_held_under_their_own_employer() -> None:
    both = held(case(records=[*sound_records(), member(SITI, "2026-01", None, npp=SUB)]))
    person = Person.of_worker(SITI)
    found = {npp: [str(line.month) for line in lines.of_person(person).his] for npp, lines in both.members.items()}
    assert found == {NPP: ["2026-02", "2026-03"], SUB: ["2026-01"]}
    assert [line.name for line in both.listed.of_person(Person.of_worker(BUDI)).his] == [BUDI.name]


def test_every_employers_lines_are_held_together_only_where_some_row_has_an_npp_that_cannot_be_read() -> None:
    unsure = replace(SITI, employer_npp=UNREADABLE)
    lines = [len(held(case(*rows)).any_members.of_person(Person.of_worker(SITI)).his) for rows in (
        (BUDI, SITI), (BUDI, unsure), (unsure, replace(unsure, row=4)),
    )]  # fmt: skip
    assert lines == [0, 2, 2]


def test_before_any_due_day_is_in_force_no_month_is_due() -> None:
    assert held(case(), date(2001, 1, 1)).months is None
    assert held(case()).months is not None


def test_files_that_could_not_be_read_are_named() -> None:
    scan = EvidenceFile("evidence/pindai.jpg", "0" * 64, EvidenceKind.UNREADABLE)
    paper = EvidenceFile("evidence/lain.pdf", "0" * 64, EvidenceKind.UNRECOGNISED, looks_like_a_paper=True)
    table = replace(paper, file="evidence/lain.csv", looks_like_a_paper=False)
    assert held(case(files=(scan, paper, table))).unread_files == ("evidence/pindai.jpg", "evidence/lain.pdf")


@pytest.mark.parametrize(
    ("named", "project", "unread"),
    [
        ((), PROJECT, True),
        ((PROJECT,), PROJECT, True),
        ((OTHER_PROJECT,), PROJECT, False),
        ((OTHER_PROJECT,), None, True),
    ],
)
def test_a_bundle_with_an_unread_paper_is_unread_unless_that_paper_is_another_projects(
    named: tuple[str, ...], project: str | None, unread: bool
) -> None:
    parts = (part(EvidenceKind.JAKON_RECEIPT, PROJECT), part(EvidenceKind.UNRECOGNISED, *named, problems=(FAULT,)))
    kind = EvidenceKind.JAKON_RECEIPT
    bundle = EvidenceFile("evidence/bundel.pdf", "0" * 64, kind, (), parts, looks_like_a_paper=True)
    sheets = replace(bundle, file="evidence/bundel.xlsx", looks_like_a_paper=False)
    company = replace(bundle, file="evidence/lain.pdf", parts=(parts[0], part(EvidenceKind.UNRECOGNISED)))
    about = application(bpjs_project_number=project)
    files = held(case(records=[], about=about, files=(bundle, sheets, company))).unread_files
    assert files == (("evidence/bundel.pdf",) if unread else ())


def problems_of(kind: EvidenceKind, *holders: str, project: str | None = PROJECT) -> list[Problem]:
    """The problems that stand when one part of a file, of that kind and naming these, has a problem."""
    broken = EvidenceFile("evidence/x.csv", "0" * 64, kind, (), (part(kind, *holders, problems=(FAULT,)),))
    judged = case(records=[], about=application(bpjs_project_number=project), files=(broken,))
    cover = project_cover(judged, ON, law().rulebook.parameters, law().working_days)
    return [problem for problem in standing_problems(judged, cover) if problem not in cover.problems]


@pytest.mark.parametrize(
    ("kind", "holders", "project", "stands"),
    [
        (EvidenceKind.PU_MEMBERS, (), PROJECT, True),
        (EvidenceKind.PU_MEMBERS, (NPP,), PROJECT, True),
        (EvidenceKind.PU_MEMBERS, (SUB,), PROJECT, True),
        (EvidenceKind.PU_MEMBERS, ("99999999", SUB), PROJECT, True),
        (EvidenceKind.PU_MEMBERS, ("99999999",), PROJECT, False),
        (EvidenceKind.JAKON_WORKERS, (), PROJECT, True),
        (EvidenceKind.JAKON_WORKERS, (PROJECT,), PROJECT, True),
        (EvidenceKind.JAKON_WORKERS, (OTHER_PROJECT, PROJECT), PROJECT, True),
        (EvidenceKind.JAKON_WORKERS, (OTHER_PROJECT,), PROJECT, False),
        (EvidenceKind.JAKON_WORKERS, (OTHER_PROJECT,), None, True),
        (EvidenceKind.UNRECOGNISED, (OTHER_PROJECT,), PROJECT, False),
        (EvidenceKind.UNREADABLE, (), PROJECT, True),
    ],
)
def test_a_problem_stands_unless_all_that_is_readable_beside_it_is_anothers(
    kind: EvidenceKind, holders: tuple[str, ...], project: str | None, stands: bool
) -> None:
    assert problems_of(kind, *holders, project=project) == ([FAULT] if stands else [])


def test_the_rosters_own_problems_and_the_projects_stand_too() -> None:
    judged = case(problems=(FAULT,))
    cover = replace(project_cover(judged, ON, law().rulebook.parameters, law().working_days), problems=(FAULT, FAULT))
    assert standing_problems(judged, cover) == (FAULT, FAULT, FAULT)
