"""The words that people write for a sex, an employment, a programme's mark or a membership's status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from permit_guard.domain.case import Employment, Sex
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, found_as, read_text, refuse_computed
from permit_guard.intake.columns import bare
from permit_guard.intake.money import read_rupiah

_Choice = TypeVar("_Choice", Sex, Employment)

SEXES: Final[Mapping[str, Sex]] = {
    **dict.fromkeys(("l", "m", "lakilaki", "laki", "pria", "male"), Sex.MALE),
    **dict.fromkeys(("p", "f", "perempuan", "wanita", "female"), Sex.FEMALE),
}
EMPLOYMENTS: Final[Mapping[str, Employment]] = {
    **{bare(employment): employment for employment in Employment},
    **dict.fromkeys(("phl", "bhl", "pekerjaharianlepas", "buruhharianlepas", "harian"), Employment.HARIAN_LEPAS),
    **dict.fromkeys(("kontrak", "pegawaikontrak", "karyawankontrak"), Employment.PKWT),
    **dict.fromkeys(("tetap", "pegawaitetap", "karyawantetap"), Employment.PKWTT),
    "tenagakerjaasing": Employment.TKA,
}
PROGRAMME_MARKS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("y", "ya", "yes", "v"), True),
    **dict.fromkeys(("t", "tidak", "n", "no"), False),
}
ACTIVE: Final = frozenset({"aktif", "active"})
"""The status of a member, written just so: with a mark beside it, it says something else."""
INACTIVE: Final = frozenset(
    bare(word)
    for word in (
        *("nonaktif", "non aktif", "tidak aktif", "tdk aktif", "dinonaktifkan", "inactive", "not active", "non active"),
        *("keluar", "berhenti", "resign", "resigned", "mengundurkan diri", "mundur", "PHK", "terminated", "left"),
        *("meninggal", "meninggal dunia", "deceased", "pensiun", "retired", "habis kontrak", "kontrak berakhir"),
        *("pindah", "mutasi", "mutasi keluar", "tidak terdaftar", "tidak ditemukan", "not found", "batal"),
    )
)
"""What else a status may say, punctuation aside."""


def read_sex(cell: Any) -> Sex | None:
    """L or P, or a word for it."""
    return _choice(cell, SEXES, Text("L atau P", "L (male) or P (female)"))


def read_employment(cell: Any) -> Employment | None:
    """One of the seven kinds of employment, or a word for it."""
    expected = ", ".join(Employment)
    return _choice(cell, EMPLOYMENTS, Text(f"salah satu dari {expected}", f"one of {expected}"))


def read_status(cell: Any) -> bool | None:
    """Whether a member is active. A word that is known for neither is Unfit."""
    text = read_text(cell)
    if text is None:
        return None
    if text.casefold() in ACTIVE:
        return True
    if bare(text) in INACTIVE:
        return False
    raise Unfit(
        found_as(text),
        Text("AKTIF, atau NONAKTIF, KELUAR, BERHENTI, MENINGGAL, PENSIUN", "AKTIF, or NONAKTIF, KELUAR, BERHENTI, …"),
    )


def read_mark(cell: Any) -> bool:
    """Whether a programme is marked: Y, or an amount above 0. Empty is no."""
    refuse_computed(cell)
    if isinstance(cell, bool | int | float):
        return cell > 0
    text = read_text(cell)
    if text is None:
        return False
    if (mark := PROGRAMME_MARKS.get(text.casefold())) is not None:
        return mark
    if (amount := read_rupiah(text)) is None:
        raise Unfit(found_as(text), Text("Y, T, atau jumlah iuran", "Y, T, or an amount"))
    return amount > 0


def _choice(cell: Any, choices: Mapping[str, _Choice], expected: Text) -> _Choice | None:
    text = read_text(cell)
    if text is None:
        return None
    if (choice := choices.get(bare(text))) is None:
        raise Unfit(found_as(text), expected)
    return choice
