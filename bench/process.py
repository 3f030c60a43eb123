"""A command run whole: its wall time, the processor time and the memory of it and of all that it starts."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAUSE: Final = 0.005
_KILO: Final = 1024


class Failed(Exception):
    """A command ended otherwise than it should have."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the wall and of the processor, of a command with its children; bytes of memory at their highest.

    `largest` is that of the largest single process; `tree` that of all of them at one moment, shared pages counted
    in each: looked at every few milliseconds, or None where nobody looked.
    """

    seconds: float
    processor: float
    largest: int
    tree: int | None = None


def run(command: Sequence[str], *, status: int, watch: bool = False) -> Run:
    """Run `command` to its end. Watching its memory disturbs it a little: time it in another run.

    Raises Failed when it ends with another exit status than `status`.
    """
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        tree = _watch(process.pid) if watch else None
        _, ended, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(ended)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode != status:
        raise Failed(f"{command[0]} ended with {process.returncode} and not {status}: {said}")
    return Run(took, used.ru_utime + used.ru_stime, used.ru_maxrss * _KILO, tree)


def _watch(pid: int) -> int:
    """The most memory that process and descendants hold at once, until it ends."""
    most = 0
    while not _ended(pid):
        most = max(most, sum(map(_resident, _family(pid))))
        time.sleep(PAUSE)
    return most


def _ended(pid: int) -> bool:
    """Whether it waits to be asked for its status."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in _lines(Path(f"/proc/{pid}/task"), "children"):
        for child in task.split():
            yield from _family(int(child))


def _lines(folder: Path, name: str) -> list[str]:
    try:
        return [(task / name).read_text() for task in folder.iterdir()]
    except OSError:  # it has ended meanwhile
        return []


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
