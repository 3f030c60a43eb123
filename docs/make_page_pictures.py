"""Chooses from the pictures that `make test-pages` takes those of the README, cut to a window and made small."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
TAKEN = HERE.parent / "out" / "pictures" / "pages"
CHOSEN = {
    "approval": ("1280-id-approval", 1500),
    "missing-workers-phone": ("360-en-missing-workers", 1700),
    "preview": ("1280-id-preview", 1500),
}
"""The pictures by the names that the README has for them, and how many pixels of each from its top."""
COLOURS = 128


def main() -> None:
    """Write the chosen ones beside this file."""
    for name, (picture, height) in CHOSEN.items():
        taken = Image.open(TAKEN / f"{picture}.png").convert("RGB")
        cut = taken.crop((0, 0, taken.width, min(height, taken.height)))
        cut.quantize(COLOURS).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
