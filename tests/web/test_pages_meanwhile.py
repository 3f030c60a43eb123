"""Two people at one form: the second to save is told what the first changed, and loses nothing."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture
def two(office: Office) -> tuple[Visitor, Visitor, str]:
    """Two officers who have opened the form of one draft, and its address."""
    give_passwords(office.house)
    case = f"/applications/{office.house.open()}/change"
    return Visitor(office.app, "officer"), Visitor(office.app, "colleague"), case


def _fields(page: str) -> dict[str, str]:
    """Every field of the page's form with what stands in it."""
    form = page[page.index('<form method="post" novalidate') : page.rindex("</form>")]
    inputs = {
        name: unescape(value) for name, value in re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', form)
    }
    chosen = re.findall(r'<select[^>]*? name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL)
    picked = {name: found[1] for name, inside in chosen if (found := re.search(r'value="([^"]*)" selected', inside))}
    return inputs | picked


def _saved(office: Office, case: str) -> tuple[str, str]:
    kept = office.house.kept(case.split("/")[2]).application
    return kept.project.name, kept.owner.name


def test_what_each_changed_alone_is_kept_of_both(office: Office, two: tuple[Visitor, Visitor, str]) -> None:
    first, second, case = two
    mine, theirs = (_fields(each.see(case).text) for each in two[:2])
    assert first.send(case, mine | {"owner.name": "Desa Satu"}).status_code == 303
    told = second.send(case, theirs | {"project.name": "Balai Dua"})
    assert told.status_code == 412
    fields = _fields(told.text)
    assert (fields["project.name"], fields["owner.name"]) == ("Balai Dua", "Desa Satu")
    assert "Nama pemilik" in told.text[told.text.index("Sudah dimasukkan ke sini") :][:80]
    assert _saved(office, case)[1] == "Desa Satu"
    assert second.send(case, fields).status_code == 303
    assert _saved(office, case) == ("Balai Dua", "Desa Satu")


def test_where_both_wrote_the_others_words_stand_at_the_field(
    office: Office, two: tuple[Visitor, Visitor, str]
) -> None:
    first, second, case = two
    mine, theirs = (_fields(each.see(case).text) for each in two[:2])
    first.send(case, mine | {"owner.name": "Desa Satu"})
    told = second.send(case, theirs | {"owner.name": "Desa Dua"})
    fields = _fields(told.text)
    assert (told.status_code, fields["owner.name"]) == (412, "Desa Dua")
    assert "orang lain menulis \u201cDesa Satu\u201d di sini" in told.text
    assert second.send(case, fields).status_code == 303
    assert _saved(office, case)[1] == "Desa Dua"


@pytest.mark.parametrize("was", ["", "[1]", "{", '{"owner.name": 7}', "[" * 50_000, "x" * 200_000])
def test_an_unseen_field_that_is_not_ours_loses_nothing(
    office: Office, two: tuple[Visitor, Visitor, str], was: str
) -> None:
    first, second, case = two
    mine, theirs = (_fields(each.see(case).text) for each in two[:2])
    first.send(case, mine | {"owner.name": "Desa Satu"})
    told = second.send(case, theirs | {"project.name": "Balai Dua", "was": was})
    assert told.status_code == 412
    assert _fields(told.text)["project.name"] == "Balai Dua"
    assert _saved(office, case)[1] == "Desa Satu"
