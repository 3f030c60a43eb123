"""Reading what is sent: bytes to records, in children that are locked down and outlive a request."""

from __future__ import annotations

import queue
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

from permit_guard.domain.case import RosterRead
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.intake.evidence_files import read_evidence
from permit_guard.intake.kinds import Kind, kind_of
from permit_guard.intake.page_picture import PagePicture, draw_page
from permit_guard.intake.parsing.reading_parent import SECONDS_IN_ALL, ReadingChild
from permit_guard.intake.received import Received
from permit_guard.intake.roster_header import NO_OWN, Headings
from permit_guard.intake.roster_reading import read_received_roster
from permit_guard.intake.wording import safe
from permit_guard.store.files import StoredFile

CHILDREN: Final = 2
FILES_PER_CHILD: Final = 100
HEAD_START: Final = 10
"""So many files before a child is replaced the next one is started: no request waits for it to come up."""
LONGEST_NAME: Final = 120
PARSED: Final = frozenset({*(kind.value for kind in (Kind.TABLE, Kind.ARCHIVE, Kind.PDF)), "page"})
Answer = TypeVar("Answer")


@dataclass
class _Lane:
    child: ReadingChild
    next: ReadingChild | None = None
    files: int = 0

    def count(self) -> None:
        """One more file was read."""
        self.files += 1
        if self.files >= FILES_PER_CHILD - HEAD_START and self.next is None:
            self.next = ReadingChild(PARSED)
            with suppress(OSError):  # no process to be had now: it is tried again when it is needed
                self.next.start()
        if self.files >= FILES_PER_CHILD and self.next is not None:
            self.child.stop()
            self.child, self.next, self.files = self.next, None, 0

    def stop(self) -> None:
        """End what was started."""
        self.child.stop()
        if self.next is not None:
            self.next.stop()


@dataclass
class Readers:
    """A few reading children, each used by one request at a time and replaced after so many files."""

    lanes: queue.SimpleQueue[_Lane] = field(default_factory=queue.SimpleQueue)

    @staticmethod
    def ready(children: int = CHILDREN) -> Readers:
        """Readers that start their children when first needed."""
        readers = Readers()
        for _ in range(children):
            readers.lanes.put(_Lane(ReadingChild(PARSED)))
        return readers

    def evidence(self, stored: StoredFile, name: str) -> EvidenceFile:
        """What a stored file says, under the `name` that it has in the case."""
        received = Received(stored.path.parent.resolve(), stored.path.resolve(), name)
        return self._with_child(lambda child: read_evidence(received, child))

    def page(self, content: bytes, number: int) -> PagePicture:
        """A page of a PDF as a picture; 0 only counts the pages. Raises FileRefused where it cannot be drawn."""
        return self._with_child(lambda child: draw_page(content, number, child))

    def roster(self, content: bytes, own: Headings = NO_OWN) -> RosterRead:
        """What a roster's bytes say, `own` being its contractor's headings.

        They are not kept: a roster may hold wages, which never are.
        """
        with tempfile.TemporaryDirectory(prefix="permit-guard-") as folder:
            name = "roster.xlsx" if kind_of(content) is Kind.ARCHIVE else "roster.csv"
            path = Path(folder) / name
            path.write_bytes(content)
            return self._with_child(
                lambda child: read_received_roster(Received(path.parent.resolve(), path.resolve(), name), child, own)
            )

    def stop(self) -> None:
        """End the children that are idle."""
        while not self.lanes.empty():
            self.lanes.get().stop()

    def _with_child(self, reads: Callable[[ReadingChild], Answer]) -> Answer:
        lane = self.lanes.get()
        lane.child.seconds_left = SECONDS_IN_ALL  # of this request: those before it were of other cases
        try:
            return reads(lane.child)
        finally:
            lane.count()
            self.lanes.put(lane)


def name_in_case(sent_as: str, taken: frozenset[str]) -> str:
    """The name of a file of evidence in its case: what it was sent as, made safe, and told apart from those `taken`."""
    shown = safe(PurePosixPath(sent_as.replace("\\", "/")).name).replace("\\", "_")
    told = shown[-LONGEST_NAME:].strip(" .") or "berkas"
    stem, dot, ending = told.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (told, "")
    names = (f"evidence/{stem}{'' if n == 1 else f' ({n})'}{ending}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
