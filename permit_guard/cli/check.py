"""`permit-guard check`: read, judge, print, write; the exit status is the answer."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import click

from permit_guard.casework.checking import Law, check, read_law
from permit_guard.casework.papers import notice_of
from permit_guard.cli.options import RULES, refuse, refuse_all, said
from permit_guard.cli.screen import show_decision
from permit_guard.domain.case import Case
from permit_guard.domain.decision import Answer, Decision
from permit_guard.domain.office import OfficeUnknown
from permit_guard.domain.record import decision_json
from permit_guard.domain.text import Language
from permit_guard.intake.case_folder import read_case
from permit_guard.intake.refusal import Refused
from permit_guard.paper.notice import NothingToNotify

STATUS = {Answer.COMPLIANT: 0, Answer.DEFICIENT: 1, Answer.UNPROVEN: 3}


def run_check(
    folder: Path,
    on: date,
    rules: Path | None,
    json_file: str | None,
    notice: str | None,
    language: Language,
    *,
    unmask: bool,
) -> int:
    """Judge the case in `folder` and write what was asked for; the exit status of contract.md."""
    gc.disable()  # a process that ends in seconds has no time to look for circles: a fifth of it for ten thousand
    for target in (json_file, notice):
        _refuse_if_unwritable(target)
    try:
        law, case = _read(folder, rules or RULES.default())
    except Refused as refused:
        refuse_all(refused.problems, language)
    decision = check(case, law, on)
    to_stderr = json_file == "-"
    try:
        show_decision(decision, law.rulebook, language, unmask=unmask, err=to_stderr)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read along has gone (`| head`): the decision and its papers stand all the same
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if json_file:
        record = decision_json(decision, unmask=unmask)
        if to_stderr:
            sys.stdout.write(record)
        else:
            _write(Path(json_file), record.encode("utf-8", "backslashreplace"))
            click.echo(f"JSON: {json_file}")
    if notice:
        _write_notice(Path(notice), decision, law, language, unmask=unmask, err=to_stderr)
    return STATUS[decision.answer]


def _read(folder: Path, rules: Path) -> tuple[Law, Case]:
    """The law and the case, read side by side: while children parse the case's files, the rules are read here."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        progress = Progress() if sys.stderr.isatty() else None
        reading = beside.submit(read_case, folder, progress=progress)
        try:
            return read_law(rules), reading.result()
        finally:
            if progress:
                progress("")


def _write_notice(file: Path, decision: Decision, law: Law, language: Language, *, unmask: bool, err: bool) -> None:
    try:
        _write(file, notice_of(decision, law, language, unmask=unmask))
    except (NothingToNotify, OfficeUnknown) as without:
        click.echo(without.says.in_(language), err=True)
        return
    except Refused as refused:
        click.echo("\n".join(said(refused.problems, language)), err=True)
        return
    click.echo(f"{'Surat' if language is Language.ID else 'Notice'}: {file}", err=err)


def _refuse_if_unwritable(target: str | None) -> None:
    """Find out before judging: a decision whose paper cannot be kept helps no one."""
    if target in (None, "-"):
        return
    folder = Path(target or "").absolute().parent
    if Path(target or "").is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        refuse(f"{target}: tidak dapat ditulis, periksa mapnya / cannot be written, check its folder")


def _write(file: Path, content: bytes) -> None:
    """The whole file or none of it: written beside it, then put in its place. What is no regular file is written to."""
    file = file.resolve()
    if file.exists() and not file.is_file():
        file.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=".permit-guard.")
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(content)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Progress:
    """Names the file that is being read on one line of the terminal; an empty name takes the line away."""

    def __call__(self, file: str) -> None:
        sys.stderr.write(f"\r\x1b[K{file}")
        sys.stderr.flush()
