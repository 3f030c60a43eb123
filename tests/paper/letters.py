"""The letters after the first, as the texts that ship say them: repeated, of suspension, of lifting, covering."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

from permit_guard.domain.decision import Status
from permit_guard.domain.letter import LetterWords, Mended, day_text, plain
from permit_guard.domain.office import Office
from permit_guard.domain.text import Language, Text
from permit_guard.intake.rules.letter_files import read_letter
from permit_guard.paper.notice import write_notice
from permit_guard.paper.plain_letter import PlainLetter, Rested, write_plain_letter
from tests.paper import samples

TEXTS: Final = Path(__file__).resolve().parents[2] / "rules" / "offices" / "letters"
KINDS: Final = ("resubmission", "suspension", "suspension-short", "lifting", "covering")
SERIAL: Final = "7KQ4M2VX9RTB3NHC8WPD"
FACTS: Final = {
    "number": plain(samples.NUMBER), "serial": plain(SERIAL), "approved": day_text(date(2026, 3, 20)),
    "suspended": day_text(date(2026, 4, 2)), "until": day_text(date(2026, 5, 18)),
}  # fmt: skip
MENDED: Final = Mended(
    "500.16.7/003/PG/2026", date(2026, 3, 26), tuple(samples.name(each) for each in range(7)),
    (samples.name(30), samples.name(31)), 19, 5, ("project-papers-complete",),
)  # fmt: skip
TOLD: Final = (
    (Text("Pekerjaan", "Project"), plain("Pembangunan Gedung Serbaguna Desa Banyurojo, Jalan Mawar 3, Mertoyudan")),
    (Text("Nomor seri surat keterangan", "Serial of the certificate"), plain(SERIAL)),
    (Text("Terbukti sampai dengan", "Proven until"), day_text(date(2026, 5, 18))),
    (Text("Alamat pemeriksaan", "Address to verify it"),
     plain("https://izin.kabupaten-magelang.example/verify")),
)  # fmt: skip


def words(kind: str) -> LetterWords:
    """The sentences that ship, with made-up facts."""
    return LetterWords(read_letter(TEXTS, kind, samples.ON), FACTS)


def letter(kind: str, language: Language, office: Office = samples.OFFICE, **changes: Any) -> bytes:
    """One letter of each kind, as it goes out."""
    if kind in ("lifting", "covering"):
        rested = Rested(samples.ON, samples.RULEBOOK_HASH, samples.INPUT_HASH)
        return write_plain_letter(
            PlainLetter(samples.APPLICATION, office, words(kind), changes.get("told", TOLD), rested, samples.ISSUED,
                        language)
        )  # fmt: skip
    short = samples.decision(samples.decided(0, Status.COMPLIANT), findings=(samples.HEADCOUNT,))
    decision = short if kind.endswith("short") else samples.crowd(12)
    mended = (changes.get("mended", MENDED), words("resubmission")) if kind == "resubmission" else None
    return write_notice(
        decision, office, titles=samples.TITLES, answer_by=date(2026, 4, 27), language=language, issued=samples.ISSUED,
        words=words("suspension") if kind.startswith("suspension") else None, mended=mended,
    )  # fmt: skip
