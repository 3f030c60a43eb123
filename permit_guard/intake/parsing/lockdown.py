"""What a reading child gives up before it opens a file of a stranger: memory, time, files, programs and the network.

Everything here is for Linux; what a system does not offer is left out, and the limits of the parent still hold.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import struct
import sys
from typing import Any, Final

MEMORY: Final = 1_500 * 1024 * 1024
SECONDS_PER_FILE: Final = 20
SECONDS_IN_ALL: Final = 600
OPEN_FILES: Final = 16

_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ARCHITECTURES: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_DENIED: Final = {
    "x86_64": (
        # open creat openat openat2 | socket connect accept sendto sendmsg bind listen socketpair accept4 sendmmsg
        2, 85, 257, 437, 41, 42, 43, 44, 46, 49, 50, 53, 288, 307,
        # clone fork vfork execve execveat clone3 ptrace kill tkill | io_uring bpf memfd mount unshare setns keyctl
        56, 57, 58, 59, 322, 435, 101, 62, 200, 425, 426, 427, 321, 319, 165, 272, 308, 250,
        # truncate rename mkdir rmdir link unlink symlink chmod chown, and their later forms
        76, 82, 83, 84, 86, 87, 88, 90, 92, 263, 264, 265, 266, 316, 258, 310, 311,
    ),
    "aarch64": (
        # openat openat2 | socket socketpair bind listen accept connect sendto sendmsg accept4 sendmmsg
        56, 437, 198, 199, 200, 201, 202, 203, 206, 211, 242, 269,
        # clone execve execveat clone3 ptrace kill tkill | io_uring bpf memfd mount unshare setns keyctl
        220, 221, 281, 435, 117, 129, 130, 425, 426, 427, 280, 279, 40, 97, 268, 219,
        # mkdirat unlinkat symlinkat linkat renameat renameat2 truncate fchmodat fchownat process_vm_*
        34, 35, 36, 37, 38, 276, 45, 53, 54, 270, 271,
    ),
}  # fmt: skip
_FORBIDDEN_EVENTS: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "ctypes.dlopen",
)


def lock_down() -> None:
    """Limit this process, for good. Called after everything is imported and before the first file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_PER_FILE, SECONDS_IN_ALL))
    if sys.platform == "linux":
        _filter_calls()
    sys.addaudithook(_refuse_event)


def allow_another_file() -> None:
    """Give the next file its own processor time, within what the process has in all."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (min(spent + SECONDS_PER_FILE, SECONDS_IN_ALL), SECONDS_IN_ALL))


def _refuse_event(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN_EVENTS):
        raise PermissionError(event)


def _filter_calls() -> None:
    """A seccomp filter that answers EPERM to every call that a reader of bytes has no use for."""
    machine = platform.machine()
    if machine not in _ARCHITECTURES:
        return
    program = _program(_ARCHITECTURES[machine], _DENIED[machine])
    buffer = ctypes.create_string_buffer(program, len(program))
    pointer = ctypes.addressof(buffer)
    description = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, pointer))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    control(_SET_SECCOMP, _FILTER, description, 0, 0)


def _program(architecture: int, denied: tuple[int, ...]) -> bytes:
    """The filter as BPF: another architecture dies, a denied or x32 call is refused, the rest is allowed."""
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, len(denied) + 1, 0, 0x40000000),
    ]
    steps += [(_EQUAL, len(denied) - index, 0, number) for index, number in enumerate(denied)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
