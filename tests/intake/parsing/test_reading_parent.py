"""Children that die, hang or reach out: each costs its own file alone."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.refusal import FileRefused
from tests.building import ROOT
from tests.intake.samples import ROSTER

SECONDS = 10.0

# A child as it really is, but with one reader that does what a hostile file would make it do.
HOSTILE = """
import sys, json; sys.path[:0] = json.loads(sys.argv[1])
from permit_guard.intake.parsing import reading_child
def hostile(content):
{}
reading_child.READERS["pdf"] = hostile
reading_child.main(sys.argv[2:])
"""


def child_that(body: str, *, seconds: float = 5.0) -> ReadingChild:
    """A child whose reader of PDFs runs `body`."""
    indented = "\n".join("    " + line for line in body.splitlines())
    return ReadingChild(frozenset({"table"}), seconds=seconds, program=HOSTILE.format(indented))


def outcome(body: str, *, seconds: float = 5.0) -> str:
    """What comes of `body` in a child; afterwards the same ReadingChild must still read a table."""
    child = child_that(body, seconds=seconds)
    try:
        try:
            return str(child.read("pdf", b"%PDF"))
        except FileRefused as refused:
            return refused.message.en
        finally:
            assert child.read("table", ROSTER.encode())["tables"]
    finally:
        child.stop()


@pytest.mark.parametrize("body", [
    "import os; os._exit(1)",
    "import os; os.abort()",
    "import ctypes; ctypes.string_at(0)",
    "import os; os.write(1, b'\\xff\\xff\\xff\\xff'); os._exit(0)",
    "import os; os.write(1, b'\\x00\\x00\\x00\\x02no')",
])  # fmt: skip
def test_a_child_that_dies_or_babbles_costs_its_file_alone(body: str) -> None:
    assert "stopped its reader" in outcome(body)


def test_a_child_that_hangs_is_ended_in_time() -> None:
    started = time.monotonic()
    assert "longer than 0.5 seconds" in outcome("while True: pass", seconds=0.5)
    assert time.monotonic() - started < 4


def test_many_files_that_hang_are_ended_together_and_the_rest_is_not_read() -> None:
    program = HOSTILE.format("    while True: pass")
    child = ReadingChild(frozenset({"table"}), seconds=0.5, seconds_in_all=0.9, program=program)
    said = []
    for _ in range(20):
        with pytest.raises(FileRefused) as refusal:
            child.read("pdf", b"%PDF")
        said.append(refusal.value.message.en)
    with pytest.raises(FileRefused, match="used up the time"):
        child.read("table", ROSTER.encode())
    child.stop()
    assert ["longer than" in each for each in said] == [True, True] + [False] * 18


def test_memory_has_a_limit() -> None:
    assert "too much memory" in outcome("return {'x': len(bytearray(4 * 2**30))}")


@pytest.mark.parametrize("body", [
    "import socket; socket.socket()",
    "import ctypes; return {'x': ctypes.CDLL(None).socket(2, 1, 0)}",
    "return {'x': open('/etc/hostname').read()}",
    "import os; return {'x': os.listdir('/')}",
    "import os; os.fork()",
    "import os; os.execv('/bin/true', ['true'])",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.kill(os.getppid(), 0)",
    "import os; os.mkdir('/tmp/permit-guard-test')",
])  # fmt: skip
def test_files_programs_and_the_network_are_out_of_reach(body: str) -> None:
    answer = outcome(body)
    assert "its reader failed" in answer or "stopped its reader" in answer or answer == "{'x': -1}"


def test_nothing_of_the_parents_environment_reaches_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANARY", "canary")
    assert "canary" not in outcome("import os; return {'x': sorted(os.environ.values())}")


def test_a_refusal_comes_back_in_both_languages() -> None:
    child = ReadingChild(frozenset({"table"}))
    try:
        with pytest.raises(FileRefused) as refused:
            child.read("table", b"\x00")
    finally:
        child.stop()
    assert refused.value.message.id != refused.value.message.en


def test_a_child_outlives_the_thread_that_first_needed_it() -> None:
    child = ReadingChild(frozenset({"table"}))
    with ThreadPoolExecutor(1) as thread:
        first = thread.submit(child.read, "table", b"a;b\n1;2\n").result()
    started = child.process
    assert child.read("table", b"a;b\n1;2\n") == first
    assert child.process is started
    child.stop()


def test_a_child_ends_when_its_parent_is_killed() -> None:
    program = (
        "import os, signal; from permit_guard.intake.parsing.reading_parent import ReadingChild as R; "
        "c = R(frozenset({'table'})); c.read('table', b'a;b'); print(c.process.pid, flush=True); "
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # of our own
    child = Path(f"/proc/{int(told.stdout)}/cmdline")
    end = time.monotonic() + SECONDS
    while child.exists() and child.read_bytes() and time.monotonic() < end:
        time.sleep(0.02)
    assert not child.exists() or not child.read_bytes()
