"""application.yaml: every fault at its line, all at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from permit_guard.domain.case import Application, Contract, Employer, EmployerRole, EmployerSize, Owner, Project
from permit_guard.domain.source import Problem
from permit_guard.intake.application_file import read_application
from permit_guard.intake.refusal import CaseRefused
from tests.intake.samples import APPLICATION, said


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """Why the application is refused."""
    with pytest.raises(CaseRefused) as refused:
        read_application(text if isinstance(text, bytes) else text.encode(), "application.yaml")
    return refused.value.problems


def changed(found: str, instead: str) -> str:
    """The sample application with a change."""
    assert found in APPLICATION
    return APPLICATION.replace(found, instead)


def test_everything_of_the_contract_is_read() -> None:
    text = """\
number: PBG-330810-12032026-001
office: "33.08"
submitted_on: 2026-03-12
project: {name: Gedung Serbaguna, address: Jl. Mawar 3, village: "33.08.10.2003", rt: 2, rw: 5}
owner: {name: Desa Banyurojo, kind: government}
contract: {number: 602/SPK/III/2026, signed_on: 2026-03-02, gross_value: 1110000000, starts_on: 2026-03-16,
   ends_on: 2026-09-15, maintenance_ends_on: 2027-03-15}
bpjs_project_number: "2600001078094"
declared_headcount: 12
employers:
  - {role: main, name: PT Karya Nusantara, npp: "15070955", size: medium}
  - {role: subcontractor, name: CV Bangun Jaya, npp: jj 012345}
"""
    assert read_application(text.encode(), "application.yaml") == Application(
        number="PBG-330810-12032026-001",
        office="33.08",
        submitted_on=date(2026, 3, 12),
        project=Project("Gedung Serbaguna", "Jl. Mawar 3", "33.08.10.2003", 2, 5),
        owner=Owner("Desa Banyurojo", "government"),
        contract=Contract(
            number="602/SPK/III/2026",
            signed_on=date(2026, 3, 2),
            gross_value=Decimal(1110000000),
            starts_on=date(2026, 3, 16),
            ends_on=date(2026, 9, 15),
            maintenance_ends_on=date(2027, 3, 15),
        ),
        bpjs_project_number="2600001078094",
        declared_headcount=12,
        employers=(
            Employer(EmployerRole.MAIN, "PT Karya Nusantara", "15070955", EmployerSize.MEDIUM),
            Employer(EmployerRole.SUBCONTRACTOR, "CV Bangun Jaya", "JJ012345", None),
        ),
    )


@pytest.mark.parametrize(
    "key", ["number", "office", "submitted_on", "project", "owner", "declared_headcount", "employers"]
)
def test_a_missing_key_is_named(key: str) -> None:
    lines = APPLICATION.splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(key)] if key != "employers" else lines[:-2]
    (problem,) = problems_of("".join(kept))
    assert f"The key '{key}' is missing" in problem.message.en


def test_an_unknown_key_is_named_with_its_line() -> None:
    (problem,) = problems_of(changed("owner:", "colour: red\nowner:"))
    assert (problem.source.place.split(":")[0], "'colour'" in problem.message.en) == ("5", True)


@pytest.mark.parametrize(("found", "instead"), [
    ("2026-03-12", "2026-02-30"), ("2026-03-12", "12-03-2026"), ("2026-03-12", "0026-03-12"),
    ("declared_headcount: 2", "declared_headcount: dua"), ("declared_headcount: 2", "declared_headcount: -1"),
    ("declared_headcount: 2", "declared_headcount: true"), ("1110000000", "1.110.000.000"), ("1110000000", "-5"),
    ("1110000000", "0"), ("1110000000", "[1]"), ('"33.08"', "Magelang"), ("role: main", "role: boss"),
    ("size: medium", "size: huge"), ('npp: "15070955"', "npp: '?'"), ("{name: Desa Contoh}", "Desa Contoh"),
    ("{name: Gedung Serbaguna}", "{name: ''}"), ("{name: Gedung Serbaguna}", "{name: x, rt: 1000}"),
])  # fmt: skip
def test_a_value_of_another_kind_is_a_problem_that_says_what_is_expected(found: str, instead: str) -> None:
    (problem,) = problems_of(changed(found, instead))
    assert problem.source.place
    assert "expected" in problem.message.en


def test_every_fault_is_told_at_once() -> None:
    text = changed("2026-03-12", "besok").replace("size: medium", "size: huge").replace("owner:", "colour: red\nowner:")
    assert len(problems_of(text)) == 3


@pytest.mark.parametrize(("found", "instead", "said_of_it"), [
    ("gross_value: 1110000000", "gross_value: 2, net_value: 1", "both gross_value and net_value"),
    ("gross_value", "starts_on: 2026-05-01, ends_on: 2026-04-01, gross_value",
     "ends_on (2026-04-01) is before starts_on"),
    ("gross_value", "ends_on: 2026-05-01, maintenance_ends_on: 2026-04-01, gross_value", "is before ends_on"),
    ("role: main", "role: subcontractor", "0 employers with role main"),
    ("size: medium}", "size: medium}\n  - {role: main, name: B, npp: '12345678'}", "2 employers with role main"),
    ("size: medium}", "size: medium}\n  - {role: subcontractor, name: B, npp: '15070955'}",
     "stands at another employer"),
])  # fmt: skip
def test_a_contradiction_is_a_problem(found: str, instead: str, said_of_it: str) -> None:
    assert said_of_it in said(problems_of(changed(found, instead)))


def test_before_a_contract_employers_and_headcount_may_be_missing() -> None:
    text = "".join(APPLICATION.splitlines(keepends=True)[:5])
    application = read_application(text.encode(), "application.yaml")
    assert (application.contract, application.employers, application.declared_headcount) == (None, (), None)


@pytest.mark.parametrize("text", ["", "[]", "nonsense", "a: b: c", "a: &x 1\nb: *x", b"\xff\xfe\x00", "number: [\n"])
def test_what_is_no_application_at_all_is_a_problem(text: str | bytes) -> None:
    assert problems_of(text)


def test_numbers_without_quotation_marks_lose_no_digit() -> None:
    application = read_application(changed('"15070955"', "05070955").encode(), "application.yaml")
    assert application.employers[0].npp == "05070955"


def test_a_hundred_thousand_employers_are_refused_with_one_sentence() -> None:
    (problem,) = problems_of(APPLICATION.split("employers:")[0] + "employers:\n" + "- {}\n" * 190_000)
    assert "more than 20000 values" in problem.message.en
