"""The measured journal is written as the service writes one, and is found sound."""

from __future__ import annotations

import pytest

from bench import journal


def test_a_short_journal_is_written_verified_and_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bench/journal.py", "2500"])
    monkeypatch.setattr(journal, "BATCH", 1000)
    journal.main()
    assert capsys.readouterr().out.startswith("2,500 journal lines verified in ")
