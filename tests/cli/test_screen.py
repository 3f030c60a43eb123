"""The decision on a terminal: a table where it fits, a list where it does not, plain where plain is asked for."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

from tests.building import ROOT

SAMPLE = ROOT / "examples" / "gedung-serbaguna"
CHECK = [sys.executable, "-m", "permit_guard.cli", "check", str(SAMPLE), "--on", "2026-03-20", "--lang", "en"]


def shown(columns: int, **environment: str) -> str:
    """All that `check` writes to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        CHECK,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**inherited, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment},
    )
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65_536):
            said += piece
    except OSError:  # how a terminal says that no one writes to it any more
        pass
    os.close(ours)
    assert process.wait() == 1
    return said.decode()


def test_a_wide_terminal_gets_a_table_in_colour() -> None:
    screen = shown(140)
    assert "│" in screen
    assert "\x1b[31m" in screen


@pytest.mark.parametrize("columns", [40, 60, 80, 90])
def test_a_narrow_terminal_gets_a_list_whose_sentences_are_broken_between_words(columns: int) -> None:
    screen = shown(columns)
    assert "│" not in screen
    assert "  row 11: Dwi Nugroho · 3308••••••••0008" in screen
    sentences = [line for line in screen.splitlines() if line.startswith("      ") and "\x1b" not in line]
    assert sentences
    assert max(map(len, sentences)) <= columns


def test_where_no_colour_is_asked_for_there_is_none() -> None:
    screen = shown(140, NO_COLOR="1").replace("\r\x1b[K", "")
    assert "│" in screen
    assert not any(colour in screen for colour in ("\x1b[31m", "\x1b[1m", "\x1b[33m"))


def test_a_terminal_that_can_only_print_gets_letters_alone() -> None:
    screen = shown(140, TERM="dumb")
    assert "\x1b" not in screen
    assert "│" not in screen
    assert "row 11: Dwi Nugroho" in screen
