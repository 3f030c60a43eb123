"""Office files: dated editions, citations that print only when sure, and faults at their places."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from permit_guard.domain.office import OfficeUnknown
from permit_guard.intake.rules.office_files import OfficeRefused, read_office

FOLDER = Path(__file__).resolve().parents[3] / "rules/offices"
ON = date(2026, 4, 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the office of Kabupaten Magelang, to be changed."""
    shutil.copy(FOLDER / "33.08.yaml", tmp_path)
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    """Replace the first `old` in the office's file, which must be there."""
    path = folder / "33.08.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_office_file_is_read(path: Path) -> None:
    office = read_office(FOLDER, path.stem, ON)
    assert office.code == path.stem
    assert office.answer_working_days >= 1
    assert office.legal_basis
    assert office.copies


def test_the_two_offices_called_magelang_are_two() -> None:
    assert read_office(FOLDER, "33.08", ON).government == "PEMERINTAH KABUPATEN MAGELANG"
    assert read_office(FOLDER, "33.71", ON).government == "PEMERINTAH KOTA MAGELANG"


def test_no_office_file_holds_a_person_or_a_live_address() -> None:
    for path in FOLDER.glob("*.yaml"):
        office = read_office(FOLDER, path.stem, ON)
        assert office.signatory.name == "(nama pejabat)"
        assert ".example" in office.contact
        assert "000000" in office.contact


def test_a_basis_from_memory_is_not_cited() -> None:
    cites = [basis.cite for basis in read_office(FOLDER, "33.08", ON).legal_basis]
    assert "UU 24/2011 art. 15" in cites
    assert not any(cite.startswith("Inpres 2/2021") for cite in cites)


def test_a_basis_from_memory_is_cited_once_a_person_has_confirmed_it(folder: Path) -> None:
    change(
        folder,
        "marks: {instrument: found, fact: memory}",
        "marks: {instrument: found, fact: memory}\n        confirmed: {by: Bagian Hukum, on: 2026-01-05}",
    )
    assert "Inpres 2/2021" in [basis.cite for basis in read_office(folder, "33.08", ON).legal_basis]


def test_an_article_from_memory_is_left_out_of_its_citation(folder: Path) -> None:
    change(folder, "article: found", "article: memory")
    assert read_office(folder, "33.08", ON).legal_basis[0].cite == "UU 24/2011"


def test_our_own_choice_is_never_cited_even_when_confirmed(folder: Path) -> None:
    change(folder, "fact: found}", "fact: policy}\n        confirmed: {by: Bagian Hukum, on: 2026-01-05}")
    assert "UU 24/2011 art. 15" not in [basis.cite for basis in read_office(folder, "33.08", ON).legal_basis]


def test_an_unknown_office_says_which_file_to_add() -> None:
    with pytest.raises(OfficeUnknown) as unknown:
        read_office(FOLDER, "33.29", ON)
    assert "rules/offices/33.29.yaml" in unknown.value.says.id
    assert "rules/offices/33.29.yaml" in unknown.value.says.en


@pytest.mark.parametrize("code", ["../33.08", "33.08\n", "33", "", "３３.０８", "33.08/../33.71"])
def test_a_code_that_is_no_code_never_becomes_a_path(code: str) -> None:
    with pytest.raises(OfficeUnknown, match=r"NN\.NN"):
        read_office(FOLDER, code, ON)


def test_an_office_is_unknown_before_its_first_edition(folder: Path) -> None:
    with pytest.raises(OfficeUnknown):
        read_office(folder, "33.08", date(2015, 6, 30))


def test_an_edition_ends_the_day_before_the_next_one_begins(folder: Path) -> None:
    path = folder / "33.08.yaml"
    head, edition = path.read_text().split("editions:\n")
    older = edition.replace("[2015-07-01, null]", "[2015-07-01, 2026-05-01]")
    newer = edition.replace("[2015-07-01, null]", "[2026-05-01, null]").replace("days: 10", "days: 14")
    path.write_text(f"{head}editions:\n{older}{newer}")
    assert read_office(folder, "33.08", date(2026, 4, 30)).answer_working_days == 10
    assert read_office(folder, "33.08", date(2026, 5, 1)).answer_working_days == 14


def test_editions_that_overlap_are_refused(folder: Path) -> None:
    path = folder / "33.08.yaml"
    head, edition = path.read_text().split("editions:\n")
    path.write_text(f"{head}editions:\n{edition}{edition.replace('2015-07-01', '2026-05-01')}")
    with pytest.raises(OfficeRefused) as wrong:
        read_office(folder, "33.08", ON)
    assert ["mendahului" in problem.message.id for problem in wrong.value.problems] == [True]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("answer_working_days: 10", "answer_working_days: 0", "'0'"),
        ("answer_working_days: 10", 'answer_working_days: "10"', "'10'"),
        ("[2015-07-01, null]", "[2015-07-01]", "2015-07-01"),
        ("[2015-07-01, null]", "[2015-07-01, 2015-07-01]", "2015-07-01"),
        ('code: "33.08"', 'code: "33.09"', "33.09"),
        ("place:", "town:", "'town' tidak dikenal"),
        ('      name: "(nama pejabat)"\n', "", "'name' tidak ada"),
        ("fact: found", "fact: surely", "surely"),
        ("title: {id:", "title: {x: y, id:", "'x' tidak dikenal"),
    ],
)
def test_a_fault_is_said_with_its_place_and_what_was_found(folder: Path, old: str, new: str, found: str) -> None:
    change(folder, old, new)
    with pytest.raises(OfficeRefused) as wrong:
        read_office(folder, "33.08", ON)
    assert any(found in problem.message.id for problem in wrong.value.problems), wrong.value
    assert all(problem.source.file == "33.08.yaml" and problem.source.place for problem in wrong.value.problems)


def test_a_file_that_is_no_yaml_or_no_text_is_refused(folder: Path) -> None:
    (folder / "33.08.yaml").write_text("code: [")
    with pytest.raises(OfficeRefused):
        read_office(folder, "33.08", ON)
    (folder / "33.08.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(OfficeRefused, match="UTF-8"):
        read_office(folder, "33.08", ON)
