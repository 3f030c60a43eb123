"""A child traced at each system call by which it changes anything: killed before the N-th, or told an error there.

What a child does between two such calls no one outside can tell apart, so these are all the places where it can die.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

CHANGING: Final = {
    1: "write", 18: "pwrite64", 20: "writev", 44: "sendto", 46: "sendmsg", 73: "flock", 74: "fsync", 75: "fdatasync",
    76: "truncate", 77: "ftruncate", 82: "rename", 83: "mkdir", 86: "link", 87: "unlink", 257: "openat",
    258: "mkdirat", 263: "unlinkat", 264: "renameat", 265: "linkat", 285: "fallocate", 316: "renameat2",
}  # fmt: skip
"""The calls by their number on x86-64."""
WRITES: Final = ("write", "pwrite64", "writev")
NOT_ON_DISK: Final = ("sendto", "sendmsg", "flock", "unlink", "unlinkat")
"""Those that no full disk refuses; it does refuse writes to files and openings of new ones."""
TRACEABLE: Final = platform.system() == "Linux" and platform.machine() == "x86_64"
_TRACEME, _PEEKUSER, _POKEUSER, _SYSCALL, _SETOPTIONS = 0, 3, 6, 24, 0x4200
_TELL_CALLS, _DIE_WITH_TRACER = 1, 0x00100000
_CALL, _ANSWER, _FIRST, _SECOND, _THIRD = 15 * 8, 10 * 8, 14 * 8, 13 * 8, 12 * 8
_TRAP: Final = signal.SIGTRAP | 0x80
_WORD: Final = 2**64
_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.restype = ctypes.c_long
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


@dataclass(frozen=True, slots=True)
class Traced:
    """How a child ended: its exit status, or None when it was killed, and the changing calls that it came to."""

    status: int | None
    calls: tuple[str, ...]


def killed_before(nth: int, work: Callable[[], object]) -> Traced:
    """`work` in a child that is killed before its `nth` changing call, counted from 1; it may end before that."""

    def kill(child: int, _: str, count: int) -> bool:
        if count == nth:
            os.kill(child, signal.SIGKILL)
        return False

    return _traced(work, kill)


def failed_at(nth: int, code: int, work: Callable[[], object], *, once: bool = False) -> Traced:
    """`work` in a child whose disk answers `code` to its `nth` changing call on a file, and to all after unless `once`.

    The calls that are told are those alone.
    """
    asked: list[str] = []

    def fails(child: int, call: str, _: int) -> bool:
        if not _is_on_disk(child, call):
            return False
        asked.append(call)
        return len(asked) == nth or (len(asked) > nth > 0 and not once)

    return replace(_traced(work, fails, code), calls=tuple(asked))


def _traced(work: Callable[[], object], at_call: Callable[[int, str, int], bool], code: int = errno.EIO) -> Traced:
    child = os.fork()
    if child == 0:
        _work(work)
    calls: list[str] = []
    status = _next_stop(child)
    _ptrace(_SETOPTIONS, child, 0, _TELL_CALLS | _DIE_WITH_TRACER)
    entering, refused = True, False
    while True:
        _ptrace(_SYSCALL, child, 0, _passed_on(status))
        status = _next_stop(child)
        if not os.WIFSTOPPED(status):
            return Traced(None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), tuple(calls))
        if os.WSTOPSIG(status) != _TRAP:
            continue
        if entering:
            name = _changing(child)
            if name is not None:
                calls.append(name)
                refused = at_call(child, name, len(calls))
                if refused:
                    _ptrace(_POKEUSER, child, _CALL, _WORD - 1)
        elif refused:
            _ptrace(_POKEUSER, child, _ANSWER, _WORD - code)
            refused = False
        entering = not entering


def _work(work: Callable[[], object]) -> NoReturn:
    """What the child does: nothing of pytest's is done again when it ends."""
    try:
        _ptrace(_TRACEME, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        answer = work()
        os._exit(answer if isinstance(answer, int) else 0)
    except BaseException:
        os._exit(111)


def _changing(child: int) -> str | None:
    """The name of the call that is begun, if it changes something; of openings only those that may make a file."""
    name = CHANGING.get(_ptrace(_PEEKUSER, child, _CALL, 0))
    if name == "openat" and not _ptrace(_PEEKUSER, child, _THIRD, 0) & os.O_CREAT:
        return None
    return name


def _is_on_disk(child: int, call: str) -> bool:
    if call in WRITES:
        handle = _ptrace(_PEEKUSER, child, _FIRST, 0)
        return Path(f"/proc/{child}/fd/{handle}").resolve().is_file()
    if call == "openat":
        return not _path_told(child).exists()
    return call not in NOT_ON_DISK


def _path_told(child: int) -> Path:
    """The path that an opening names, read from the child's memory."""
    with Path(f"/proc/{child}/mem").open("rb", buffering=0) as memory:
        memory.seek(_ptrace(_PEEKUSER, child, _SECOND, 0))
        return Path(os.fsdecode(memory.read(os.pathconf("/", "PC_PATH_MAX")).split(b"\0")[0]))


def _passed_on(status: int) -> int:
    """The signal that the child is to have after all; those by which it is traced are not its own."""
    told = os.WSTOPSIG(status)
    return 0 if told in (_TRAP, signal.SIGTRAP, signal.SIGSTOP) else told


def _next_stop(child: int) -> int:
    return os.waitpid(child, 0)[1]


def _ptrace(what: int, child: int, place: int, value: int) -> int:
    ctypes.set_errno(0)
    answer: int = _libc.ptrace(what, child, place, value)
    if answer == -1 and ctypes.get_errno() not in (0, errno.ESRCH):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
