"""Races: the same work by several, in turns, so that what else the machine does falls on all of them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median

Racer = Callable[[], object]


def seconds(racer: Racer) -> float:
    """The wall time of one run."""
    gc.collect()
    started = time.perf_counter()
    racer()
    return time.perf_counter() - started


def laps(rounds: int, *racers: Racer) -> list[list[float]]:
    """The seconds of each racer in each of `rounds`, after one run of each that does not count.

    Every other round is run the other way about, so that no one always follows the same one.
    """
    for racer in racers:
        racer()
    found: list[list[float]] = [[] for _ in racers]
    for number in range(rounds):
        for place in range(len(racers))[:: 1 if number % 2 == 0 else -1]:
            found[place].append(seconds(racers[place]))
    return found


def median_ratio(times: list[float], others: list[float]) -> float:
    """The median of what `others` took over what `times` did, lap by lap: above 1 where `times` is faster."""
    return median(other / own for own, other in zip(times, others, strict=True))
