"""The body of the notice: what was checked, what was found, what to do until when, and how to object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from reportlab.platypus import KeepTogether

from permit_guard.domain.decision import Answer, Decision, Status
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.letter import LetterWords, Mended
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Language, Text, say_day, say_number
from permit_guard.paper import wording
from permit_guard.paper.errands import Errand
from permit_guard.paper.letterhead import closing, opening
from permit_guard.paper.prose import BODY, FINE, HEADING, OPENING, STRONG, TEXT_WIDTH, item, labelled, paragraph, ruled
from permit_guard.paper.saying import NOTHING, say_cite, say_count, say_plain, say_text, say_workers
from permit_guard.paper.sheet import MM
from permit_guard.paper.since import since

PROBLEMS_IN_LETTER: Final = 5
LABEL_WIDTH: Final = 36 * MM
COUNT_WIDTH: Final = 31 * MM


@dataclass(frozen=True, slots=True)
class Letter:
    """All that the letter is made from."""

    decision: Decision
    office: Office
    errands: tuple[Errand, ...]
    titles: Mapping[str, Text]
    answer_by: date | None
    language: Language
    issued: Issued | None
    unmask: bool
    words: LetterWords
    mended: tuple[Mended, LetterWords] | None = None

    @property
    def unread_in_annex(self) -> tuple[Problem, ...]:
        """The problems of reading, where they are too many to stand in the letter itself."""
        problems = self.decision.problems
        return problems if len(problems) > PROBLEMS_IN_LETTER else ()

    def story(self, annex_pages: int) -> list[Any]:
        """The letter from its kop to its copies, as blocks to be set one after the other."""
        application = self.decision.application
        head = opening(
            application,
            self.office,
            self.issued.dated if self.issued else self.decision.on,
            language=self.language,
            number=self.issued.number if self.issued else None,
            annex_pages=annex_pages,
            subject=self.words.say("subject", self.language),
        )
        return [
            *head,
            paragraph(self.words.say("opening", self.language), OPENING),
            labelled(self._checked(), LABEL_WIDTH, TEXT_WIDTH),
            self._conclusion(),
            self._counts(),
            *(since(*self.mended, self._title, self.language, unmask=self.unmask) if self.mended else ()),
            *self._on_application(),
            *self._on_workers(),
            *self._unread(),
            *self._notes(),
            *self._legal_basis(),
            *self._to_do(bool(annex_pages)),
            *closing(self._objection(), self.office, language=self.language, draft=self.issued is None),
            self._proof(),
        ]

    def _say(self, text: Text, style: Any = BODY, **facts: object) -> Any:
        return paragraph(text.in_(self.language).format(**facts), style)

    def _heading(self, text: Text) -> Any:
        return paragraph(text.in_(self.language), HEADING)

    def _title(self, rule: str) -> str:
        return self.titles.get(rule, Text(rule, rule)).in_(self.language)

    def _checked(self) -> list[tuple[str, str]]:
        """What was checked: project, contract, day, roster and evidence."""
        decision, language = self.decision, self.language
        project, contract = decision.application.project, decision.application.contract
        place = f"{project.name}, {project.address}" if project.address else project.name
        agreed = wording.NO_CONTRACT.in_(language)
        if contract is not None:
            agreed = contract.number or NOTHING
            if contract.signed_on is not None:
                day = say_day(contract.signed_on, language)
                agreed = wording.CHECKED_CONTRACT_SAYS.in_(language).format(number=agreed, day=day)
        roster = wording.NO_ROSTER.in_(language)
        if decision.workers:
            roster = wording.CHECKED_ROSTER_SAYS.in_(language).format(
                file=decision.workers[0].worker.source.file, count=say_workers(len(decision.workers), language)
            )
        evidence = say_count(len(decision.evidence), wording.ONE_FILE, wording.FILES, language)
        return [
            (wording.CHECKED_PROJECT.in_(language), place),
            (wording.CHECKED_CONTRACT.in_(language), agreed),
            (wording.CHECKED_ON.in_(language), say_day(decision.on, language)),
            (wording.CHECKED_ROSTER.in_(language), roster),
            (wording.CHECKED_EVIDENCE.in_(language), evidence),
        ]

    def _conclusion(self) -> Any:
        answer = "deficient" if self.decision.answer is Answer.DEFICIENT else "unproven"
        return paragraph(self.words.say(answer, self.language), STRONG)

    def _counts(self) -> Any:
        """How many workers are covered, not covered, not proven, and have left."""
        columns = (
            (wording.COUNT_ALL, len(self.decision.workers)),
            (wording.COUNT_COMPLIANT, self.decision.count(Status.COMPLIANT)),
            (wording.COUNT_DEFICIENT, self.decision.count(Status.DEFICIENT)),
            (wording.COUNT_UNPROVEN, self.decision.count(Status.UNPROVEN)),
            (wording.COUNT_LEFT, self.decision.count(Status.LEFT)),
        )
        heads = [text.in_(self.language) for text, _ in columns]
        figures = [say_number(number, self.language) for _, number in columns]
        return ruled([heads, figures], [TEXT_WIDTH / len(columns)] * len(columns), aligned="C" * len(columns))

    def _on_application(self) -> list[Any]:
        """Each block finding on the application that is not met or not proven, with remedy and basis."""
        found = [finding for finding in self.decision.findings if finding.blocks]
        return self._listed(wording.ON_APPLICATION, [self._point(number, f) for number, f in enumerate(found, 1)])

    def _point(self, number: int, finding: Finding) -> Any:
        outcome = wording.NOT_MET if finding.outcome is Outcome.NOT_MET else wording.UNKNOWN
        if finding.effect is Effect.NOTE:
            outcome = wording.UNMET
        lead = f"{self._title(finding.rule)} ({outcome.in_(self.language)})"
        cites = "; ".join(say_cite(cite, self.language) for cite in finding.cites)
        after = (
            (wording.ASKED.in_(self.language), say_text(finding.remedy, self.language, unmask=self.unmask)),
            (wording.BASIS.in_(self.language), cites),
        )
        return item(number, lead, say_text(finding.says, self.language, unmask=self.unmask), after)

    def _on_workers(self) -> list[Any]:
        """How many workers there are of each kind of deficiency."""
        kinds = [errand for errand in self.errands if errand.effect is Effect.BLOCK]
        if not kinds:
            return []
        rows = [[text.in_(self.language) for text in (wording.KIND, wording.KIND_NOT_MET, wording.KIND_UNKNOWN)]]
        for rule in dict.fromkeys(errand.rule for errand in kinds):
            counted = {errand.outcome: len(errand.workers) for errand in kinds if errand.rule == rule}
            figures = [counted.get(outcome, 0) for outcome in (Outcome.NOT_MET, Outcome.UNKNOWN)]
            rows.append([self._title(rule), *(say_number(n, self.language) if n else NOTHING for n in figures)])
        widths = [TEXT_WIDTH - 2 * COUNT_WIDTH, COUNT_WIDTH, COUNT_WIDTH]
        said = self._say(wording.ON_WORKERS_SAYS)
        return [KeepTogether([self._heading(wording.ON_WORKERS), said, ruled(rows, widths, aligned="LCC")])]

    def _unread(self) -> list[Any]:
        """What could not be read: each in the letter, or, where they are many, their number."""
        problems = self.decision.problems
        if self.unread_in_annex:
            count = say_number(len(problems), self.language)
            return [self._heading(wording.UNREAD), self._say(wording.UNREAD_SAYS, count=count)]
        points = [
            item(
                number,
                say_plain(str(problem.source), unmask=self.unmask),
                say_text(problem.message, self.language, unmask=self.unmask),
            )
            for number, problem in enumerate(problems, 1)
        ]
        return self._listed(wording.UNREAD, points)

    def _notes(self) -> list[Any]:
        """Notes that are not met: those on the application in words, those on workers by their number."""
        points = [
            self._point(number, finding)
            for number, finding in enumerate(
                (f for f in self.decision.findings if f.effect is Effect.NOTE and f.outcome is Outcome.NOT_MET), 1
            )
        ]
        for errand in self.errands:
            if errand.effect is Effect.NOTE:
                count = say_workers(len(errand.workers), self.language)
                said = wording.NOTES_WORKERS.in_(self.language).format(title=self._title(errand.rule), count=count)
                points.append(item(len(points) + 1, "", said))
        return self._listed(wording.NOTES, points)

    def _legal_basis(self) -> list[Any]:
        points = [
            item(number, "", f"{say_cite(basis.cite, self.language)}: {basis.says.in_(self.language)}")
            for number, basis in enumerate(self.office.legal_basis, 1)
        ]
        return self._listed(wording.LEGAL_BASIS, points)

    def _to_do(self, annexed: bool) -> list[Any]:
        """What to do, and until when: a day by the calendar, or a count where its year is unknown."""
        days = self.office.answer_working_days
        said = self.words.say("to_do" if annexed else "to_do_short", self.language)
        if self.answer_by is None:
            until = wording.UNTIL_COUNT.in_(self.language).format(count=days)
        else:
            day = say_day(self.answer_by, self.language)
            until = wording.UNTIL_DAY.in_(self.language).format(day=day, count=days)
        return [KeepTogether([self._heading(wording.TO_DO), paragraph(f"{said} {until}")])]

    def _objection(self) -> list[Any]:
        asked = wording.QUESTIONS.in_(self.language).format(contact=self.office.contact_person.in_(self.language))
        said = f"{self.office.objection.in_(self.language)} {asked}"
        return [self._heading(wording.OBJECTION), paragraph(said)]

    def _listed(self, heading: Text, points: list[Any]) -> list[Any]:
        """The points under their heading; nothing without points."""
        return [self._heading(heading), *points] if points else []

    def _proof(self) -> Any:
        """The whole hashes, by which the outcome can be reproduced; of a letter that was sent, the journal's too."""
        hashes = {"rulebook": self.decision.rulebook_hash, "input": self.decision.input_hash}
        if self.issued is None:
            return self._say(wording.PROOF, FINE, **hashes)
        size = say_number(self.issued.journal_size, self.language)
        return self._say(wording.PROOF_SENT, FINE, **hashes, size=size, root=self.issued.journal_root)
