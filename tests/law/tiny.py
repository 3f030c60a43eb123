"""A tiny rulebook that a test writes into a folder, whole and without fault until the test changes something."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOUND = {"instrument": "found", "article": "found", "fact": "found"}
BASIS: list[dict[str, Any]] = [
    {"instrument": "PP 44/2015", "article": "53", "says": "All are covered.", "marks": FOUND}
]
SENTENCES: dict[str, Any] = {
    "missing": {"id": "Belum diketahui: {facts}.", "en": "Not known: {facts}."},
    "waits_for": {"id": "Menunggu: {rule}.", "en": "Waits for: {rule}."},
    "not_in_force": {
        "id": "Tidak berlaku: {rule}.",
        "en": "Not in force: {rule}.",
        "remedy": {"id": "Pulihkan aturannya.", "en": "Restore the rule."},
    },
}


def text(english: str, indonesian: str | None = None) -> dict[str, str]:
    """A text in both languages."""
    return {"id": indonesian or f"({english})", "en": english}


def covered() -> dict[str, Any]:
    """A worker rule with everything in it: applies, all_of, a doubt, messages with facts, a remedy of a message."""
    return {
        "subject": "worker",
        "effect": "block",
        "title": text("Covered", "Terlindungi"),
        "wordings": [
            {
                "in_force": ["2015-07-01", None],
                "basis": copy.deepcopy(BASIS),
                "applies_when": "has_left = FALSE",
                "require": {
                    "all_of": [
                        {"id": "jkk", "expr": "jkk_days_uncovered_ahead = 0", "says": "no_jkk"},
                        {"id": "jkm", "expr": "jkm_days_uncovered_ahead = 0", "says": "no_jkm"},
                    ]
                },
                "doubted_when": [{"id": "unread", "expr": "unread_evidence = TRUE", "says": "unread"}],
                "remedy": text("Extend the cover.", "Perpanjang perlindungan."),
            }
        ],
        "messages": {
            "no_jkk": text("No JKK from {jkk_gap_ahead_from}.", "Tanpa JKK dari {jkk_gap_ahead_from}."),
            "no_jkm": text(
                "{jkm_days_uncovered_ahead} days without JKM.", "{jkm_days_uncovered_ahead} hari tanpa JKM."
            ),
            "unread": {
                **text("Unread: {unread_files}.", "Belum terbaca: {unread_files}."),
                "remedy": text("Send it anew.", "Kirim ulang."),
            },
        },
        "examples_given": {
            "has_left": False,
            "unread_evidence": False,
            "jkk_days_uncovered_ahead": 0,
            "jkm_days_uncovered_ahead": 0,
        },
        "examples": [
            example("covered", "met"),
            example("no JKK", "not_met", "jkk", jkk_days_uncovered_ahead=1),
            example("no JKM", "not_met", "jkm", jkm_days_uncovered_ahead=1),
            example("not known", "unknown", "jkk", "jkm", jkk_days_uncovered_ahead=None, jkm_days_uncovered_ahead=None),
            example("unread", "unknown", "unread", jkk_days_uncovered_ahead=1, unread_evidence=True),
            example("perhaps unread", "unknown", "unread", jkk_days_uncovered_ahead=1, unread_evidence=None),
            example("left", "not_applicable", has_left=True),
        ],
    }


def example(name: str, outcome: str, *because: str, on: str = "2026-03-20", **given: Any) -> dict[str, Any]:
    """An example as a file states it."""
    return {"name": name, "on": on, "given": given, "outcome": outcome, "because": list(because)}


def simple(expr: str, *, subject: str = "worker", effect: str = "block", **more: Any) -> dict[str, Any]:
    """A rule of one clause `clause` that says `no`."""
    wording = {
        "in_force": ["2015-07-01", None],
        "basis": copy.deepcopy(BASIS),
        "require": {"id": "clause", "expr": expr, "says": "no"},
        "remedy": text("Mend it.", "Betulkan."),
    }
    wording.update(
        {key: more.pop(key) for key in ("applies_when", "require", "doubted_when", "in_force") if key in more}
    )
    return {
        "subject": subject,
        "effect": effect,
        "title": text("Simple", "Sederhana"),
        "wordings": [wording],
        "messages": {"no": text("No.", "Tidak.")},
        "examples": [example("any", "met")],
        **more,
    }


def parameter(*values: tuple[str, Any] | tuple[str, str, Any]) -> dict[str, Any]:
    """A parameter from (from, value) or (from, until, value)."""
    dated = [
        {
            "from": each[0],
            "until": each[1] if len(each) == 3 else None,
            "value": each[-1],
            "basis": copy.deepcopy(BASIS),
        }
        for each in values
    ]
    return {"title": text("A number"), "unit": "years", "values": dated}


class Folder:
    """A folder of rules to be: `rules` by subject and id, `parameters` by file name, `book` as rulebook.yaml."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rules: dict[tuple[str, str], dict[str, Any]] = {}
        self.parameters: dict[str, dict[str, Any]] = {}
        self.worker: list[str] = []
        self.application: list[str] = []
        self.book: dict[str, Any] = {"sentences": copy.deepcopy(SENTENCES)}

    def rule(self, name: str, rule: dict[str, Any], *, must: bool = True) -> dict[str, Any]:
        """Put `rule` into the folder of its subject, and onto the list of what must be in force."""
        self.rules[rule["subject"], name] = rule
        if must:
            getattr(self, rule["subject"]).append(name)
        return rule

    def write(self) -> Path:
        """The folder, written."""
        musts = {
            subject: [{"in_force": ["2015-07-01", None], "rules": getattr(self, subject)}]
            for subject in ("worker", "application")
        }
        _dump(self.path / "rulebook.yaml", {"must_be_in_force": musts, **self.book})
        for (subject, name), rule in self.rules.items():
            _dump(self.path / subject / f"{name}.yaml", rule)
        for name, parameter in self.parameters.items():
            _dump(self.path / "parameters" / f"{name}.yaml", parameter)
        return self.path


def _dump(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4_000
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(value, file)
