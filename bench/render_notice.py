"""Pictures of the letters, to be looked at: `python -m bench.render_notice FOLDER` writes a PNG of each page."""

from __future__ import annotations

import sys
import time
from datetime import date
from itertools import product
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it ships no types

from permit_guard.domain.decision import Decision, Status
from permit_guard.domain.text import Language
from permit_guard.paper.notice import write_notice
from tests.paper import letters, samples

SCALE = 1.5
ANSWER_BY = date(2026, 4, 24)


def cases() -> dict[str, Decision]:
    """What is drawn, by name."""
    return {
        "one-deficiency": samples.decision(samples.decided(0, Status.COMPLIANT), findings=(samples.HEADCOUNT,)),
        "40-workers": samples.crowd(40),
        "10000-workers": samples.crowd(10_000),
    }


def render(folder: Path) -> None:
    """Write the pictures; of a long notice its first four and last two pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, decision in cases().items():
        for language in Language:
            started = time.perf_counter()
            written = write_notice(
                decision, samples.OFFICE, titles=samples.TITLES, answer_by=ANSWER_BY, language=language
            )
            took = time.perf_counter() - started
            document = pypdfium2.PdfDocument(written)
            pages = len(document)
            print(f"{name} {language}: {pages} pages, {len(written):,} bytes, {took:.2f} s")
            for index in sorted({*range(min(4, pages)), *range(max(0, pages - 2), pages)}):
                picture = document[index].render(scale=SCALE).to_pil()
                picture.save(folder / f"{name}-{language}-{index + 1}.png")
    for kind, language in product(letters.KINDS, Language):
        for index, page in enumerate(pypdfium2.PdfDocument(letters.letter(kind, language))):
            page.render(scale=SCALE).to_pil().save(folder / f"{kind}-{language}-{index + 1}.png")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    render(Path(sys.argv[1]))
