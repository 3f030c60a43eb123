"""A whole case folder, as people send it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.intake.case_folder import CaseRefused, read_case
from tests.intake.parsing.test_zip_gate import archive
from tests.intake.samples import (
    APPLICATION,
    BUDI,
    CERTIFICATE,
    DETERMINATION,
    F1A,
    HEADER,
    MEMBER,
    MEMBERS_HEADER,
    RECEIPT,
    ROSTER,
    case_folder,
    pdf,
    places,
    said,
    workbook,
)

ROOT = Path(__file__).parents[2]
CASES = sorted(
    path.parent
    for folder in (ROOT / "tests" / "cases", ROOT / "examples", ROOT.parent / "shared" / "cases")
    for path in folder.glob("*/application.yaml")
)
PRE_CONTRACT = "".join(APPLICATION.splitlines(keepends=True)[:5])


def refusal(folder: Path) -> CaseRefused:
    """Why no decision can be made on the folder."""
    with pytest.raises(CaseRefused) as refused:
        read_case(folder)
    return refused.value


@pytest.mark.parametrize("folder", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_case_at_hand_is_read_without_a_problem(folder: Path) -> None:
    case = read_case(folder)
    assert case.roster is not None
    assert case.problems == ()
    assert all(not file.problems and file.records for file in case.evidence)
    if (expected := folder / "expected.json").exists():
        rows = [worker["row"] for worker in json.loads(expected.read_text())["workers"]]
        assert [worker.row for worker in case.roster.workers] == rows


def test_every_kind_of_evidence_is_found_at_any_depth_under_any_name(tmp_path: Path) -> None:
    evidence = {"a/b/1": pdf(DETERMINATION), "2.pdf": pdf(RECEIPT), "x.PDF": pdf(CERTIFICATE), "a/f.csv": F1A,
                "sipp.csv": f"{MEMBERS_HEADER}\n{MEMBER}\n", "catatan.txt": "x"}  # fmt: skip
    case = read_case(case_folder(tmp_path, evidence=evidence))
    assert {file.file: file.kind for file in case.evidence} == {
        "evidence/2.pdf": EvidenceKind.JAKON_RECEIPT,
        "evidence/a/b/1": EvidenceKind.JAKON_DETERMINATION,
        "evidence/a/f.csv": EvidenceKind.JAKON_WORKERS,
        "evidence/catatan.txt": EvidenceKind.UNRECOGNISED,
        "evidence/sipp.csv": EvidenceKind.PU_MEMBERS,
        "evidence/x.PDF": EvidenceKind.JAKON_CERTIFICATE,
    }


def test_the_input_hash_depends_on_every_byte_received_and_on_nothing_else(tmp_path: Path) -> None:
    def hash_of(name: str, **files: object) -> str:
        return read_case(case_folder(tmp_path / name, **files)).input_hash  # type: ignore[arg-type]

    first = hash_of("1", evidence={"a.csv": F1A})
    (tmp_path / "1" / "expected.json").write_text("{}")
    assert read_case(tmp_path / "1").input_hash == first == hash_of("2", evidence={"a.csv": F1A})
    others = {hash_of("3", evidence={"b.csv": F1A}), hash_of("4", evidence={"a.csv": F1A + " "}),
              hash_of("5", evidence={"a.csv": F1A}, roster=ROSTER + "\n"), hash_of("6"),
              hash_of("7", evidence={"a.csv": F1A}, application=APPLICATION + "\n")}  # fmt: skip
    assert len(others | {first}) == 6
    assert first.startswith("sha256:")
    assert len(first) == 71


def test_one_hostile_file_costs_itself_alone(tmp_path: Path) -> None:
    evidence = {"1.xlsx": archive(("xl/workbook.xml", b"0" * 5_000_000)), "2.pdf": b"%PDF-1.7 \x00\x01", "3.csv": F1A}
    case = read_case(case_folder(tmp_path, evidence=evidence))
    assert [file.kind for file in case.evidence] == [EvidenceKind.UNREADABLE] * 2 + [EvidenceKind.JAKON_WORKERS]


def test_progress_is_told_the_name_of_every_file_that_is_parsed(tmp_path: Path) -> None:
    told: list[str] = []
    read_case(case_folder(tmp_path, evidence={"a.csv": F1A}), progress=told.append)
    assert sorted(told) == ["evidence/a.csv", "roster.csv"]


def test_a_folder_that_is_not_there_or_is_empty_is_refused(tmp_path: Path) -> None:
    assert "no such folder" in str(refusal(tmp_path / "none"))
    assert "empty" in str(refusal(tmp_path))


def test_a_folder_whose_name_is_too_long_is_refused(tmp_path: Path) -> None:
    message = str(refusal(tmp_path / ("x" * 5_000)))
    assert "no such folder" in message
    assert len(message) < 300


@pytest.mark.parametrize("call", ["is_dir", "iterdir"])
def test_a_folder_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def locked(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    folder = case_folder(tmp_path)
    monkeypatch.setattr(Path, call, locked)
    assert "permissions" in str(refusal(folder))


def test_a_folder_whose_files_may_be_named_and_not_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = case_folder(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, _: path != folder.resolve())
    assert "permissions" in str(refusal(folder))


def test_evidence_in_capitals_or_in_no_folder_is_refused_by_name_and_never_passed_over(tmp_path: Path) -> None:
    capitals = case_folder(tmp_path / "a", evidence={"a.csv": F1A})
    (capitals / "evidence").rename(capitals / "Evidence")
    assert places(refusal(capitals).problems) == ["Evidence"]
    plain = case_folder(tmp_path / "b")
    shutil.rmtree(plain / "evidence", ignore_errors=True)
    (plain / "evidence").write_text(F1A)
    assert places(refusal(plain).problems) == ["evidence"]
    linked = case_folder(tmp_path / "c")
    shutil.rmtree(linked / "evidence", ignore_errors=True)
    (linked / "evidence").symlink_to(capitals / "Evidence")
    assert "a link" in str(refusal(linked))


def test_a_folder_without_an_application_is_refused(tmp_path: Path) -> None:
    assert places(refusal(case_folder(tmp_path, application=None)).problems) == ["application.yaml"]


def test_an_application_with_a_fault_is_refused_with_its_line(tmp_path: Path) -> None:
    (place,) = places(refusal(case_folder(tmp_path, application=APPLICATION.replace("2026-03-12", "x"))).problems)
    assert place.startswith("application.yaml:3")


def test_two_rosters_are_refused(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    (folder / "ROSTER.XLSX").write_bytes(workbook(HEADER, BUDI))
    assert places(refusal(folder).problems) == ["ROSTER.XLSX", "roster.csv"]


def test_no_roster_is_refused_once_there_is_a_contract_and_not_before(tmp_path: Path) -> None:
    assert "no roster" in str(refusal(case_folder(tmp_path / "a", roster=None)))
    assert "roster.ods" in str(refusal(case_folder(tmp_path / "b", roster="x", roster_name="roster.ods")))
    assert read_case(case_folder(tmp_path / "c", application=PRE_CONTRACT, roster=None)).roster is None


@pytest.mark.parametrize(("roster", "why"), [
    (b"", "empty"), (b"a;b\n1;2\n", "no row of the roster's column names"), (pdf(["x"]), "not what its name says"),
    (archive(("word/document.xml", b"<x/>")), "a Word document"), (b"NIK;Nama" + b" " * 2000 + b"\x00", "not CSV text"),
])  # fmt: skip
def test_a_roster_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, roster: bytes, why: str) -> None:
    assert why in str(refusal(case_folder(tmp_path, roster=roster, roster_name="roster.xlsx")))


def test_an_application_or_roster_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(ROSTER)
    folder = case_folder(tmp_path / "case", roster=None)
    os.symlink(outside, folder / "roster.csv")
    assert "link out of the case folder" in str(refusal(folder))


def test_a_roster_in_capitals_is_the_roster(tmp_path: Path) -> None:
    case = read_case(case_folder(tmp_path, roster_name="ROSTER.CSV"))
    assert case.roster is not None
    assert case.roster.file == "ROSTER.CSV"


def test_problems_of_the_roster_are_the_cases_and_good_lines_are_read(tmp_path: Path) -> None:
    case = read_case(case_folder(tmp_path, roster=ROSTER.replace("12-03-1990", "12-03-90")))
    assert case.roster is not None
    assert (len(case.roster.workers), places(case.problems)) == (2, ["roster.csv:2"])
    assert "four digits" in said(case.problems)


@pytest.mark.timeout(100)
def test_a_roster_of_200_000_lines_is_read_whole(tmp_path: Path) -> None:
    lines = "".join(f"3308101203{number:06};Nama {number};12-03-1990;pkwt\n" for number in range(200_000))
    case = read_case(case_folder(tmp_path, roster=";".join(HEADER) + "\n" + lines))
    assert case.roster is not None
    assert (len(case.roster.workers), case.problems) == (200_000, ())
