"""Whether a rule can be asked at all: its wordings, clauses and messages fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from permit_guard.domain.text import Text
from permit_guard.law.fault import Fault, Path
from permit_guard.law.fields import FACTS, THE_DAY, Subject
from permit_guard.law.plan import STATUS
from permit_guard.law.rule import Clause, Message, Rule, Wording
from permit_guard.law.tree import IsNull, Kind, nodes

Rules = Mapping[tuple[Subject, str], Rule]


def rule_faults(rule: Rule) -> Iterator[Fault]:
    """What keeps `rule` from being asked, or from saying what it found."""
    yield from _name_faults(rule)
    yield from _period_faults(rule)
    for at, wording in enumerate(rule.wordings):
        yield from _clause_faults(rule, wording, at)
    for name, message in rule.messages.items():
        yield from _message_faults(rule, name, message)


def _name_faults(rule: Rule) -> Iterator[Fault]:
    if rule.id in (*FACTS[rule.subject], STATUS, THE_DAY):
        yield _fault(
            rule, (), f"Nama aturan '{rule.id}' sudah dipakai sebuah fakta.", f"'{rule.id}' is a fact's name already."
        )


def _period_faults(rule: Rule) -> Iterator[Fault]:
    for at, (before, after) in enumerate(pairwise(rule.wordings), start=1):
        if before.until is None or before.until > after.since:
            yield _fault(
                rule,
                ("wordings", at, "in_force"),
                f"Rumusan ini mulai {after.since} saat yang sebelumnya masih berlaku. Akhiri yang itu pada hari ini.",
                f"This wording begins on {after.since} while the one before is in force. End that one on this day.",
            )
        elif before.until < after.since:
            yield _fault(
                rule,
                ("wordings", at, "in_force"),
                f"Dari {before.until} sampai {after.since} tidak ada rumusan yang berlaku. Sambungkan keduanya.",
                f"From {before.until} to {after.since} no wording is in force. Join the two.",
            )


def _clause_faults(rule: Rule, wording: Wording, at: int) -> Iterator[Fault]:
    seen: set[str] = set()
    for clause in wording.clauses:
        if clause.id in seen:
            yield _fault(
                rule,
                (*clause.path, "id"),
                f"Klausa '{clause.id}' sudah ada dalam rumusan ini. Beri nama lain.",
                f"The clause '{clause.id}' is in this wording already. Give it another name.",
            )
        seen.add(clause.id)
        if clause.says not in rule.messages:
            yield _fault(
                rule,
                (*clause.path, "says"),
                f"Tidak ada pesan '{clause.says}' di messages. Tuliskan dalam dua bahasa.",
                f"There is no message '{clause.says}' under messages. Write it in both languages.",
            )
        yield from _null_faults(rule, clause)


def _null_faults(rule: Rule, clause: Clause) -> Iterator[Fault]:
    """Without IS NULL a predicate is unknown as soon as all its facts are, so that unknown can never pass for met."""
    for node in nodes(clause.condition.tree):
        if isinstance(node, IsNull):
            said = Text(
                "IS NULL hanya boleh di applies_when: di sini yang belum diketahui akan lolos atau gagal.",
                "IS NULL may stand in applies_when alone: here, not knowing would pass or fail. Compare the value.",
            )
            yield Fault(rule.file, clause.condition.path, said, node.span.start)


def _message_faults(rule: Rule, name: str, message: Message) -> Iterator[Fault]:
    facts = FACTS[rule.subject]
    for language, text in (("id", message.text.id), ("en", message.text.en)):
        path: Path = ("messages", name, language)
        for placeholder in message.placeholders:
            if placeholder not in facts:
                if f"{{{placeholder}}}" in text:
                    yield _fault(
                        rule, path, f"Tidak ada fakta '{{{placeholder}}}'.", f"There is no fact '{{{placeholder}}}'."
                    )
            elif facts[placeholder].kind is Kind.BOOL:
                yield _fault(
                    rule,
                    path,
                    f"'{{{placeholder}}}' adalah ya atau tidak dan tidak dapat ditulis; katakan dengan kalimat.",
                    f"'{{{placeholder}}}' is yes or no and cannot be written; say it as a sentence.",
                )
            elif f"{{{placeholder}}}" not in text:
                yield _fault(
                    rule,
                    path,
                    f"'{{{placeholder}}}' ada dalam bahasa yang lain tetapi tidak di sini.",
                    f"'{{{placeholder}}}' stands in the other language but not here.",
                )


def circles(rules: Rules) -> Iterator[Fault]:
    """Rules that wait for each other through `after`, a fault for each."""
    for (subject, name), rule in rules.items():
        seen = {name}
        after = rule.after
        while after is not None and after not in seen and (subject, after) in rules:
            seen.add(after)
            after = rules[subject, after].after
        if after == name:
            yield _fault(
                rule,
                ("after",),
                f"'{name}' menunggu dirinya sendiri melalui after. Putuskan lingkarannya.",
                f"'{name}' waits for itself through `after`. Break the circle.",
            )


def _fault(rule: Rule, path: Path, indonesian: str, english: str) -> Fault:
    return Fault(rule.file, path, Text(indonesian, english))
