"""Evidence as it comes: what each file is by its content, through a real child process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.intake.evidence_files import read_evidence
from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.received import files_under
from tests.intake.parsing.test_zip_gate import archive
from tests.intake.samples import (
    CERTIFICATE,
    DETERMINATION,
    F1A,
    HEADER,
    MEMBER,
    MEMBERS_HEADER,
    NPP,
    PROJECT,
    RECEIPT,
    pdf,
    said,
    workbook,
)
from tests.intake.test_kinds import APPLE, LOCK

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 30
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 30


@pytest.fixture(scope="module")
def child() -> Iterator[ReadingChild]:
    """One child for all files here."""
    child = ReadingChild(frozenset({"table", "archive", "pdf"}))
    yield child
    child.stop()


@pytest.fixture
def read(tmp_path: Path, child: ReadingChild):  # type: ignore[no-untyped-def]
    """Read one file of evidence with this name and content."""

    def read_one(name: str, content: bytes | str) -> EvidenceFile:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (received,) = files_under(tmp_path, tmp_path)
        return read_evidence(received, child)

    return read_one


@pytest.mark.parametrize(("name", "content", "kind"), [
    ("scan.csv", F1A, EvidenceKind.JAKON_WORKERS),
    ("scan.csv", f"{MEMBERS_HEADER}\n{MEMBER}\n", EvidenceKind.PU_MEMBERS),
    ("x", f"{MEMBERS_HEADER}\n{MEMBER}\n", EvidenceKind.PU_MEMBERS),
    ("receipt.pdf", pdf(DETERMINATION), EvidenceKind.JAKON_DETERMINATION),
    ("f1a.pdf", pdf(RECEIPT), EvidenceKind.JAKON_RECEIPT),
    ("x.png", pdf(CERTIFICATE), EvidenceKind.JAKON_CERTIFICATE),
])  # fmt: skip
def test_a_file_is_known_by_what_it_says_whatever_its_name(read, name, content, kind) -> None:  # type: ignore[no-untyped-def]
    evidence = read(name, content)
    assert (evidence.kind, len(evidence.records), evidence.problems) == (kind, 1, ())


def test_the_numbers_that_a_file_names_are_told(read) -> None:  # type: ignore[no-untyped-def]
    assert read("a.csv", F1A).parts[0].project_numbers == {PROJECT}
    assert read("a.csv", f"{MEMBERS_HEADER}\n{MEMBER}\n").parts[0].npps == {NPP}
    assert read("a.csv", pdf(CERTIFICATE)).parts[0].project_numbers == {PROJECT}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", PNG), ("a.jpg", JPG), ("a.bin", PNG), ("a.pdf", pdf([])), ("a.pdf", pdf(["Surat lain"]))],
)
def test_a_picture_or_a_pdf_that_is_not_recognised_looks_like_a_paper(read, name, content) -> None:  # type: ignore[no-untyped-def]
    evidence = read(name, content)
    assert (evidence.kind, evidence.looks_like_a_paper, evidence.unread) == (EvidenceKind.UNRECOGNISED, True, True)


@pytest.mark.parametrize(("name", "content"), [
    ("a.csv", "hello;world\n1;2\n"), ("a.xlsx", workbook(["x"])), ("notes.txt", "catatan"), ("a.dat", b"\x00\x01\x02"),
    ("surat.docx", archive(("word/document.xml", b"<x/>"))), (".gitkeep", b""),
])  # fmt: skip
def test_any_other_file_is_unrecognised_and_no_paper(read, name, content) -> None:  # type: ignore[no-untyped-def]
    evidence = read(name, content)
    assert (evidence.kind, evidence.looks_like_a_paper, evidence.problems) == (EvidenceKind.UNRECOGNISED, False, ())


@pytest.mark.parametrize(("name", "content", "why"), [
    ("a.pdf", b"", "empty"), ("a.csv", b"", "empty"),
    ("a.pdf", pdf(RECEIPT)[:200], "damaged or cut off"),
    ("a.pdf", b"%PDF-1.4 nothing here", "damaged or cut off"),
    ("a.pdf", pdf(RECEIPT, password="rahasia"), "protected by a password"),
    ("a.pdf", b"garbage", "not what its name says"), ("a.png", b"garbage", "not what its name says"),
    ("a.png", b"\x00garbage", "not what its name says"),
    ("a.csv", b"NIK;Nama\n1;\x00\n", "not what its name says"),
    ("a.csv", b"NIK;Nama" + b"\n" * 2000 + b"\x00", "not CSV text"),
    ("a.xlsx", archive(("word/document.xml", b"<x/>")), "a Word document"),
    ("a.xlsx", workbook(HEADER)[:300], "damaged or cut off"),
    ("a.xlsx", archive(("xl/workbook.xml", b"0" * 5_000_000)), "more than 100 times"),
    ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "password"),
    ("a.csv", F1A.replace("Alamat", "Nama Lengkap"), "names the column Nama twice"),
])  # fmt: skip
def test_what_cannot_be_read_says_why_and_how_to_mend_it(read, name, content, why) -> None:  # type: ignore[no-untyped-def]
    evidence = read(name, content)
    assert (evidence.kind, evidence.records, evidence.unread) == (EvidenceKind.UNREADABLE, (), True)
    assert why.casefold().replace("nama twice", "name twice") in said(evidence.problems).casefold()


@pytest.mark.parametrize(("name", "content"), [
    ("~$sipp.xlsx", LOCK), ("._kwitansi.pdf", APPLE), (".DS_Store", b"\x00\x00\x00\x01Bud1" + b"\x00" * 90),
    ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600), ("desktop.ini", "[.ShellClassInfo]\r\n"),
])  # fmt: skip
def test_what_the_system_left_is_named_as_no_evidence_and_is_no_problem(read, name, content) -> None:  # type: ignore[no-untyped-def]
    evidence = read(name, content)
    assert (evidence.file, evidence.kind, evidence.unread, evidence.problems) == (
        name, EvidenceKind.UNRECOGNISED, False, (),
    )  # fmt: skip


@pytest.mark.parametrize(("name", "content", "kind"), [
    ("~$f1a.csv", F1A, EvidenceKind.JAKON_WORKERS), ("._kwitansi.pdf", pdf(RECEIPT), EvidenceKind.JAKON_RECEIPT),
    ("Thumbs.db", pdf(RECEIPT), EvidenceKind.JAKON_RECEIPT), ("desktop.ini", F1A, EvidenceKind.JAKON_WORKERS),
    ("._kwitansi.pdf", pdf(RECEIPT)[:200], EvidenceKind.UNREADABLE), ("~$a.xlsx", b"", EvidenceKind.UNREADABLE),
])  # fmt: skip
def test_evidence_by_the_name_of_a_systems_file_is_read_as_ever(read, name, content, kind) -> None:  # type: ignore[no-untyped-def]
    assert read(name, content).kind is kind


def test_a_bundle_with_a_paper_that_cannot_be_used_is_unread_and_keeps_what_was_read(read) -> None:  # type: ignore[no-untyped-def]
    bundle = read("bundel.pdf", pdf(DETERMINATION, (*RECEIPT, "BATAL"), CERTIFICATE))
    assert (bundle.kind, len(bundle.records), bundle.unread) == (EvidenceKind.JAKON_DETERMINATION, 2, True)
    assert [part.project_numbers for part in bundle.unread_parts] == [{PROJECT}]
    assert not read("bundel.pdf", pdf(DETERMINATION, RECEIPT, CERTIFICATE)).unread


def test_a_bundle_with_a_companys_own_certificate_is_read(read) -> None:  # type: ignore[no-untyped-def]
    companys = [line for line in CERTIFICATE if "Proyek" not in line]
    assert not read("bundel.pdf", pdf(RECEIPT, companys)).unread


def test_every_visible_sheet_of_a_workbook_is_read(read) -> None:  # type: ignore[no-untyped-def]
    def more(book, sheet) -> None:  # type: ignore[no-untyped-def]
        members = book.create_sheet("SIPP")
        members.append(MEMBERS_HEADER.split(";"))
        members.append(MEMBER.split(";"))
        hidden = book.create_sheet("Rahasia")
        hidden.append(["x"])
        hidden.sheet_state = "hidden"

    rows = [line.split(";") for line in F1A.splitlines()]
    evidence = read("a.xlsx", workbook(*rows, change=more))
    assert (evidence.kind, len(evidence.records)) == (EvidenceKind.JAKON_WORKERS, 2)
    assert [str(problem.source) for problem in evidence.problems] == ["a.xlsx:Rahasia"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, child: ReadingChild) -> None:
    (tmp_path / "secret.csv").write_text(F1A)
    (tmp_path / "case").mkdir()
    os.symlink(tmp_path / "secret.csv", tmp_path / "case" / "a.csv")
    os.symlink(tmp_path, tmp_path / "case" / "folder")
    os.symlink("nowhere", tmp_path / "case" / "nothing")
    found = [read_evidence(file, child) for file in files_under(tmp_path / "case", tmp_path / "case")]
    assert [(file.file, file.kind, file.records, file.sha256) for file in found] == [
        (name, EvidenceKind.UNREADABLE, (), "") for name in ("a.csv", "folder", "nothing")
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path, child: ReadingChild) -> None:
    os.mkfifo(tmp_path / "a.csv")
    (received,) = files_under(tmp_path, tmp_path)
    assert "no plain file" in said(read_evidence(received, child).problems)


def test_a_file_beyond_50_mb_is_unreadable_but_has_its_hash(tmp_path: Path, child: ReadingChild) -> None:
    with open(tmp_path / "a.csv", "wb") as large:
        large.truncate(51 * 1024 * 1024)
    (received,) = files_under(tmp_path, tmp_path)
    evidence = read_evidence(received, child)
    assert (evidence.kind, len(evidence.sha256)) == (EvidenceKind.UNREADABLE, 64)
    assert "larger than 50 MB" in said(evidence.problems)


def test_a_file_of_sixty_gigabytes_is_unreadable_and_not_hashed(tmp_path: Path, child: ReadingChild) -> None:
    with open(tmp_path / "a.csv", "wb") as huge:
        huge.truncate(60 * 2**30)
    (received,) = files_under(tmp_path, tmp_path)
    evidence = read_evidence(received, child)
    assert (evidence.kind, evidence.sha256) == (EvidenceKind.UNREADABLE, "")
    assert "larger than 50 MB" in said(evidence.problems)


@pytest.mark.parametrize("name", [b"a\n\x1b[31m.csv", b"\xff\xfe.csv", "nama ☂ é.csv".encode(), b"x" * 250])
def test_a_strange_name_is_shown_safely(tmp_path: Path, child: ReadingChild, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text(F1A)
    (received,) = files_under(tmp_path, tmp_path)
    evidence = read_evidence(received, child)
    assert evidence.kind is EvidenceKind.JAKON_WORKERS
    assert evidence.file.encode().decode().isprintable()


def test_each_sheet_of_a_mixed_workbook_keeps_its_own_problems_and_says_whose_it_is(read) -> None:  # type: ignore[no-untyped-def]
    def ours(book, _) -> None:  # type: ignore[no-untyped-def]
        sheet = book.create_sheet("Kita")
        for row in (["Nomor Proyek", PROJECT], ["NIK", "Nama"], [3308101203900001, "BUDI"]):
            sheet.append(row)

    others = (["Nomor Proyek", "2600001078095"], ["NIK", "Nama"], ["3308101203900001", "BUDI"])
    parts = read("a.xlsx", workbook(*others, change=ours)).parts
    assert [(part.project_numbers, len(part.problems)) for part in parts] == [({"2600001078095"}, 0), ({PROJECT}, 1)]


def test_a_hidden_sheet_of_a_workbook_that_is_nothing_else_is_no_ones_problem_but_ours(read) -> None:  # type: ignore[no-untyped-def]
    def hide(book, _) -> None:  # type: ignore[no-untyped-def]
        sheet = book.create_sheet("Rahasia")
        sheet.append(["x"])
        sheet.sheet_state = "hidden"

    evidence = read("a.xlsx", workbook(["catatan"], change=hide))
    (part,) = evidence.parts
    assert (evidence.kind, len(part.problems), part.project_numbers, part.npps) == (
        EvidenceKind.UNRECOGNISED, 1, frozenset(), frozenset(),
    )  # fmt: skip
