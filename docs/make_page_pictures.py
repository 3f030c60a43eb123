"""Chooses from the pictures that `make test-pages` takes those of the README, cut to a window and made small."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
TAKEN = HERE.parent / "out" / "pictures" / "pages"
CHOSEN = {
    "1280-id-list": 700,
    "1280-id-draft": 1000,
    "1280-id-roster": 900,
    "1280-id-paper": 1400,
    "1280-id-case": 1400,
    "1280-id-missing-workers": 1250,
    "1280-id-approval": 1300,
    "360-en-case": 1300,
    "360-en-missing-workers": 1300,
}
"""The pictures, and how many pixels of each from its top."""
COLOURS = 64


def main() -> None:
    """Write page-*.png beside this file."""
    for name, height in CHOSEN.items():
        taken = Image.open(TAKEN / f"{name}.png").convert("RGB")
        cut = taken.crop((0, 0, taken.width, min(height, taken.height)))
        cut.quantize(COLOURS).save(HERE / f"page-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
