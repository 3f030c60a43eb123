"""What is said of the application as a whole."""

from __future__ import annotations

from dataclasses import replace

from permit_guard.domain.finding import Outcome
from tests.building import BUDI, case, judge, listed, outcome, sound_records


def test_a_person_on_the_f1a_without_a_name_is_named_by_the_masked_nik_alone() -> None:
    nameless = replace(listed(BUDI), name=None, nik="3308101203900077")
    decision = judge(case(records=[*sound_records(), nameless]))
    (said,) = [finding.says for finding in decision.findings if finding.rule == "letter-names"]
    assert outcome(decision, "letter-names") is Outcome.UNKNOWN
    assert said is not None
    assert "3308••••••••0077" in said.en
    assert "None" not in said.en
