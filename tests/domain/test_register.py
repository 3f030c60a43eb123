"""What the office's register knows beside the case: which files were compared with their source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.register import Register, files_relied_on
from tests.building import BUDI, SITI, case, letter, listed, receipt

FILES = st.frozensets(st.sampled_from([f"evidence/{letter}.csv" for letter in "abcdef"]))


def test_files_that_no_one_compared_with_their_source_are_named_once_and_in_order() -> None:
    register = Register(attested=frozenset({"b.pdf", "e.pdf"}))
    assert register.unattested(["d.pdf", "b.pdf", "a.pdf", "d.pdf", "c.pdf"]) == ("a.pdf", "c.pdf", "d.pdf")


def test_a_file_is_relied_on_where_one_of_its_records_stands_at_a_source() -> None:
    evidence = case(records=[listed(SITI), listed(BUDI), letter(), receipt()]).evidence
    sources = [str(listed(BUDI).source), str(receipt().source), "evidence/penetapan.pdf:p2", "roster.csv:2"]
    assert files_relied_on(evidence, sources) == {"evidence/f1a.csv", "evidence/kwitansi.pdf"}


@given(attested=FILES, relied_on=FILES)
def test_what_is_relied_on_is_attested_or_named(attested: frozenset[str], relied_on: frozenset[str]) -> None:
    named = set(Register(attested).unattested(relied_on))
    assert named | attested >= relied_on
    assert not named & attested
