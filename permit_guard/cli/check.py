"""`permit-guard check`: read, judge, print, write; the exit status is the answer."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from permit_guard.cli.options import RULES, TO_STDOUT, UNREADABLE_CASE, is_dumb, refuse, refuse_all, said
from permit_guard.cli.stream import speak
from permit_guard.cli.target import NotWritten, look, write
from permit_guard.domain.case import Case
from permit_guard.domain.text import Language, Text
from permit_guard.intake.case_folder import read_case
from permit_guard.intake.refusal import Refused

if TYPE_CHECKING:
    from permit_guard.casework.checking import Law
    from permit_guard.domain.decision import Decision

NOTICE = Text("Surat", "Notice")
STANDS = Text("Keputusan di atas tetap berlaku.", "The decision above stands.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a decision is to be written into, how, and in which language."""

    json_file: Path | None
    notice: Path | None
    language: Language
    unmask: bool

    @property
    def err(self) -> bool:
        """Whether the text for a person goes to standard error, for the record takes standard output."""
        return self.json_file == TO_STDOUT


def run_check(folder: Path, on: date, rules: Path | None, wanted: Wanted) -> int:
    """Judge the case in `folder` and write what was asked for; the exit status of contract.md.

    Where anything asked for could not be written the status is that of what could not be read, whatever the answer.
    """
    gc.disable()  # a process that ends in seconds has no time to look for circles: a fifth of it for ten thousand
    for target in (wanted.json_file, wanted.notice):
        _refuse_if_unwritable(target, wanted.language)
    try:
        law, case = _read(folder, rules or RULES.default())
    except Refused as refused:
        refuse_all(refused.problems, wanted.language)
    status = _answer(case, law, on, wanted)
    gc.freeze()  # nor does Python look for them once more at its end
    return status


def _refuse_if_unwritable(target: Path | None, language: Language) -> None:
    if target in (None, TO_STDOUT):
        return
    try:
        look(target)
    except NotWritten as failed:
        refuse(failed.says.in_(language))


def _read(folder: Path, rules: Path) -> tuple[Law, Case]:
    """The law and the case, read side by side: while children parse the case's files, the rules are read here.

    What judges and draws is loaded meanwhile as well, for these seconds would else be idle.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        progress = Progress() if sys.stderr.isatty() and not is_dumb() else None
        reading = beside.submit(read_case, folder, progress=progress)
        try:
            import polars  # noqa: F401 - the column library would load it later, when all wait for it

            from permit_guard.casework import papers  # noqa: F401 - as above
            from permit_guard.casework.checking import read_law

            return read_law(rules), reading.result()
        finally:
            if progress:
                progress("")


def _answer(case: Case, law: Law, on: date, wanted: Wanted) -> int:
    """Decide, then show and write one after the other: what fails leaves the others be."""
    from permit_guard.casework.checking import check
    from permit_guard.domain.decision import Answer

    decision = check(case, law, on)
    status = {Answer.COMPLIANT: 0, Answer.DEFICIENT: 1, Answer.UNPROVEN: 3}[decision.answer]
    for give in (_show, _write_json, _write_notice):
        try:
            give(decision, law, wanted)
        except NotWritten as failed:
            status = UNREADABLE_CASE
            lines = (failed.says.in_(wanted.language), STANDS.in_(wanted.language))
            _tell(" ".join(lines), err=True)
    return status


def _show(decision: Decision, _: Law, wanted: Wanted) -> None:
    from permit_guard.cli.screen import show_decision

    show = partial(show_decision, decision, wanted.language, unmask=wanted.unmask, err=wanted.err)
    speak(show, err=wanted.err)


def _write_json(decision: Decision, _: Law, wanted: Wanted) -> None:
    from permit_guard.domain.record import json_lines

    if wanted.json_file is None:
        return
    lines = json_lines(decision, unmask=wanted.unmask)
    if wanted.json_file == TO_STDOUT:
        speak(partial(sys.stdout.writelines, lines))
    else:
        write(wanted.json_file, (line.encode("utf-8", "backslashreplace") for line in lines))
        _tell(f"JSON: {wanted.json_file}", err=False)


def _write_notice(decision: Decision, law: Law, wanted: Wanted) -> None:
    from permit_guard.casework.papers import notice_of
    from permit_guard.domain.office import OfficeUnknown
    from permit_guard.paper.notice import NothingToNotify

    if wanted.notice is None:
        return
    try:
        notice = notice_of(decision, law, wanted.language, unmask=wanted.unmask)
    except (NothingToNotify, OfficeUnknown) as without:
        _tell_of_no_notice([without.says.in_(wanted.language)], wanted.notice, wanted.language)
    except Refused as refused:
        _tell_of_no_notice(said(refused.problems, wanted.language), wanted.notice, wanted.language)
    else:
        write(wanted.notice, (notice,))
        _tell(f"{NOTICE.in_(wanted.language)}: {wanted.notice}", err=wanted.err)


def _tell_of_no_notice(lines: Iterable[str], file: Path, language: Language) -> None:
    """Why there is none; a file that stands in its place is of another time, and must not be taken for it."""
    earlier = Text(
        f"{file}: tidak ditulis kali ini; berkas yang ada di sana bukan dari pemeriksaan ini.",
        f"{file}: was not written this time; the file that stands there is not of this check.",
    )
    _tell("\n".join([*lines, *([earlier.in_(language)] if file.is_file() else [])]), err=True)


def _tell(lines: str, *, err: bool) -> None:
    speak(partial(click.echo, lines, err=err), err=err)


class Progress:
    """Names the file that is being read on one line of the terminal; an empty name takes the line away."""

    def __call__(self, file: str) -> None:
        sys.stderr.write(f"\r\x1b[K{file}")
        sys.stderr.flush()
