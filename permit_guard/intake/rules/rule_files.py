"""The law as it lies in a folder: rulebook.yaml, rules, parameters; read whole, or refused with every fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.parameter_files import kind_of, read_parameters
from permit_guard.intake.rules.rule_parts import RuleParts, message
from permit_guard.intake.rules.rule_shapes import NAME_FORM, RulebookShape, RuleShape
from permit_guard.intake.rules.rule_shelf import Shelf
from permit_guard.law.fault import Fault
from permit_guard.law.fields import Subject
from permit_guard.law.rule import Rule
from permit_guard.law.rulebook import MustBeInForce, Rulebook, Sentences
from permit_guard.law.soundness import circles, rule_faults
from permit_guard.law.tree import Kind

RULEBOOK = "rulebook.yaml"
_RULE, _RULEBOOK = RuleShape(), RulebookShape()


class RulesRefused(Refused):
    """Rules that cannot be asked; `problems` are all their faults, each with file, line and column."""


def read_rules(folder: Path) -> Rulebook:
    """The rulebook that lies in `folder`. Raises RulesRefused with every fault that keeps it from being asked.

    A rule that must be in force but has no file is no fault here: it will be unknown of everyone.
    """
    shelf = read_shelf(folder)
    if shelf.problems or shelf.rulebook is None:
        raise RulesRefused(tuple(shelf.problems))
    return shelf.rulebook


def read_shelf(folder: Path) -> Shelf:
    """All that can be read of `folder`, and all that is wrong with the rest."""
    shelf = Shelf(folder)
    book = shelf.shaped(folder / RULEBOOK, _RULEBOOK)
    parameters = read_parameters(shelf)
    kinds = {name: kind_of(dated) for name, dated in parameters.dated.items()}
    rules = {(rule.subject, rule.id): rule for rule in _rules(shelf, kinds)}
    shelf.problems.extend(shelf.problem(fault) for fault in circles(rules))
    if book is not None:
        sentences = {name: message(shaped) for name, shaped in book["sentences"].items()}
        required = {subject: _musts(book["must_be_in_force"][subject]) for subject in Subject}
        shelf.rulebook = Rulebook(rules, parameters, required, Sentences(**sentences), shelf.name(folder / RULEBOOK))
    return shelf


def _musts(shaped: list[dict[str, Any]]) -> tuple[MustBeInForce, ...]:
    return tuple(MustBeInForce(must["in_force"][0], must["in_force"][1], tuple(must["rules"])) for must in shaped)


def _rules(shelf: Shelf, kinds: Mapping[str, Kind | None]) -> Iterator[Rule]:
    for subject in Subject:
        for path in sorted((shelf.folder / subject).glob("*.yaml")):
            shaped = shelf.shaped(path, _RULE)
            if shaped is not None:
                yield from _rule(shelf, path, subject, kinds, shaped)


def _rule(
    shelf: Shelf, path: Path, subject: Subject, kinds: Mapping[str, Kind | None], shaped: dict[str, Any]
) -> Iterator[Rule]:
    """The rule of one file if there is nothing wrong with it."""
    parts = RuleParts(shelf.name(path), subject, kinds)
    rule = parts.rule(path.stem, shaped)
    faults = [*parts.faults, *(() if rule is None else rule_faults(rule))]
    if shaped["subject"] != subject:
        faults.append(Fault(parts.file, ("subject",), _other_folder(shaped["subject"], subject)))
    if not NAME_FORM.fullmatch(path.stem):
        faults.append(Fault(parts.file, (), _NAME))
    shelf.problems.extend(shelf.problem(fault) for fault in faults)
    if rule is not None and not faults:
        yield rule


_NAME = Text(
    "Nama berkas adalah nama aturan: hanya huruf kecil, angka dan tanda hubung.",
    "The file's name is the rule's: small letters, digits and hyphens alone.",
)


def _other_folder(found: str, folder: str) -> Text:
    return Text(
        f"Subjeknya {found}, tetapi berkas ada di folder {folder}. Samakan keduanya.",
        f"Its subject is {found}, but the file lies in the folder {folder}. Make them agree.",
    )
