"""The annex: every worker to follow up is there once for each errand, in his columns, at any length."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

import pytest

from permit_guard.domain.decision import Decision, Status
from permit_guard.domain.text import Text
from permit_guard.paper.annex import COLUMNS
from permit_guard.paper.sheet import ACROSS
from tests.paper import reading, samples
from tests.paper.samples import decided, decision
from tests.paper.test_notice import EN, ID, notice, said

HEADER_ID = "No Baris Nama NIK Kategori Temuan Bukti yang diminta Dasar"
HEADER_EN = "No Row Name NIK Category Finding Evidence asked for Basis"
EDGES = [ACROSS.left + share * ACROSS.text_width for share in accumulate((share for _, share in COLUMNS), initial=0)]
NAME = 2
SECONDS = 8


def annexed(subject: Decision) -> list[str]:
    """The text of the pages that lie across."""
    written = notice(subject)
    sizes = reading.sizes(written)
    return [page for page, (width, height) in zip(reading.pages(written), sizes, strict=True) if width > height]


def rows_of(pages: list[str]) -> list[int]:
    """The roster row of each line of the annex: a number, the row, a name, a masked NIK."""
    return [int(row) for page in pages for row in re.findall(r"\b(\d+) [^\d•]{1,40} \d{4}•{8}\d{4}", page)]


@pytest.mark.parametrize(("language", "header"), [(ID, HEADER_ID), (EN, HEADER_EN)])
def test_the_header_stands_on_every_page_of_the_annex(language, header) -> None:  # type: ignore[no-untyped-def] # parametrized
    written = notice(samples.crowd(300), language)
    across = [
        page
        for page, (width, height) in zip(reading.pages(written), reading.sizes(written), strict=True)
        if width > height
    ]
    assert len(across) > 5
    assert [page for page in across if header not in page] == []


def test_a_group_says_what_is_to_be_settled_and_for_how_many() -> None:
    found = said(samples.crowd(40))
    assert "Terdaftar sebagai peserta — belum memenuhi: 12 pekerja" in found
    assert "Terdaftar sebagai peserta — belum terbukti: 5 pekerja" in found
    assert "Berumur 18 tahun atau lebih — belum memenuhi: 1 pekerja" in found


def test_a_group_that_goes_on_says_so_at_the_head_of_each_page() -> None:
    subject = decision(*(decided(index, Status.DEFICIENT, samples.missing(index)) for index in range(100)))
    pages = annexed(subject)
    assert len(pages) > 2
    assert [page for page in pages[1:] if "Terdaftar sebagai peserta — belum memenuhi (lanjutan)" not in page] == []


@pytest.mark.parametrize("before", range(18, 34))
def test_no_group_heading_stands_at_the_foot_of_a_page(before: int) -> None:
    workers = [decided(index, Status.DEFICIENT, samples.missing(index)) for index in range(before)]
    gaps = [decided(index, Status.DEFICIENT, samples.gap(index)) for index in range(before, before + 4)]
    pages = annexed(decision(*workers, *gaps))
    assert [page for page in pages if re.search(r"belum memenuhi: \d+ pekerja$", page.strip())] == []


def test_every_deficient_and_unproven_worker_stands_in_the_annex_and_no_compliant_one() -> None:
    subject = samples.crowd(500)
    listed = rows_of(annexed(subject))
    wanted = {w.worker.row for w in subject.workers if w.status in (Status.DEFICIENT, Status.UNPROVEN)}
    noted = {w.worker.row for w in subject.workers if samples.BEHIND in w.findings}
    assert set(listed) == wanted | noted
    assert len(listed) == len(wanted) + len(noted)


@pytest.mark.timeout(60)
def test_ten_thousand_workers_are_all_listed() -> None:
    subject = decision(
        *(decided(i, Status.DEFICIENT, (samples.missing if i % 3 else samples.gap)(i)) for i in range(10_000))
    )
    written = notice(subject)
    rows = rows_of(reading.pages(written))
    assert sorted(rows) == list(range(2, 10_002))


def test_a_long_name_without_a_space_is_broken_within_its_column() -> None:
    written = notice(decision(decided(0, Status.DEFICIENT, samples.missing(1), name="Ŵ" * 300)))
    last = len(reading.sizes(written)) - 1
    glyphs = [glyph for glyph in reading.glyphs(written, last) if glyph.character == "Ŵ"]
    assert len(glyphs) == 300
    assert min(glyph.left for glyph in glyphs) > EDGES[NAME]
    assert max(glyph.right for glyph in glyphs) < EDGES[NAME + 1]


def test_letters_of_another_font_stand_beside_those_of_the_first() -> None:
    written = notice(decision(decided(0, Status.DEFICIENT, samples.missing(1), name="Mo▲MMհwWW王MM")))
    last = len(reading.sizes(written)) - 1
    glyphs = [glyph for glyph in reading.glyphs(written, last) if EDGES[NAME] < glyph.left < EDGES[NAME + 1]]
    pairs = ((one, other) for index, one in enumerate(glyphs) for other in glyphs[:index])
    assert [pair for pair in pairs if reading.covers(*pair)] == []
    assert "Mo▲MMհwWW□MM" in "".join(glyph.character for glyph in glyphs)


@pytest.mark.parametrize("length", [1, 400, 20_000])
def test_a_finding_of_any_length_is_printed_whole(length: int) -> None:
    words = " ".join(f"k{number:05}" for number in range(length // 6 + 1))
    finding = replace(samples.missing(0), says=Text(words, words))
    found = said(decision(decided(0, Status.DEFICIENT, finding), decided(1, Status.DEFICIENT, samples.missing(1))))
    assert [word for word in words.split() if word not in found] == []
    assert "Siti Santoso" in found


def test_what_is_asked_of_all_stands_once_beside_them() -> None:
    subject = decision(*(decided(index, Status.DEFICIENT, samples.missing(index)) for index in range(10)))
    assert said(subject).count("Daftarkan pekerja, lalu sampaikan daftar F1a") == 1


def test_a_finding_that_is_the_same_of_many_stands_once_beside_them() -> None:
    same = replace(samples.missing(0), says=Text("Tidak ditemukan pada bukti.", "Not on the evidence."))
    subject = decision(*(decided(index, Status.DEFICIENT, same) for index in range(10)))
    found = said(subject)
    assert found.count("Tidak ditemukan pada bukti.") == 1
    assert [samples.name(index) for index in range(10) if samples.name(index) not in found] == []


def test_findings_that_differ_stand_each_beside_its_worker() -> None:
    subject = decision(*(decided(index, Status.DEFICIENT, samples.gap(index)) for index in range(10)))
    found = said(subject)
    for index in range(10):
        assert f"{samples.nik(index)[-4:]} " in found
        assert f"Tidak ada JKK mulai {index + 1} Juni 2026" in found


def test_those_of_whom_the_same_is_asked_stand_together_and_else_in_roster_order() -> None:
    other = replace(samples.missing(0), remedy=Text("Hubungi kantor cabang.", "Ask the branch."))
    workers = (
        decided(0, Status.DEFICIENT, samples.missing(0)),
        decided(1, Status.DEFICIENT, other),
        decided(2, Status.DEFICIENT, samples.missing(2)),
    )
    (page,) = annexed(decision(*workers))
    names = [samples.name(index) for index in (0, 2, 1)]
    assert sorted(names, key=page.index) == names


def test_a_note_without_a_remedy_asks_for_nothing() -> None:
    (page,) = annexed(decision(decided(0, Status.COMPLIANT, samples.BEHIND), findings=(samples.HEADCOUNT,)))
    assert "Terlindungi sejak mulai bekerja — catatan, tidak terpenuhi: 1 pekerja" in page
    assert "— PP 44/2015 pasal 53" in page
