"""Why a verb is not done. Each writes its own sentence; one table in the skin gives each its status."""

from __future__ import annotations

from collections.abc import Sequence

from permit_guard.domain.state import State, Step
from permit_guard.domain.text import Text


class Declined(Exception):
    """A verb that was not done, and why."""

    def __init__(self, says: Text, reasons: Sequence[Text] = ()) -> None:
        self.says = says
        self.reasons = tuple(reasons)
        super().__init__(says.en)


class NotThere(Declined):
    """There is no such thing, or it is not theirs: from outside both look alike."""

    def __init__(self) -> None:
        super().__init__(Text("Tidak ditemukan.", "Not found."))


class NotAllowed(Declined):
    """This role may not do this."""

    def __init__(self) -> None:
        super().__init__(
            Text("Peran Anda tidak boleh melakukan ini.", "Your role may not do this."),
        )


class WrongState(Declined):
    """The application does not stand where this step begins."""

    def __init__(self, step: Step, state: State) -> None:
        super().__init__(
            Text(
                f"Langkah ini ({step}) tidak dapat diambil dari keadaan {state}.",
                f"This step ({step}) cannot be taken from the state {state}.",
            )
        )


class NotYet(Declined):
    """Something that comes of a step which was not taken yet."""


class NotApprovable(Declined):
    """What an approval would rest on does not hold; the reasons name each thing that is missing."""

    def __init__(self, reasons: Sequence[Text]) -> None:
        super().__init__(Text("Belum dapat disetujui.", "It cannot be approved yet."), reasons)


class SamePerson(Declined):
    """Two steps that two people must take were asked of one."""


class AlreadyThere(Declined):
    """Something that must be one of its kind is there already."""


class Stale(Declined):
    """The thing has changed since it was read."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Permohonan ini telah berubah sejak Anda membacanya. Muat ulang, lalu ulangi.",
                "This application has changed since you read it. Load it again, then repeat.",
            )
        )


class DayTurned(Declined):
    """At the office's place the day ended while this was being done: what was found for it holds no more."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Hari berganti sementara ini dikerjakan; tidak ada yang diubah. Muat ulang, lalu ulangi.",
                "The day turned while this was being done; nothing was changed. Load it again, then repeat.",
            )
        )


class TooMany(Declined):
    """More workers than can be checked while someone waits."""


class Unfit(Declined):
    """What was sent cannot be taken as it is; the reasons name each fault."""


class OtherLaw(Declined):
    """This program judges by a rulebook that is no longer in force here: a service with another one was started."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Buku aturan program ini tidak lagi berlaku di sini: layanan dengan buku aturan lain telah dijalankan. "
                "Perbarui dan mulai ulang program ini, lalu ulangi.",
                "The rulebook of this program is no longer in force here: a service with another one was started. "
                "Bring this program up to date and start it again, then repeat.",
            )
        )


class NotEmpty(Declined):
    """There is something already where a backup was to be restored, or a demonstration to be made."""
