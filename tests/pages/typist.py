"""A person who has no mouse: Tab, arrows, Space and Enter, and at every stop he sees where he is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.pages.browsing import Walker
from tests.web.visitor import PASSWORD

MOST_TABS: Final = 120
STOP: Final = """each => {
  const look = getComputedStyle(each), box = each.getBoundingClientRect();
  const drawn = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0;
  const ring = drawn && !/, 0\\)|transparent/.test(look.outlineColor);
  const label = each.labels && each.labels.length ? each.labels[0] : each;
  const name = (each.getAttribute("aria-label") || label.innerText || "").trim().replace(/\\s+/g, " ");
  const seen = box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.top < innerHeight;
  return [name, (ring || look.boxShadow !== "none") && seen, each.outerHTML.slice(0, 120)];
}"""


class Typist:
    """Someone at the keyboard of a walker's browser."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.keys = walker.page.keyboard
        # From here on the browser tells of every choosing of files; told only when one is awaited, it may hear of it
        # after the key that opens the window.
        walker.page.on("filechooser", lambda _: None)

    def sign_in(self) -> None:
        """Name, password, Enter."""
        self.walker.go("/sign-in")
        self.write("Nama pengguna", self.walker.name)
        self.keys.press("Tab")
        self.keys.type(PASSWORD)
        self.keys.press("Enter")
        self.walker.page.wait_for_url("**/a*")

    def reach(self, named: str) -> None:
        """Tab on until what is called so has the focus; wherever the focus comes by, it can be seen."""
        for _ in range(MOST_TABS):
            self.keys.press("Tab")
            focused = self.walker.page.locator(":focus")
            if not focused.count():
                continue
            name, is_seen, tag = focused.evaluate(STOP)
            assert is_seen, f"no one sees that the focus is on {tag}"
            if name.startswith(named):
                return
        raise AssertionError(f"{named} is not reached by Tab on {self.walker.page.url}")

    def enter(self, named: str, *, tells: str) -> None:
        """A link or button, by Enter; the page that follows tells so, and is there whole before anyone goes on."""
        self.reach(named)
        self.keys.press("Enter")
        self.walker.reads(tells, tells)
        self.walker.page.wait_for_load_state()

    def write(self, field: str, typed: str) -> None:
        """A field, in place of what stood there."""
        self.reach(field)
        self.keys.press("Control+a")
        self.keys.type(typed)

    def pick(self, field: str, option: str) -> None:
        """A choice, by its first letters."""
        self.reach(field)
        self.keys.type(option)

    def tick(self, named: str) -> None:
        """A box, by Space."""
        self.reach(named)
        self.keys.press("Space")

    def choose(self, field: str, *files: Path) -> None:
        """Files: the browser's own window opens by Space."""
        self.reach(field)
        with self.walker.page.expect_file_chooser() as opened:
            self.keys.press("Space")
        opened.value.set_files(list(files))

    def save(self, named: str) -> bytes:
        """What a link or button saves, by Enter."""
        self.reach(named)
        with self.walker.page.expect_download() as saved:
            self.keys.press("Enter")
        return Path(saved.value.path()).read_bytes()
