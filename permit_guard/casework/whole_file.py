"""A small file that is there whole or not at all: who starts at the same moment, or after a crash, never reads half."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def put_file(file: Path, content: bytes) -> None:
    """The file has this content from now on. Made for its owner alone."""
    with _draft(file, content) as draft:
        os.replace(draft, file)


def put_first(file: Path, content: bytes) -> None:
    """As `put_file`, unless someone else put one there first: then theirs stays."""
    with _draft(file, content) as draft, suppress(FileExistsError):
        os.link(draft, file)


@contextmanager
def _draft(file: Path, content: bytes) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as sink:
            sink.write(content)
            sink.flush()
            os.fsync(sink.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
