"""What `rules check` refuses, each fault with file, line and column in both languages; and the list of rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from permit_guard.casework.rulebooks import RuleRow, check_rules, list_rules
from permit_guard.domain.case import Problem
from permit_guard.domain.finding import Effect
from permit_guard.domain.text import Text
from permit_guard.law.fields import Subject
from tests.law import tiny
from tests.law.tiny import Folder

RULES = Path(__file__).parents[2] / "rules"
ON = date(2026, 3, 20)
Rule = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook with a rule about workers, one that waits for it, one about the application, and a number."""
    (tmp_path / "law").mkdir()
    folder = Folder(tmp_path / "law")
    folder.rule("covered", tiny.covered())
    grown = tiny.simple("age_at_least(birth_date, :working_age, works_from)", after="covered")
    born = {"birth_date": "1990-01-01", "works_from": "2026-03-16"}
    grown["examples"] = [
        tiny.example("of age", "met", **born),
        tiny.example("a child", "not_met", "clause", **{**born, "birth_date": "2010-01-01"}),
        tiny.example("not known", "unknown", "clause", **{**born, "birth_date": None}),
    ]
    folder.rule("grown", grown)
    money = tiny.simple("letter_contribution >= contribution_due - 1", subject="application", effect="note")
    money["examples"] = [
        tiny.example("enough", "met", letter_contribution="446819130.00", contribution_due=446819131),
        tiny.example("too little", "not_met", "clause", letter_contribution=1, contribution_due="446819131"),
        tiny.example("not known", "unknown", "clause", letter_contribution=None, contribution_due=1),
    ]
    folder.rule("money", money)
    folder.parameters["working-age"] = tiny.parameter(("2015-07-01", 18))
    return folder


def covered(folder: Folder) -> Rule:
    return folder.rules["worker", "covered"]


def wording(folder: Folder) -> Rule:
    found: Rule = covered(folder)["wordings"][0]
    return found


def jkk(folder: Folder) -> Rule:
    found: Rule = wording(folder)["require"]["all_of"][0]
    return found


def place_of(path: Path, needle: str) -> str:
    """The line and column of the only place where `needle` stands in a file; `|` in it is where the place is."""
    text = path.read_text(encoding="utf-8")
    before, _, after = needle.rpartition("|")
    assert text.count(before + after) == 1, text
    at = text.index(before + after) + len(before)
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def test_a_rulebook_without_fault_is_not_refused(folder: Folder) -> None:
    assert check_rules(folder.write()) == ()


def test_the_rules_of_this_house_are_not_refused() -> None:
    assert [f"{problem.source} {problem.message.en}" for problem in check_rules(RULES)] == []


def _set(of: Callable[[Folder], Rule], key: str, value: Any) -> Callable[[Folder], None]:
    return lambda folder: of(folder).__setitem__(key, value)


def _two_wordings(first_until: str | None, second_since: str) -> Callable[[Folder], None]:
    def change(folder: Folder) -> None:
        first = wording(folder)
        covered(folder)["wordings"].append({**first, "in_force": [second_since, None]})
        first["in_force"] = ["2015-07-01", first_until]
        again = [{**each, "on": second_since} for each in covered(folder)["examples"]]
        covered(folder)["examples"] = again + [{**each, "on": "2015-07-01"} for each in again]

    return change


def _without_example(name: str) -> Callable[[Folder], None]:
    def change(folder: Folder) -> None:
        covered(folder)["examples"] = [each for each in covered(folder)["examples"] if each["name"] != name]

    return change


def _message(name: str, message: Any) -> Callable[[Folder], None]:
    return lambda folder: covered(folder)["messages"].__setitem__(name, message)


def _circle(folder: Folder) -> None:
    covered(folder)["after"] = "grown"


def _must(name: str) -> Callable[[Folder], None]:
    return lambda folder: folder.worker.append(name)


