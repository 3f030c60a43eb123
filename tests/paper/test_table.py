"""The table: pages are filled without overflowing, and every line of every row is on one of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.paper.table import Column, Group, Heading, Row, Run, Table, TablePage, height_of

TABLE = Table((Column("No", 30), Column("Nama", 90), Column("Diminta", 120)))
HEIGHT = 330.0
FIRST = 300.0
OWN = (False, False, False)
LAST_SHARED = (False, False, True)

texts = st.one_of(st.just("Daftarkan pekerja ini."), st.text("abc ", max_size=400), st.just(""))
rows = st.builds(
    lambda name, asked, shared: Row(("1", name, asked), LAST_SHARED if shared else OWN),
    st.text("abcdef ", max_size=80),
    texts,
    st.booleans(),
)
groups = st.lists(st.builds(lambda made: Group("Judul", "Judul (lanjutan)", tuple(made)), st.lists(rows, max_size=25)))


def heights(page: TablePage) -> float:
    """How much of the page is used, the header included."""
    return height_of(TABLE.head) + sum(item.height for item in page)


@given(groups)
def test_no_page_is_fuller_than_its_room(made: list[Group]) -> None:
    pages = TABLE.pages(made, FIRST, HEIGHT)
    assert [page for index, page in enumerate(pages) if heights(page) > (HEIGHT if index else FIRST) + 0.001] == []


@given(groups)
def test_no_heading_stands_without_a_row_under_it(made: list[Group]) -> None:
    for page in TABLE.pages(made, FIRST, HEIGHT):
        for item, following in pairwise([*page, None]):
            assert not isinstance(item, Heading) or isinstance(following, Run)


@given(groups)
def test_every_row_is_there_in_order_with_all_its_words(made: list[Group]) -> None:
    pages = TABLE.pages(made, FIRST, HEIGHT)
    runs = [run for page in pages for run in page if isinstance(run, Run)]
    names = "".join(line for run in runs for own in run.rows for line in own[1])
    assert names.replace(" ", "") == "".join(row.texts[1] for group in made for row in group.rows).replace(" ", "")


@given(groups)
def test_what_a_row_shares_stands_beside_it_on_its_own_page(made: list[Group]) -> None:
    asked = [row.texts[2].replace(" ", "") for group in made for row in group.rows if len(row.texts[2]) < 100]
    runs = [run for page in TABLE.pages(made, FIRST, HEIGHT) for run in page if isinstance(run, Run)]
    shown = ["".join((*run.shared[2], *own[2])).replace(" ", "") for run in runs for own in run.rows]
    for text in asked:
        assert text in shown


@given(groups)
def test_every_page_after_the_first_goes_on_under_a_heading(made: list[Group]) -> None:
    for page in TABLE.pages(made, FIRST, HEIGHT)[1:]:
        assert isinstance(page[0], Heading)


def test_a_shared_text_higher_than_its_rows_makes_the_run_higher() -> None:
    row = Row(("1", "x", "kata " * 60), LAST_SHARED)
    (page,) = TABLE.pages([Group("Judul", "", (row,))], FIRST, HEIGHT)
    run = page[1]
    assert isinstance(run, Run)
    assert run.height == height_of(run.shared) > sum(run.heights)


def test_a_row_too_long_for_any_page_is_parted() -> None:
    row = Row(("1", "nama " * 400, "minta"), LAST_SHARED)
    pages = TABLE.pages([Group("Judul", "Lanjutan", (row,))], FIRST, HEIGHT)
    assert len(pages) > 2
    runs = [run for page in pages for run in page if isinstance(run, Run)]
    assert sum(line.split().count("nama") for run in runs for own in run.rows for line in own[1]) == 400
