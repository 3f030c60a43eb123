"""The parent's side of reading: children that may die or hang, a file at a time, and always an answer.

A child that dies, hangs or babbles costs its own file alone; a new one goes on with the next.
"""

from __future__ import annotations

import json
import os
import select
import struct
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any, Final

from permit_guard.domain.text import Text
from permit_guard.intake.refusal import FileRefused

SECONDS_PER_FILE: Final = 20.0
SECONDS_IN_ALL: Final = 180.0
"""For all files of a case together, in one lane: a folder of files made to hang must not hold up an office."""
LONGEST_ANSWER: Final = 256 * 1024 * 1024
_LENGTH: Final = struct.Struct(">I")
_CHUNK: Final = 1024 * 1024
_PROGRAM: Final = (
    "import sys, json; sys.path[:0] = json.loads(sys.argv[1]); "
    "from permit_guard.intake.parsing.reading_child import main; main(sys.argv[2:])"
)


class ReadingChild:
    """One child at a time, started when it is first needed. `kinds` are all that it will be asked for.

    A file may take `seconds`, and all files together `seconds_in_all`; then no further one is read.
    """

    def __init__(
        self,
        kinds: frozenset[str],
        *,
        seconds: float = SECONDS_PER_FILE,
        seconds_in_all: float = SECONDS_IN_ALL,
        program: str = _PROGRAM,
    ) -> None:
        self.kinds = sorted(kinds)
        self.seconds = seconds
        self.seconds_left = seconds_in_all
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start a child in good time, unless there is one that lives."""
        if self.process is not None and self.process.poll() is None:
            return
        self.stop()
        self.process = subprocess.Popen(  # noqa: S603  # this very interpreter, with a program of our own
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", self.program, json.dumps(_import_path()), *self.kinds],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            bufsize=0,
        )

    def read(self, kind: str, content: bytes) -> dict[str, Any]:
        """What a child reads from `content`. Raises FileRefused, also when the child did not survive it."""
        if self.seconds_left <= 0:
            raise FileRefused(_NO_TIME_LEFT)
        begin = time.monotonic()
        try:
            return self._answer(kind, content, begin + min(self.seconds, self.seconds_left))
        finally:
            self.seconds_left -= time.monotonic() - begin

    def _answer(self, kind: str, content: bytes, deadline: float) -> dict[str, Any]:
        self.start()
        request = b"".join((_LENGTH.pack(len(kind)), kind.encode(), _LENGTH.pack(len(content)), content))
        try:
            answer = json.loads(self._exchange(request, deadline))
        except TimeoutError as wrong:
            self.stop()
            raise FileRefused(_slow(self.seconds)) from wrong
        except (OSError, EOFError, ValueError) as wrong:
            self.stop()
            raise FileRefused(_DIED) from wrong
        if "refused" in answer:
            raise FileRefused(Text(str(answer["refused"]["id"]), str(answer["refused"]["en"])))
        return dict(answer)

    def stop(self) -> None:
        """End the child, if there is one."""
        if self.process is None:
            return
        self.process.kill()
        self.process.communicate()
        self.process = None

    def _exchange(self, request: bytes, deadline: float) -> bytes:
        """Send and receive at once, so that neither side waits for the other for ever."""
        assert self.process is not None
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        sink, spring = self.process.stdin.fileno(), self.process.stdout.fileno()
        os.set_blocking(sink, False)
        unsent, received, wanted = memoryview(request), bytearray(), _LENGTH.size
        while len(received) < wanted:
            left = deadline - time.monotonic()
            ready, writable, _ = select.select([spring], [sink] if unsent else [], [], max(left, 0))
            if not ready and not writable:
                raise TimeoutError
            if writable:
                unsent = unsent[os.write(sink, unsent[:_CHUNK]) :]
            if ready:
                received += _some(spring)
                wanted = _wanted(received)
        return bytes(received[_LENGTH.size :])


def _some(spring: int) -> bytes:
    chunk = os.read(spring, _CHUNK)
    if not chunk:
        raise EOFError
    return chunk


def _wanted(received: bytearray) -> int:
    """How long the frame that `received` begins is, its own length included."""
    if len(received) < _LENGTH.size:
        return _LENGTH.size
    length = int(_LENGTH.unpack_from(received)[0])
    if length > LONGEST_ANSWER:
        raise ValueError(length)
    return _LENGTH.size + length


def _import_path() -> list[str]:
    """Where a child without a site finds this package (also from an editable install) and its libraries."""
    package = str(Path(__file__).resolve().parents[3])
    return list(dict.fromkeys([package, sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]))


def _slow(seconds: float) -> Text:
    return Text(
        f"Membacanya memerlukan lebih dari {seconds:g} detik. Kirim berkas yang lebih kecil atau simpan ulang.",
        f"Reading it takes longer than {seconds:g} seconds. Send a smaller file, or save it again.",
    )


_NO_TIME_LEFT: Final = Text(
    "Berkas sebelumnya sudah memakai seluruh waktu baca untuk satu permohonan, jadi berkas ini tidak dibaca. "
    "Keluarkan atau simpan ulang berkas yang lambat, lalu periksa lagi.",
    "The files before it have used up the time for reading one case, so this one was not read. Take out the slow "
    "files or save them again, and check again.",
)
_DIED: Final = Text(
    "Berkas ini menghentikan pembacanya: rusak, terlalu besar, atau dibuat untuk itu. Simpan ulang lalu kirim lagi.",
    "This file stopped its reader: damaged, too large, or made to. Save it again and resend.",
)
