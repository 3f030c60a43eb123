"""A decision as a person reads it: colour and a table where there is a terminal, plain lines where there is none."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TextIO

import click

from permit_guard.cli.options import is_dumb, wants_no_colour
from permit_guard.domain.decision import Answer, Decision, Status, WorkerDecision
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.finding import Finding
from permit_guard.domain.identity import masked_within
from permit_guard.domain.record import shown_identity
from permit_guard.domain.text import Language, Text, say_day, say_number

MOST_ROWS_IN_A_TABLE = 200
NARROWEST_TABLE = 100
NARROWEST_LINE = 30

ANSWERS = {
    Answer.COMPLIANT: (Text("SEMUA PEKERJA TERLINDUNGI", "COMPLIANT"), "green"),
    Answer.DEFICIENT: (Text("BELUM TERLINDUNGI", "DEFICIENT"), "red"),
    Answer.UNPROVEN: (Text("BELUM TERBUKTI", "UNPROVEN"), "yellow"),
}
STATUSES = {
    Status.COMPLIANT: (Text("terlindungi", "covered"), "green"),
    Status.DEFICIENT: (Text("belum terlindungi", "not covered"), "red"),
    Status.UNPROVEN: (Text("belum terbukti", "not proven"), "yellow"),
    Status.LEFT: (Text("sudah selesai", "left"), "blue"),
}
PROJECT = Text("Proyek", "Project")
CHECKED_ON = Text("Diperiksa per", "Checked as of")
WORKERS = Text("pekerja", "workers")
MISSING = Text("Pekerja yang harus dilengkapi", "Workers to be completed")
DEFICIENCIES = Text("Kekurangan permohonan", "Deficiencies of the application")
NOTES = Text("Catatan (tidak menghalangi)", "Notes (they block nothing)")
PROBLEMS = Text("Tidak terbaca", "Not readable")
UNREAD = Text("Berkas yang tidak membuktikan apa pun", "Files that prove nothing")
HEADINGS = (Text("Baris", "Row"), Text("Nama", "Name"), Text("NIK", "NIK"), Text("Status", "Status"))
FOUND = Text("Temuan dan tindak lanjut", "What was found, and what to do")


@dataclass(frozen=True)
class Screen:
    """Where the decision is shown, in which language, and whether numbers are masked.

    `width` is the terminal's columns; None where there is none, or one that can only print.
    """

    decision: Decision
    language: Language
    unmask: bool
    err: bool
    width: int | None

    def say(self, line: str = "", *, colour: str | None = None, bold: bool = False) -> None:
        """One line; colour is left out where there is no terminal."""
        click.echo(click.style(line, fg=colour, bold=bold) if colour or bold else line, err=self.err)

    def text(self, text: Text | None) -> str:
        """A sentence in the language asked for."""
        said = "" if text is None else text.in_(self.language)
        return said if self.unmask else masked_within(said)


def show_decision(decision: Decision, language: Language, *, unmask: bool = False, err: bool = False) -> None:
    """Print answer, counts, the workers that are missing with their reasons, and all else that stands in the way."""
    screen = Screen(decision, language, unmask, err, _columns(sys.stderr if err else sys.stdout))
    _show_answer(screen)
    missing = [decided for decided in decision.workers if decided.status in (Status.DEFICIENT, Status.UNPROVEN)]
    if missing:
        screen.say()
        screen.say(f"{screen.text(MISSING)} ({say_number(len(missing), language)}):", bold=True)
        wide = screen.width is not None and screen.width >= NARROWEST_TABLE
        show = _table if wide and len(missing) <= MOST_ROWS_IN_A_TABLE else _lines
        show(screen, missing)
    _show_findings(screen, DEFICIENCIES, [finding for finding in decision.findings if finding.blocks])
    notes = [finding for finding in decision.findings if finding.matters and not finding.blocks]
    _show_findings(screen, NOTES, notes)
    _show_list(screen, PROBLEMS, (f"{p.source}: {screen.text(p.message)}" for p in decision.problems))
    _show_list(screen, UNREAD, _unread(screen, decision.evidence))
    screen.say()


def _columns(stream: TextIO) -> int | None:
    """The columns of the terminal that `stream` is; COLUMNS, where a person has set it, says otherwise."""
    if not stream.isatty() or is_dumb():
        return None
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except OSError:
        return None


def _show_answer(screen: Screen) -> None:
    decision, language = screen.decision, screen.language
    says, colour = ANSWERS[decision.answer]
    screen.say(f"{decision.application.number}  ·  {decision.application.project.name}", bold=True)
    screen.say(f"{screen.text(CHECKED_ON)} {say_day(decision.on, language)}")
    screen.say()
    screen.say(f"{screen.text(says)}  ({decision.answer.value})", colour=colour, bold=True)
    counts = [f"{say_number(len(decision.workers), language)} {screen.text(WORKERS)}"]
    for status, (named, _) in STATUSES.items():
        counts.append(f"{say_number(decision.count(status), language)} {screen.text(named)}")
    screen.say(" · ".join(counts))


def _reasons(screen: Screen, decided: WorkerDecision) -> Iterator[tuple[str, str]]:
    for finding in decided.reasons:
        yield screen.text(finding.says), screen.text(finding.remedy)


def _number(screen: Screen, decided: WorkerDecision) -> str:
    shown = shown_identity(decided.worker, unmask=screen.unmask)
    return shown["nik"] or shown.get("passport") or "-"


def _lines(screen: Screen, missing: list[WorkerDecision]) -> None:
    """All lines said at once: thousands one by one would take longer than judging them."""
    row = screen.text(HEADINGS[0]).lower()
    lines = []
    for decided in missing:
        named, colour = STATUSES[decided.status]
        head = f"  {row} {decided.worker.row}: {decided.worker.name or '-'} · {_number(screen, decided)} · "
        lines.append(head + click.style(screen.text(named), fg=colour))
        for says, remedy in _reasons(screen, decided):
            lines += (_folded(screen, "      ", says), _folded(screen, "      → ", remedy))
    screen.say("\n".join(lines))


def _folded(screen: Screen, before: str, sentence: str) -> str:
    """The sentence behind `before`, on a terminal broken between words, its further lines set in as far."""
    if screen.width is None or screen.width < NARROWEST_LINE:
        return before + sentence
    return textwrap.fill(
        sentence,
        screen.width,
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(screen: Screen, missing: list[WorkerDecision]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Cell

    table = Table(show_lines=True, header_style="bold", expand=True)
    table.add_column(screen.text(HEADINGS[0]), justify="right", no_wrap=True)
    for heading in HEADINGS[1:]:
        table.add_column(screen.text(heading), overflow="fold")
    table.add_column(screen.text(FOUND), ratio=1, overflow="fold")
    for decided in missing:
        named, colour = STATUSES[decided.status]
        table.add_row(
            str(decided.worker.row),
            Cell(decided.worker.name or "-"),
            Cell(_number(screen, decided), no_wrap=True),
            Cell(screen.text(named), style=colour),
            Cell("\n".join(f"{says}\n→ {remedy}" for says, remedy in _reasons(screen, decided))),
        )
    colours: Literal["auto"] | None = None if wants_no_colour() else "auto"
    Console(stderr=screen.err, width=screen.width, color_system=colours).print(table)


def _show_findings(screen: Screen, heading: Text, findings: list[Finding]) -> None:
    if not findings:
        return
    screen.say()
    screen.say(f"{screen.text(heading)}:", bold=True)
    for number, finding in enumerate(findings, 1):
        screen.say(_folded(screen, f"  {number}. ", screen.text(finding.says)))
        screen.say(_folded(screen, "     → ", screen.text(finding.remedy)))


def _show_list(screen: Screen, heading: Text, lines: Iterator[str]) -> None:
    shown = list(lines)
    if shown:
        screen.say()
        screen.say(f"{screen.text(heading)}:", bold=True)
        for line in shown:
            screen.say(_folded(screen, "  ", line))


def _unread(screen: Screen, files: tuple[EvidenceFile, ...]) -> Iterator[str]:
    for file in files:
        if file.unread or not file.records:
            why = "; ".join(screen.text(problem.message) for problem in file.problems)
            yield f"{file.file}: {file.kind.value}{f' ({why})' if why else ''}"