CASES: list[tuple[str, Callable[[Folder], None], str, str, str]] = [
    (
        "IS NULL in a require",
        _set(jkk, "expr", "jkk_days_uncovered_ahead = 0 OR nik IS NULL"),
        "worker/covered.yaml", "jkk_days_uncovered_ahead = 0 OR |nik IS NULL",
        "IS NULL may stand in applies_when alone: here, not knowing would pass or fail. Compare the value.",
    ),
    (
        "IS NULL in a doubt",
        lambda folder: wording(folder)["doubted_when"][0].__setitem__("expr", "unread_evidence IS NOT NULL"),
        "worker/covered.yaml", "expr: |unread_evidence IS NOT NULL",
        "IS NULL may stand in applies_when alone: here, not knowing would pass or fail. Compare the value.",
    ),
    (
        "a condition that reads no fact",
        _set(jkk, "expr", "jkk_days_uncovered_ahead = 0 AND 1 = 1"),
        "worker/covered.yaml", "AND |1 = 1",
        "This condition reads no fact; days of validity belong to in_force.",
    ),
    (
        "an unknown field",
        _set(jkk, "expr", "jkk_days_uncovered = 0"),
        "worker/covered.yaml", "expr: |jkk_days_uncovered = 0",
        "There is no fact 'jkk_days_uncovered'. Perhaps 'jkk_days_uncovered_ahead'?",
    ),
    (
        "a fact of the other subject",
        _set(jkk, "expr", "has_letter = TRUE"),
        "worker/covered.yaml", "expr: |has_letter = TRUE",
        "There is no fact 'has_letter'. Perhaps 'has_left'?",
    ),
    (
        "a clash of kinds",
        _set(jkk, "expr", "jkk_days_uncovered_ahead = 'none'"),
        "worker/covered.yaml", "expr: |jkk_days_uncovered_ahead = 'none'",
        "int and text do not go together.",
    ),
    (
        "a bare field",
        _set(wording, "applies_when", "has_left"),
        "worker/covered.yaml", "applies_when: |has_left\n",
        "'has_left' alone is no condition; write has_left = TRUE.",
    ),
    (
        "= NULL",
        _set(wording, "applies_when", "has_left = NULL"),
        "worker/covered.yaml", "has_left = |NULL",
        "A comparison with NULL is never true; write IS NULL, and only in applies_when.",
    ),
    (
        "a fault of writing within a quoted expression",
        _set(jkk, "expr", "'x' <> 'it''s' AND"),
        "worker/covered.yaml", "AND|'",
        "A value is expected here.",
    ),
    (
        "an unknown parameter",
        _set(jkk, "expr", "jkk_days_uncovered_ahead = :working_aeg"),
        "worker/covered.yaml", "= |:working_aeg",
        "There is no parameter ':working_aeg' that can be used here. Perhaps ':working_age'?",
    ),
    (
        "overlapping wordings",
        _two_wordings("2022-07-02", "2022-07-01"),
        "worker/covered.yaml", "- |in_force:\n    - '2022-07-01'",
        "This wording begins on 2022-07-01 while the one before is in force. End that one on this day.",
    ),
    (
        "a wording after one without an end",
        _two_wordings(None, "2022-07-01"),
        "worker/covered.yaml", "- |in_force:\n    - '2022-07-01'",
        "This wording begins on 2022-07-01 while the one before is in force. End that one on this day.",
    ),
    (
        "gapped wordings",
        _two_wordings("2022-06-30", "2022-07-01"),
        "worker/covered.yaml", "- |in_force:\n    - '2022-07-01'",
        "From 2022-06-30 to 2022-07-01 no wording is in force. Join the two.",
    ),
    (
        "a wording that ends before it begins",
        _set(wording, "in_force", ["2015-07-01", "2015-07-01"]),
        "worker/covered.yaml", "- |in_force:",
        "It says '['2015-07-01', '2015-07-01']' where [first day, day after the last or null], such as [2015-07-01, null] is expected.",
    ),
    (
        "a parameter that begins after its rule",
        lambda folder: folder.parameters.__setitem__("working-age", tiny.parameter(("2016-01-01", 18))),
        "worker/grown.yaml", "|:working_age",
        "The parameter ':working_age' has no value on 2015-07-01, when this wording is in force. Add one.",
    ),
    (
        "a parameter with a gap",
        lambda folder: folder.parameters.__setitem__(
            "working-age", tiny.parameter(("2015-07-01", "2020-01-01", 18), ("2020-02-01", 18))
        ),
        "worker/grown.yaml", "|:working_age",
        "The parameter ':working_age' has no value on 2020-01-01, when this wording is in force. Add one.",
    ),
    (
        "a parameter that ends before its rule",
        lambda folder: folder.parameters.__setitem__("working-age", tiny.parameter(("2015-07-01", "2030-01-01", 18))),
        "worker/grown.yaml", "|:working_age",
        "The parameter ':working_age' has no value on 2030-01-01, when this wording is in force. Add one.",
    ),
    (
        "a missing message",
        _set(jkk, "says", "no_such"),
        "worker/covered.yaml", "says: |no_such",
        "There is no message 'no_such' under messages. Write it in both languages.",
    ),
    (
        "a message missing in a language",
        _message("no_jkm", {"id": "Tanpa JKM."}),
        "worker/covered.yaml", "|no_jkm:\n",
        "The key 'en' is missing. Add it: a text that is not empty.",
    ),
    (
        "a message empty in a language",
        _message("no_jkm", {"id": "Tanpa JKM.", "en": ""}),
        "worker/covered.yaml", "en: |''",
        "It says '' where a text that is not empty is expected.",
    ),
    (
        "an unused message",
        _message("extra", tiny.text("Never said.")),
        "worker/covered.yaml", "|extra:",
        "No clause says the message 'extra'. Remove it, or name it in a `says`.",
    ),
    (
        "an unknown placeholder",
        _message("no_jkm", {"id": "Tanpa.", "en": "Without {gap}."}),
        "worker/covered.yaml", "en: |Without {gap}",
        "There is no fact '{gap}'.",
    ),
    (
        "a yes or no as placeholder",
        _message("no_jkm", {"id": "Tanpa {has_left}.", "en": "Without."}),
        "worker/covered.yaml", "id: |Tanpa {has_left}",
        "'{has_left}' is yes or no and cannot be written; say it as a sentence.",
    ),
    (
        "a fact that only one language says",
        _message("no_jkm", {"id": "Tanpa {name}.", "en": "Nobody."}),
        "worker/covered.yaml", "en: |Nobody.",
        "'{name}' stands in the other language but not here.",
    ),
    (
        "a pattern that engines read otherwise",
        _set(jkk, "expr", r"matches(nik, '^\d+$')"),
        "worker/covered.yaml", r"matches(nik, |'^\d+$')",
        r"A pattern holds letters, digits, classes such as [0-9], groups (?:...), | and counts alone; no \d \w \s ^ $ and no free dot, since each engine reads them otherwise. A pattern always covers the whole text.",
    ),
    (
        "a clause that no example makes decide",
        _without_example("no JKM"),
        "worker/covered.yaml", "id: |jkm\n",
        "No example is decided by the clause 'jkm'. Add one.",
    ),
    (
        "a doubt that no example makes decide",
        _without_example("unread"),
        "worker/covered.yaml", "id: |unread\n",
        "No example is decided by the clause 'unread'. Add one.",
    ),
    (
        "a doubt that no example makes unknown",
        _without_example("perhaps unread"),
        "worker/covered.yaml", "id: |unread\n",
        "No example leaves the clause 'unread' unknown. Add one, or say why in always_known.",
    ),
    (
        "an applies_when that is always true",
        _without_example("left"),
        "worker/covered.yaml", "applies_when: |has_left = FALSE",
        "No example is one to which this rule does not apply. Add one that is not_applicable.",
    ),
    (
        "an example with another outcome",
        lambda folder: covered(folder)["examples"][0].__setitem__("outcome", "unknown"),
        "worker/covered.yaml", "name: covered\n  on: '2026-03-20'\n  given: {}\n  outcome: |unknown",
        "The example 'covered' comes to met, not unknown. Mend it or the rule.",
    ),
    (
        "an example with another reason",
        lambda folder: covered(folder)["examples"][3].__setitem__("because", ["jkk"]),
        "worker/covered.yaml", "jkm_days_uncovered_ahead:\n  outcome: unknown\n  |because:",
        "The example 'not known' is so because of [jkk, jkm], not of what is written.",
    ),
    (
        "an example of an unknown fact",
        lambda folder: covered(folder)["examples"][0]["given"].__setitem__("gone", True),
        "worker/covered.yaml", "gone: |true",
        "There is no fact 'gone' about the worker.",
    ),
    (
        "an example of a fact of another kind",
        lambda folder: covered(folder)["examples"][0]["given"].__setitem__("nik", 12),
        "worker/covered.yaml", "nik: |12",
        "The fact 'nik' is a text.",
    ),
    (
        "a common fact of another kind",
        lambda folder: covered(folder)["examples_given"].__setitem__("birth_date", "2026-02-30"),
        "worker/covered.yaml", "birth_date: |'2026-02-30'",
        "The fact 'birth_date' is a date.",
    ),
    (
        "an example on a day without a wording",
        lambda folder: covered(folder)["examples"][0].__setitem__("on", "2015-06-30"),
        "worker/covered.yaml", "on: |'2015-06-30'",
        "No wording is in force on 2015-06-30.",
    ),
    (
        "an example without an outcome",
        lambda folder: covered(folder)["examples"][0].__delitem__("outcome"),
        "worker/covered.yaml", "- |name: covered\n",
        "The key 'outcome' is missing. Add it: one of met, not_met, unknown, not_applicable.",
    ),
    (
        "no examples at all",
        lambda folder: covered(folder).__delitem__("examples"),
        "worker/covered.yaml", "|subject: worker",
        "The key 'examples' is missing. Add it: a list, one item a line after a dash.",
    ),
    (
        "a rule that waits for none that is there",
        _set(covered, "after", "nobody"),
        "worker/covered.yaml", "after: |nobody",
        "There is no rule 'nobody' about the worker. Write the file name of a rule.",
    ),
    (
        "a missing title",
        lambda folder: covered(folder).__delitem__("title"),
        "worker/covered.yaml", "|subject: worker",
        "The key 'title' is missing. Add it: a text in two languages, {id: ..., en: ...}.",
    ),
    (
        "a title missing in a language",
        _set(covered, "title", {"en": "Covered"}),
        "worker/covered.yaml", "|title:",
        "The key 'id' is missing. Add it: a text that is not empty.",
    ),
    (
        "a remedy missing in a language",
        _set(wording, "remedy", {"id": "Betulkan."}),
        "worker/covered.yaml", "|remedy:\n    id: Betulkan.",
        "The key 'en' is missing. Add it: a text that is not empty.",
    ),
    (
        "a clause's name for the second time",
        lambda folder: wording(folder)["doubted_when"][0].__setitem__("id", "jkk"),
        "worker/covered.yaml", "doubted_when:\n  - id: |jkk",
        "The clause 'jkk' is in this wording already. Give it another name.",
    ),
    (
        "a rule that must be in force and has no file",
        _must("lost"),
        "rulebook.yaml", "- |lost",
        "The rule 'lost' has no file worker/lost.yaml. Without it nobody is compliant.",
    ),
    (
        "a rule that must be in force and begins later",
        lambda folder: folder.rule("late", {**tiny.covered(), "wordings": [{**tiny.covered()["wordings"][0], "in_force": ["2020-01-01", None]}]}) and None,
        "rulebook.yaml", "- |late",
        "The rule 'late' is not in force all the time of this list. Make their in_force agree.",
    ),
    (
        "an unknown key",
        _set(jkk, "when", "x"),
        "worker/covered.yaml", "|when: x",
        "The key 'when' is not known here. Known are: id, expr, says, always_known, otherwise, all_of, any_of.",
    ),
    (
        "a requirement of two forms",
        _set(jkk, "any_of", [{"id": "x", "expr": "has_left = TRUE", "says": "no_jkk"}]),
        "worker/covered.yaml", "- |id: jkk",
        "It says '{'id': 'jkk', 'expr': 'jkk_days_uncovered_ahead = 0', 'says…' where a clause {id, expr, says}, or {all_of: [...]} or {any_of: [...]} is expected.",
    ),
    (
        "an empty all_of",
        _set(wording, "require", {"all_of": []}),
        "worker/covered.yaml", "|all_of: []",
        "It says '[]' where a list, one item a line after a dash is expected.",
    ),
    (
        "another effect",
        _set(covered, "effect", "warn"),
        "worker/covered.yaml", "effect: |warn",
        "It says 'warn' where one of block, note is expected.",
    ),
    (
        "a mark that there is not",
        lambda folder: wording(folder)["basis"][0].__setitem__("marks", {**tiny.FOUND, "fact": "sure"}),
        "worker/covered.yaml", "fact: |sure",
        "It says 'sure' where found, memory or policy is expected.",
    ),
    (
        "a value of the law that is inexact",
        lambda folder: folder.parameters.__setitem__("share", tiny.parameter(("2015-07-01", True))),
        "parameters/share.yaml", "value: |true",
        'It says \'True\' where a whole number, a decimal in quotes such as "0.0174", a list of texts, or a list of {over, jkk, jkm} is expected.',
    ),
    (
        "values of the law out of order",
        lambda folder: folder.parameters.__setitem__("share", tiny.parameter(("2015-07-01", 1), ("2015-07-01", 2))),
        "parameters/share.yaml", "value: 1\n  basis:\n  - instrument: PP 44/2015\n    article: '53'\n    says: All are covered.\n    marks:\n      instrument: found\n      article: found\n      fact: found\n- from: |'2015-07-01'",
        "This value does not begin after the one before it. Order them by day, without an overlap.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "file", "needle", "english"), [each[1:] for each in CASES], ids=[each[0] for each in CASES]
)
def test_it_is_refused_with_its_file_line_and_column(
    folder: Folder, change: Callable[[Folder], None], file: str, needle: str, english: str
) -> None:
    change(folder)
    problems = check_rules(folder.write())
    found = [(str(problem.source), problem.message.en) for problem in problems]
    assert (f"law/{file}:{place_of(folder.path / file, needle)}", english) in found
    assert all(problem.message.id and problem.message.id != problem.message.en for problem in problems)


def test_one_fault_is_one_problem(folder: Folder) -> None:
    jkk(folder)["expr"] = "jkk_days = 0"
    assert len(check_rules(folder.write())) == 1


def test_rules_that_wait_for_each_other_are_each_refused(folder: Folder) -> None:
    _circle(folder)
    found = [(problem.source.file, problem.message.en) for problem in check_rules(folder.write())]
    assert found == [
        ("law/worker/covered.yaml", "'covered' waits for itself through `after`. Break the circle."),
        ("law/worker/grown.yaml", "'grown' waits for itself through `after`. Break the circle."),
    ]


def test_a_clause_that_is_always_known_needs_no_unknown_example_but_must_say_why(folder: Folder) -> None:
    _without_example("perhaps unread")(folder)
    wording(folder)["doubted_when"][0]["always_known"] = "The reader counts the files."
    assert check_rules(folder.write()) == ()


def test_each_wording_needs_examples_of_its_own(folder: Folder) -> None:
    _two_wordings("2022-07-01", "2022-07-01")(folder)
    covered(folder)["examples"] = [each for each in covered(folder)["examples"] if each["on"] == "2022-07-01"]
    path = folder.write()
    found = {problem.source.place for problem in check_rules(path)}
    text = (path / "worker" / "covered.yaml").read_text(encoding="utf-8")
    first = text[: text.index("in_force:\n    - '2022-07-01'")]
    assert found == {
        f"{first.count(chr(10), 0, first.index(word)) + 1}:{first.index(word) - first.rfind(chr(10), 0, first.index(word)) + skip}"
        for word, skip in (("applies_when: ", 14), ("id: jkk", 4), ("id: jkm", 4), ("id: unread", 4))
    }


def test_a_rule_at_fault_is_not_said_to_be_missing_too(folder: Folder) -> None:
    jkk(folder)["expr"] = "jkk_days = 0"
    assert {problem.source.file for problem in check_rules(folder.write())} == {"law/worker/covered.yaml"}


def test_every_fault_of_every_file_is_told_at_once_by_file_and_line(folder: Folder) -> None:
    jkk(folder)["expr"] = "jkk_days = 0"
    wording(folder)["applies_when"] = "has_left"
    folder.rules["application", "money"]["effect"] = "warn"
    _must("lost")(folder)
    problems = check_rules(folder.write())
    assert [problem.source.file for problem in problems] == [
        "law/application/money.yaml",
        "law/rulebook.yaml",
        "law/worker/covered.yaml",
        "law/worker/covered.yaml",
    ]
    lines = [int(problem.source.place.split(":")[0]) for problem in problems[2:]]
    assert lines == sorted(lines)


def test_a_folder_that_is_not_there_is_refused_and_no_fault_of_the_program(tmp_path: Path) -> None:
    problems = check_rules(tmp_path / "nowhere")
    assert [(type(problem), str(problem.source)) for problem in problems] == [(Problem, "nowhere/rulebook.yaml")]


def test_rules_are_listed_as_they_are_asked_on_that_day(folder: Folder) -> None:
    folder.worker.insert(0, "lost")
    path = folder.write()
    since, title = date(2015, 7, 1), Text("Sederhana", "Simple")
    lost = Text("Tidak berlaku: {rule}.", "Not in force: {rule}.")
    assert list_rules(path, ON) == (
        RuleRow(Subject.WORKER, "lost", Effect.BLOCK, lost, None, None, ()),
        RuleRow(
            Subject.WORKER,
            "covered",
            Effect.BLOCK,
            Text("Terlindungi", "Covered"),
            since,
            None,
            ("PP 44/2015 art. 53",),
        ),
        RuleRow(Subject.WORKER, "grown", Effect.BLOCK, title, since, None, ("PP 44/2015 art. 53",)),
        RuleRow(Subject.APPLICATION, "money", Effect.NOTE, title, since, None, ("PP 44/2015 art. 53",)),
    )


def test_before_any_rule_was_in_force_none_is_listed(folder: Folder) -> None:
    assert list_rules(folder.write(), date(2015, 6, 30)) == ()
