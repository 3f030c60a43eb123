"""One file of the law as text: a plain file, of a size that a person writes."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

MOST_BYTES: Final = 4_000_000
"""As many bytes as the most characters that are read as YAML can have, four each."""


def read_law_file(path: Path) -> str:
    """The text of the UTF-8 file at `path`, no more than MOST_BYTES of it and one more.

    Raises OSError for what is no plain file, as a pipe, which would be waited for without end; UnicodeDecodeError.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(path)
        content = opened.read(MOST_BYTES + 1)
    return content.decode("utf-8", "strict" if len(content) <= MOST_BYTES else "replace")
