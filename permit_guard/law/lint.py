"""What `rules check` finds in a rulebook that can be asked, but that a lawyer would not sign."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise

from permit_guard.domain.parameter import Dated
from permit_guard.domain.text import Text
from permit_guard.law.fault import Fault, Path
from permit_guard.law.fields import Subject
from permit_guard.law.rule import Rule, Wording
from permit_guard.law.rulebook import MustBeInForce, Rulebook
from permit_guard.law.tree import parameter_names

Names = Collection[tuple[Subject, str]]


def rulebook_faults(rulebook: Rulebook, files: Names) -> Iterator[Fault]:
    """Names that lead nowhere, days without a rule or a number, messages that nobody says.

    `files` are the rules that have a file, readable or not: one that is faulty is not said to be missing too.
    """
    for rule in rulebook.rules.values():
        yield from _after_faults(rule, files)
        yield from _message_faults(rule)
        for wording in rule.wordings:
            yield from _parameter_faults(rulebook, rule, wording)
    for subject, musts in rulebook.required.items():
        yield from _must_faults(rulebook, subject, musts, files)


def _after_faults(rule: Rule, files: Names) -> Iterator[Fault]:
    if rule.after is not None and (rule.subject, rule.after) not in files:
        yield Fault(
            rule.file,
            ("after",),
            Text(
                f"Tidak ada aturan '{rule.after}' untuk {rule.subject}. Tulis nama berkas sebuah aturan.",
                f"There is no rule '{rule.after}' about the {rule.subject}. Write the file name of a rule.",
            ),
        )


def _message_faults(rule: Rule) -> Iterator[Fault]:
    said = {clause.says for wording in rule.wordings for clause in wording.clauses}
    for name in rule.messages:
        if name not in said:
            yield Fault(
                rule.file,
                ("messages", name),
                Text(
                    f"Pesan '{name}' tidak dipakai klausa mana pun. Hapus, atau sebut di says.",
                    f"No clause says the message '{name}'. Remove it, or name it in a `says`.",
                ),
            )


def _parameter_faults(rulebook: Rulebook, rule: Rule, wording: Wording) -> Iterator[Fault]:
    for condition in wording.conditions:
        for name in parameter_names(condition.tree):
            gap = first_day_without(rulebook.parameters.dated.get(name, ()), wording.since, wording.until)
            if gap is not None:
                yield Fault(
                    rule.file,
                    condition.path,
                    Text(
                        f"Parameter ':{name}' tidak bernilai pada {gap}, ketika rumusan ini berlaku. Tambahkan.",
                        f"The parameter ':{name}' has no value on {gap}, when this wording is in force. Add one.",
                    ),
                    condition.text.find(f":{name}"),
                )


def first_day_without(dated: Sequence[Dated], since: date, until: date | None) -> date | None:
    """The first day from `since`, and before `until` unless that is None, that has no value; None if there is none."""
    day = since
    for each in dated:
        if each.holds_on(day):
            if each.until is None:
                return None
            day = each.until
    return day if until is None or day < until else None


def _must_faults(rulebook: Rulebook, subject: Subject, musts: Sequence[MustBeInForce], files: Names) -> Iterator[Fault]:
    for at, (before, after) in enumerate(pairwise(musts), start=1):
        if before.until != after.since:
            said = Text(
                "Daftar ini harus mulai pada hari daftar sebelumnya berakhir, tanpa celah dan tanpa tumpang tindih.",
                "This list must begin on the day when the one before it ends, without a gap or an overlap.",
            )
            yield Fault(rulebook.file, ("must_be_in_force", subject, at, "in_force"), said)
    for at, must in enumerate(musts):
        for position, name in enumerate(must.rules):
            path: Path = ("must_be_in_force", subject, at, "rules", position)
            if (subject, name) not in files:
                yield Fault(
                    rulebook.file,
                    path,
                    Text(
                        f"Aturan '{name}' tidak punya berkas {subject}/{name}.yaml. Tanpa itu tak ada yang patuh.",
                        f"The rule '{name}' has no file {subject}/{name}.yaml. Without it nobody is compliant.",
                    ),
                )
            elif (rule := rulebook.rules.get((subject, name))) is not None and not _covers(rule, must):
                yield Fault(
                    rulebook.file,
                    path,
                    Text(
                        f"Aturan '{name}' tidak berlaku sepanjang masa daftar ini. Samakan in_force keduanya.",
                        f"The rule '{name}' is not in force all the time of this list. Make their in_force agree.",
                    ),
                )


def _covers(rule: Rule, must: MustBeInForce) -> bool:
    """Whether a wording is in force all the time of the list; wordings leave no gap between them."""
    first, last = rule.wordings[0], rule.wordings[-1]
    ends_late = last.until is None or (must.until is not None and must.until <= last.until)
    return first.since <= must.since and ends_late
