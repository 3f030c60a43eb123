"""What a notice says of the letter before it: what was mended, what is left, who is on the roster no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import KeepTogether

from permit_guard.domain.letter import LetterWords, Mended
from permit_guard.domain.text import Language, say_day, say_some
from permit_guard.paper.prose import HEADING, item, paragraph
from permit_guard.paper.saying import say_plain, say_workers


def since(
    came: Mended, words: LetterWords, title: Callable[[str], str], language: Language, *, unmask: bool
) -> list[Any]:
    """One block, kept on one page. `title` says a rule by its id; numbers in names are masked unless `unmask`."""
    dated = words.say("opening", language, letter=came.number, dated=say_day(came.dated, language))
    lead = [paragraph(words.say("heading", language), HEADING), paragraph(dated)]
    points = _points(came, words, title, language, unmask=unmask)
    return [KeepTogether([*lead, *(item(number, "", point) for number, point in enumerate(points, 1))])]


def _points(
    came: Mended, words: LetterWords, title: Callable[[str], str], language: Language, *, unmask: bool
) -> list[str]:
    def some(names: Sequence[str]) -> str:
        return say_plain(say_some(names) or "", unmask=unmask)

    counted = {
        "completed": (len(came.completed), {"names": some(came.completed)}),
        "requirements": (len(came.requirements), {"titles": some([title(rule) for rule in came.requirements])}),
        "left": (came.left, {}),
        "added": (came.added, {}),
        "gone": (len(came.gone), {"names": some(came.gone)}),
    }
    points = [words.say("nothing", language)] if came.nothing else []
    return points + [
        words.say(name, language, count=say_workers(count, language), **more)
        for name, (count, more) in counted.items()
        if count
    ]
