"""`permit-guard recheck`: what changed is named with its letter, what failed is named, and the exit status tells."""

from __future__ import annotations

import pytest

from permit_guard.casework.rechecking import Came, Rechecked
from permit_guard.casework.settings import Settings
from permit_guard.cli import recheck as verb
from permit_guard.domain.text import Text
from tests.cli.test_operator import run

FAULT = Text("Data kantor tidak terbaca.", "The office's data cannot be read.")


def _coming(monkeypatch: pytest.MonkeyPatch, *told: Rechecked) -> None:
    monkeypatch.setattr(verb, "recheck_all", lambda *_: iter(told))


def test_every_approval_of_an_installation_is_rechecked(installation: Settings) -> None:
    result = run(installation, "recheck", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("1 rechecked: ")


def test_an_office_without_approvals_has_none_to_recheck(installation: Settings) -> None:
    result = run(installation, "recheck", "--office", "33.71", "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "0 rechecked: 0 suspended, 0 lifted, 0 failed.\n")


def test_what_changed_is_named_with_its_letter(installation: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    _coming(
        monkeypatch, Rechecked("PBG-1", "33.08", Came.SUSPENDED, "500/001"),
        Rechecked("PBG-2", "33.08", Came.UNCHANGED),
        Rechecked("PBG-3", "33.08", Came.LIFTED, "500/002"),
    )  # fmt: skip
    result = run(installation, "recheck", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "PBG-1 (33.08)  suspended  letter 500/001",
        "PBG-3 (33.08)  lifted  letter 500/002",
        "3 rechecked: 1 suspended, 1 lifted, 0 failed.",
    ]


@pytest.mark.parametrize(
    ("came", "said"),
    [(Came.FAILED, "PBG-1 (33.08)  NOT RECHECKED"), (Came.SUSPENDED, "PBG-1 (33.08)  suspended  no letter yet")],
)
def test_what_failed_is_named_and_the_exit_status_says_so(
    installation: Settings, monkeypatch: pytest.MonkeyPatch, came: Came, said: str
) -> None:
    _coming(monkeypatch, Rechecked("PBG-1", "33.08", came, fault=FAULT))
    result = run(installation, "recheck", "--lang", "en")
    assert (result.exit_code, result.stderr) == (4, f"{said}  {FAULT.en}\n")
