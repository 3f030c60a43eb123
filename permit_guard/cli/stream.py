"""The standard streams, which may be closed at the start, lose their reader, or lead to a disk that is full."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from permit_guard.cli.target import NotWritten


def stand_in_for_closed() -> None:
    """A stream that was closed leads nowhere from now on: the next file opened would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - it stays open to the end


def speak(say: Callable[[], object], *, err: bool = False) -> None:
    """Have `say` write to a standard stream. A reader who has gone is no failure: whoever read along (`| head`).

    Raises NotWritten where the stream takes nothing more.
    """
    stream = sys.stderr if err else sys.stdout
    try:
        say()
        stream.flush()
    except OSError as wrong:
        silence(stream)
        if not isinstance(wrong, BrokenPipeError):
            raise NotWritten("stderr" if err else "stdout", wrong) from wrong


def silence(stream: TextIO) -> None:
    """What is still to be written to `stream` goes nowhere, so that the exit status stays what it is."""
    with suppress(OSError):  # a stream of a test has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
