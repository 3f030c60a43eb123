"""The annex has every worker of the certificate's decision, on as many pages as they take."""

from __future__ import annotations

from permit_guard.domain.decision import Status
from permit_guard.domain.record import decision_json
from permit_guard.paper.certificate_annex import write_annex
from tests.paper.certified import certified
from tests.paper.reading import pages, text
from tests.paper.samples import decided, decision, name

MANY = certified(record=decision_json(decision(*(decided(index, Status.COMPLIANT) for index in range(130)))))


def test_every_worker_stands_in_it_in_order() -> None:
    said = text(write_annex(MANY))
    places = [said.index(f" {number} {number + 1} ") for number in (1, 2, 64, 130)]
    assert places == sorted(places)
    assert all(name(index) in said for index in range(130))


def test_it_says_on_each_page_whose_it_is() -> None:
    told = pages(write_annex(MANY))
    assert len(told) > 1
    assert all(f"7KQ2-MNPR-4TVX-8ABC-DEFG · {number}/{len(told)}" in page for number, page in enumerate(told, 1))


def test_it_is_the_same_bytes_again() -> None:
    assert write_annex(MANY) == write_annex(MANY)
