"""The letter's form at every length: margins, headings, signature, and that any text is printed whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from permit_guard.domain.case import Owner
from permit_guard.domain.decision import Decision, Status
from permit_guard.domain.text import Language, Text
from permit_guard.paper import wording
from permit_guard.paper.sheet import ACROSS, FOOT_HEIGHT, UPRIGHT
from tests.paper import reading, samples
from tests.paper.samples import decided, decision
from tests.paper.test_notice import EN, ID, notice, said

HEADINGS = (
    wording.ON_APPLICATION,
    wording.ON_WORKERS,
    wording.UNREAD,
    wording.NOTES,
    wording.LEGAL_BASIS,
    wording.TO_DO,
    wording.OBJECTION,
)
SLACK = 0.6


def long_letter(findings: int) -> Decision:
    """A decision with that many findings on the application."""
    return decision(
        decided(0, Status.DEFICIENT, samples.missing(0)),
        findings=(samples.HEADCOUNT,) * findings + (samples.LATE,),
        problems=samples.unread(findings % 6),
    )


@pytest.mark.parametrize("findings", range(1, 26))
def test_the_signature_stands_with_the_last_paragraphs_and_no_heading_ends_a_page(findings: int) -> None:
    pages = reading.pages(notice(long_letter(findings)))
    signed = next(page for page in pages if wording.DRAFT_SIGNATURE.id in page)
    assert wording.CLOSING.id in signed
    assert wording.OBJECTION.id in signed
    assert [heading.id for heading in HEADINGS for page in pages if page.rstrip().endswith(heading.id)] == []


@pytest.mark.parametrize("language", [ID, EN])
@pytest.mark.parametrize(
    "subject",
    [samples.crowd(40), long_letter(12), decision(findings=(samples.HEADCOUNT,))],
    ids=["crowd", "long", "short"],
)
def test_every_character_keeps_to_the_margins(subject: Decision, language: Language) -> None:
    written = notice(subject, language)
    for page, (width, height) in enumerate(reading.sizes(written)):
        shape = ACROSS if width > height else UPRIGHT
        for glyph in reading.glyphs(written, page):
            assert shape.left - SLACK <= glyph.left, glyph
            assert glyph.right <= shape.right + SLACK, glyph
            assert glyph.bottom >= shape.bottom - SLACK or glyph.top <= FOOT_HEIGHT, glyph
            assert glyph.bottom > 0, glyph
            assert glyph.top < height, glyph


@pytest.mark.parametrize("subject", [samples.crowd(60), long_letter(9)], ids=["crowd", "long"])
def test_no_character_stands_upon_another(subject: Decision) -> None:
    written = notice(subject)
    for page in range(len(reading.sizes(written))):
        near: dict[tuple[int, int], list[reading.Glyph]] = defaultdict(list)
        for glyph in reading.glyphs(written, page):
            near[round(glyph.left / 20), round(glyph.bottom / 20)].append(glyph)
        for together in near.values():
            for index, one in enumerate(together):
                assert not [other for other in together[index + 1 :] if reading.covers(one, other)]


def test_a_project_name_longer_than_a_page_is_printed_whole() -> None:
    name = " ".join(f"Gedung{number:04}" for number in range(1500))
    project = replace(samples.APPLICATION.project, name=name, address=None)
    found = said(decision(findings=(samples.HEADCOUNT,), application=replace(samples.APPLICATION, project=project)))
    assert [word for word in name.split() if word not in found] == []


def test_a_finding_longer_than_a_page_is_printed_whole() -> None:
    words = " ".join(f"kata{number:04}" for number in range(1500))
    finding = replace(samples.HEADCOUNT, says=Text(words, words), remedy=Text(words[::-1], words))
    found = reading.squeezed(notice(decision(findings=(finding,))))
    assert [word for word in (words + " " + words[::-1]).split() if word not in found] == []


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '=HYPERLINK("http://x.example";"klik")',
        "<b>tebal</b> &amp; <para>",
        "<font color=red>",
        'O\'Brien "Si" & <rekan>',
        "W" * 300,
        "{number} {0} %s %(x)s",
        "\\) Tj ET Q",
    ],
)
def test_what_looks_like_markup_is_printed_as_it_stands(hostile: str) -> None:
    application = replace(
        samples.APPLICATION,
        project=replace(samples.APPLICATION.project, name=hostile),
        employers=(replace(samples.APPLICATION.employers[0], name=hostile),),
        owner=Owner(hostile),
        number=hostile,
    )
    subject = decision(
        decided(0, Status.DEFICIENT, replace(samples.missing(0), says=Text(hostile, hostile)), name=hostile),
        findings=(replace(samples.HEADCOUNT, says=Text(hostile, hostile)),),
        application=application,
    )
    found = reading.squeezed(notice(subject))
    assert found.count("".join(hostile.split())) >= 7


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Siti 😀 Aminah", "Siti □ Aminah"),
        ("محمد", "محمد"),
        ("Владимир", "Владимир"),
        ("王小明", "□□□"),
        ("Nul\x00 dan \x1b[31m", "Nul dan [31m"),
        ("baris\nkedua\tdan\u2028ketiga", "baris kedua dan ketiga"),
        ("\u202egnp.exe", "gnp.exe"),
        ("Zoë Łukasz Nguyễn", "Zoë Łukasz Nguyễn"),
        ("\ud800sendiri", "□sendiri"),
    ],
)
def test_any_script_is_printed_or_stands_as_a_visible_box(written: str, printed: str) -> None:
    project = replace(samples.APPLICATION.project, name=written, address=None)
    subject = decision(
        decided(0, Status.DEFICIENT, samples.missing(1), name=written),
        application=replace(samples.APPLICATION, project=project),
        findings=(samples.HEADCOUNT,),
    )
    found = reading.squeezed(notice(subject))
    wanted = "".join(printed.split())
    assert found.count(wanted) + found.count(wanted[::-1]) >= 2
