"""A command run whole: its wall time, the processor time and the memory of it and of all that it starts."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

PAUSE: Final = 0.005
_KILO: Final = 1024
_AT_MOST: Final = re.compile(r"VmHWM:\s+(\d+)")
_NOW: Final = re.compile(r"VmRSS:\s+(\d+)")


class Failed(Exception):
    """A command ended otherwise than it should have."""


@dataclass(slots=True)
class Memory:
    """Bytes at their highest: of the largest single process, and of all at one moment, shared pages counted in each.

    Read from /proc every few milliseconds: what a parent is told of an ended child (ru_maxrss) counts the parent's own
    memory too, from before the child became another program.
    """

    largest: int = 0
    together: int = 0

    def look(self, pid: int) -> None:
        """Take in what `pid` and its descendants hold now."""
        states = [_state(each) for each in _family(pid)]
        self.largest = max(self.largest, *(_bytes(_AT_MOST, state) for state in states))
        self.together = max(self.together, self.largest, sum(_bytes(_NOW, state) for state in states))


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the wall and of the processor, of a command with its children; its memory where that was watched."""

    seconds: float
    processor: float
    memory: Memory = field(default_factory=Memory)


def run(command: Sequence[str], *, status: int, watch: bool = False) -> Run:
    """Run `command` to its end. Watching its memory disturbs it a little: time it in another run.

    Raises Failed when it ends with another exit status than `status`.
    """
    memory = Memory()
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while watch and not _ended(process.pid):
            memory.look(process.pid)
            time.sleep(PAUSE)
        _, ended, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(ended)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode != status:
        raise Failed(f"{command[0]} ended with {process.returncode} and not {status}: {said}")
    return Run(took, used.ru_utime + used.ru_stime, memory)


def _ended(pid: int) -> bool:
    """Whether it waits to be asked for its status."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _family(pid: int) -> Iterator[int]:
    """The process and all that it started, threads' children too."""
    yield pid
    try:
        children = [(task / "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:  # it has ended meanwhile
        return
    for child in " ".join(children).split():
        yield from _family(int(child))


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text()
    except OSError:  # it has ended meanwhile
        return ""


def _bytes(pattern: re.Pattern[str], state: str) -> int:
    found = pattern.search(state)
    return int(found[1]) * _KILO if found else 0
