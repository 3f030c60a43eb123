"""What every form of a report says beside its tables."""

from __future__ import annotations

from typing import Any

from permit_guard.domain.report_words import head_lines, said_change, said_number
from permit_guard.domain.text import Language

COVERED = {"now": {"share": 70.0}, "first": {"share": 50.0}}
TOLD: dict[str, Any] = {
    "on": "2026-10-30", "by": "regency", "where": "site", "office": None,
    "applications": {"total": 9, "compliant": 4, "deficient": 2, "unproven": 1, "awaiting_contract": 1, "unchecked": 1,
                     "unchecked_rows": 12},
    "pace": {"applications": 4, "days": 3.5, "office_days": 2.0, "applicant_days": 1.5},
    "completeness": {"persons": 90, "area_not_known": 0, "village_not_known": None, "numbers_hidden": 3},
    "total": COVERED, "areas": [{"name": "33.71"} | COVERED], "above": {},
    "benchmarks": [
        {"name": "coverage_construction", "since": "2024-10-01", "value": "0.32", "source": "Evaluasi",
         "is_recalled": True, "title": {"id": "Titik awal", "en": "Starting point"}},
        {"name": "coverage_target", "since": "2014-01-01", "value": "1.00", "source": "UU 24/2011 14",
         "title": {"id": "Sasaran", "en": "Target"}},
    ],
}  # fmt: skip


def test_each_figure_is_told_in_both_languages() -> None:
    assert dict(head_lines(TOLD, Language.EN)) == {
        "Report": "Day 30 October 2026, by regency, by where the project is, all offices.",
        "Applications": "9: compliant 4, deficient 2, unproven 1, awaiting contract 1, not checked yet 1 (12 rows of "
                        "workers).",
        "Pace": "Until compliant (4 applications), median days: 3.5; the office's turn 2, the applicant's 1.5.",
        "Completeness": "Of 90 persons, without a known area of this level: 0; without a known village: *. Numbers "
                        "hidden: 3.",
        "Starting point": "32 percent since 1 October 2024 (Evaluasi, from memory). Now 70 percent: +38 points.",
        "Target": "100 percent since 1 January 2014 (UU 24/2011 14). Now 70 percent: −30 points.",
    }  # fmt: skip
    told = dict(head_lines(TOLD | {"office": "33.08"}, Language.ID))
    assert told["Laporan"] == "Hari 30 Oktober 2026, per kabupaten/kota, menurut lokasi proyek, kantor 33.08 saja."
    assert "median hari: 3,5" in told["Lamanya"]


def test_where_nothing_became_compliant_and_nothing_is_shown_it_is_said_so() -> None:
    nothing = TOLD | {"pace": {"applications": 0, "days": None}, "total": {"now": {"share": None}}}
    told = dict(head_lines(nothing, Language.EN))
    assert told["Pace"] == "No application is compliant yet."
    assert told["Target"] == "100 percent since 1 January 2014 (UU 24/2011 14)."


def test_a_record_from_before_a_figure_was_counted_tells_it_as_hidden() -> None:
    before = TOLD | {"completeness": {"persons": 90, "area_not_known": 0, "numbers_hidden": 3}}
    assert "without a known village: *" in dict(head_lines(before, Language.EN))["Completeness"]


def test_a_regencys_own_benchmark_is_held_against_that_regency_alone() -> None:
    magelang = {"name": "coverage_kota_magelang", "since": "2024-10-01", "value": "0.60", "source": "E"}
    told = TOLD | {"benchmarks": [magelang]}
    assert "Now 70 percent" in dict(head_lines(told, Language.EN))["coverage_kota_magelang"]
    assert "Now" not in dict(head_lines(told | {"areas": []}, Language.EN))["coverage_kota_magelang"]


def test_a_number_has_its_languages_marks_and_a_change_its_sign() -> None:
    told = [said_number(each, Language.ID) for each in (3.5, 2.0, 0, 41.94, 12345, None)]
    assert told == ["3,5", "2", "0", "41,9", "12.345", "*"]
    assert [said_change(each, Language.EN) for each in (2.5, -1234, 0)] == ["+2.5", "−1,234", "0"]
