"""An application from counter to approval and back, by the API alone."""

from __future__ import annotations

import json

from tests.web.counter import CASES, REAL, Office


def test_a_sound_application_goes_from_counter_to_approval(both: Office) -> None:
    draft = both.real_checked()
    decision = both.get("contractor", f"/applications/{draft}/decision")
    approved = both.post("supervisor", f"/applications/{draft}/approval")
    expected = json.loads((REAL / "expected.json").read_text())
    assert (decision.json["answer"], approved.status_code) == (expected["answer"], 201), approved.text
    assert both.get("auditor", f"/applications/{draft}").json["state"] == "approved"
    ended = both.post("supervisor", f"/certificates/{approved.json['serial']}/revocation", {"reason": "left"})
    assert (ended.status_code, ended.json["ended"]) == (201, "revoked")


def test_a_deficient_application_gets_a_letter_and_a_list_of_who_is_missing(both: Office) -> None:
    draft = both.real_checked(CASES / "202")
    sent = both.post("officer", f"/applications/{draft}/notice")
    assert sent.status_code == 201, sent.text
    letter = both.get("contractor", f"/applications/{draft}/notice.pdf")
    missing = both.get("contractor", f"/applications/{draft}/missing-workers")
    assert letter.data.startswith(b"%PDF")
    assert [each["status"] for each in missing.json["workers"]]
