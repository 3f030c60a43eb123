"""From the shapes of a rule's file to the rule: expressions read and checked, faults with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from permit_guard.domain.finding import Effect
from permit_guard.domain.text import Text
from permit_guard.intake.rules.citation import basis_of
from permit_guard.law.fault import Fault, LanguageError, Path
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.kinds import check_kinds
from permit_guard.law.language import parse
from permit_guard.law.rule import Branch, Clause, Condition, Message, Requirement, Rule, Wording
from permit_guard.law.tree import Kind


@dataclass(slots=True)
class RuleParts:
    """Builds the rule of one file; `faults` are the expressions that could not be read."""

    file: str
    subject: Subject
    parameters: Mapping[str, Kind | None]
    faults: list[Fault] = field(default_factory=list)

    def rule(self, name: str, shaped: dict[str, Any]) -> Rule | None:
        """The rule of a file's shape, or None where `faults` has something."""
        wordings = tuple(self._wording(wording, ("wordings", at)) for at, wording in enumerate(shaped["wordings"]))
        if self.faults:
            return None
        return Rule(
            name,
            self.subject,
            Effect(shaped["effect"]),
            Text(**shaped["title"]),
            shaped.get("after"),
            wordings,
            {key: message(value) for key, value in shaped["messages"].items()},
            self.file,
        )

    def _wording(self, shaped: dict[str, Any], path: Path) -> Wording:
        since, until = shaped["in_force"]
        applies = shaped.get("applies_when")
        return Wording(
            since,
            until,
            tuple(map(basis_of, shaped["basis"])),
            None if applies is None else self._condition(applies, (*path, "applies_when")),
            self._requirement(shaped["require"], (*path, "require")),
            tuple(
                self._clause(clause, (*path, "doubted_when", at))
                for at, clause in enumerate(shaped.get("doubted_when", ()))
            ),
            Text(**shaped["remedy"]),
        )

    def _requirement(self, shaped: dict[str, Any], path: Path) -> Requirement:
        if "expr" in shaped:
            return self._clause(shaped, path)
        word = "all_of" if "all_of" in shaped else "any_of"
        parts = (self._requirement(part, (*path, word, at)) for at, part in enumerate(shaped[word]))
        return Branch(word == "all_of", tuple(parts))

    def _clause(self, shaped: dict[str, Any], path: Path) -> Clause:
        condition = self._condition(shaped["expr"], (*path, "expr"))
        return Clause(shaped["id"], condition, shaped["says"], "otherwise" in shaped, shaped.get("always_known"), path)

    def _condition(self, text: str, path: Path) -> Condition:
        tree = parse("on = on")
        try:
            tree = check_kinds(parse(text), text, FACTS[self.subject], self.parameters)
        except LanguageError as wrong:
            self.faults.append(Fault(self.file, path, wrong.message, wrong.offset))
        return Condition(text, tree, path)


def message(shaped: dict[str, Any]) -> Message:
    """A message of the file, with its remedy if it has one."""
    remedy = shaped.get("remedy")
    return Message(Text(shaped["id"], shaped["en"]), None if remedy is None else Text(**remedy))
