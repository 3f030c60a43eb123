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
    "page-beside": ("1280-en-worker-page", 1700),
}
"""The pictures by the names that the README has for them, and how many pixels of each from its top."""
WALK = {
    "walk-officer": "1280-id-evidence",
    "walk-second-officer": "1280-id-paper",
    "walk-contractor": "1280-id-mending",
    "walk-supervisor": "1280-id-approval",
    "walk-auditor": "1280-id-auditor-sees",
}
"""Those of the walk through the office, each a role's; they stand side by side, so half as wide will do."""
WINDOW = 1100
COLOURS = 128


def main() -> None:
    """Write the chosen ones beside this file."""
    for name, (picture, height) in CHOSEN.items():
        _write(name, _from_its_top(picture, height))
    for name, picture in WALK.items():
        cut = _from_its_top(picture, WINDOW)
        _write(name, cut.resize((cut.width // 2, cut.height // 2), Image.Resampling.LANCZOS))


def _from_its_top(picture: str, height: int) -> Image.Image:
    taken = Image.open(TAKEN / f"{picture}.png").convert("RGB")
    return taken.crop((0, 0, taken.width, min(height, taken.height)))


def _write(name: str, cut: Image.Image) -> None:
    cut.quantize(COLOURS).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
