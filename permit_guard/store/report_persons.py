"""Counting persons for reports: each once in every area and of every kind, by the worst of his rows.

The database tells a narrow row for each worker of a decision that counts, and columns count them: a database sorts two
million rows anew for every question, and here each is asked of what was read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Final

import polars as pl
from sqlalchemy import ColumnElement, Select, case, literal, select

from permit_guard.domain.case import EmployerSize, Employment
from permit_guard.domain.decision import Status
from permit_guard.domain.kind_words import ROUTES
from permit_guard.domain.region import NOT_KNOWN, UNIT, Level, Regions, Where
from permit_guard.domain.report import Line, Persons, Split
from permit_guard.domain.report_nesting import Areas
from permit_guard.store.bulk import in_bulk
from permit_guard.store.report import Scope, picked_decisions
from permit_guard.store.report_tables import counted_worker
from permit_guard.store.rows import Rows

_STATUSES: Final = ("", Status.COMPLIANT.value, Status.UNPROVEN.value, Status.DEFICIENT.value)
"""At its place how bad a row is; of who has left, and in a decision that does not count, 0."""
_ENDS: Final = ("", "first", "now", "both")
"""Of which of an application's checks a row is: of the first that counts, of the latest, of both."""
_NAMES: Final[Mapping[Split, Sequence[str]]] = {
    Split.EMPLOYMENT: ("", *(each.value for each in Employment)), Split.ROUTE: ("", *ROUTES),
    Split.SIZE: ("", *(each.value for each in EmployerSize)),
}  # fmt: skip
"""What a worker can be of each kind; at first what is told of who is none of these: not known."""
_SHOWN: Final = (1, 3, 2)
"""The ranks in the order of Persons: proven, deficient, unproven."""
_SIDES: Final = ("now", "first")
_WHO: Final = {"person": pl.Int64, "site": pl.Int64, "home": pl.Int64}
_NO_VILLAGE: Final = "no village"
_A_PART: Final = 500_000
"""Persons are counted in parts of about so many rows, so that no more of them stand in memory at once."""


@dataclass(frozen=True, slots=True)
class Workers:
    """What was read to be counted: a row a worker, of person, places and the number of his kind; and those kinds."""

    rows: pl.DataFrame
    kinds: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons by area, of each level down to the one asked for; by each kind; and each once in all.

    `elsewhere` are the regencies of the other place: of where they live if the sites were asked for. `no_village` are
    those of whom a village is not known, whatever the level asked for.
    """

    areas: Mapping[Level, Areas]
    elsewhere: Areas
    splits: Mapping[Split, Sequence[Line]]
    total: Line
    no_village: int


def count_persons(workers: Workers, finest: Level, where: Where, regions: Regions) -> Counted:
    """The persons on the rosters of the decisions that count, down to the level `finest` of the place asked for."""
    read, kinds = workers.rows, workers.kinds
    other = Where.HOME if where is Where.SITE else Where.SITE
    levels = list(Level)[: list(Level).index(finest) + 1]
    told = read.lazy().join(kinds.lazy(), on="kind")
    for place, wanted in ((where, [*dict.fromkeys((*levels, Level.VILLAGE))]), (other, [Level.REGENCY])):
        told = told.join(_areas(read[place].unique(), place, wanted, regions).lazy(), on=place)
    places = [*(f"{where}/{level}" for level in levels), f"{other}/{Level.REGENCY}"]
    if Level.VILLAGE not in levels:
        village = pl.col(f"{where}/{Level.VILLAGE}")
        told = told.with_columns(pl.when(village == NOT_KNOWN).then(NOT_KNOWN).otherwise(1).alias(_NO_VILLAGE))
        places.append(_NO_VILLAGE)
    columns = [*places, *(each.value for each in Split)]
    keys = [*((column,) for column in columns), ()]
    many = len(read) // _A_PART + 1
    parts = [_count_part(told.filter(pl.col("person") % many == part), keys) for part in range(many)]
    *sums, total = (_sum([part[at] for part in parts], key) for at, key in enumerate(keys))
    areas = [{int(area): line for area, line in _lines(found)} for found in sums[: len(places)]]
    kinds_of = [[line for _, line in _lines(found)] for found in sums[len(places) :]]
    (in_all,) = (line for _, line in _lines(total))
    by_level = dict(zip(levels, areas, strict=False))
    no_village = by_level.get(Level.VILLAGE, areas[-1]).get(NOT_KNOWN)
    splits = dict(zip(Split, kinds_of, strict=True))
    return Counted(by_level, areas[len(levels)], splits, in_all,
                   no_village.now.total if no_village else 0)  # fmt: skip


def read_workers(rows: Rows, scope: Scope) -> Workers:
    """The workers of the decisions that count."""
    schema = {**_WHO, "kind": pl.Int32}
    told = (pl.DataFrame(part, schema, orient="row") for part in in_bulk(rows, _wanted(scope)))
    return Workers(pl.concat([pl.DataFrame(schema=schema), *told]), _kinds())


def _wanted(scope: Scope) -> Select[Any]:
    """A worker's row: person, places, and in one number his kinds, his status, and of which checks he is.

    A text for each of two million rows costs as much as all the rest of reading them.
    """
    picked = picked_decisions(scope)
    ends = case((~picked.c.is_now, 1), (picked.c.is_first, 3), else_=2)
    digits = [*((counted_worker.c[split.value], names) for split, names in _NAMES.items()),
              (counted_worker.c.status, _STATUSES)]  # fmt: skip
    kind: ColumnElement[int] = literal(0)
    for column, names in digits:
        kind = kind * len(names) + case({name: at for at, name in enumerate(names) if at}, value=column, else_=0)
    told = (counted_worker.c.person, picked.c.site, counted_worker.c.home, kind * len(_ENDS) + ends)
    return select(*told).join_from(counted_worker, picked, picked.c.decision_id == counted_worker.c.decision_id)


@cache
def _kinds() -> pl.DataFrame:
    """What each number of `_wanted` says: the kinds, and how bad the row is now and was at first."""
    ranks = [(rank * (ends // 2), rank * (ends % 2)) for rank in range(len(_STATUSES)) for ends in range(len(_ENDS))]
    every = product(product(*_NAMES.values()), ranks)
    kinds = [(at, *names, *ranked) for at, (names, ranked) in enumerate(every)]
    splits = {split.value: pl.Enum(names) for split, names in _NAMES.items()}
    return pl.DataFrame(kinds, {"kind": pl.Int32, **splits, **dict.fromkeys(_SIDES, pl.Int8)}, orient="row")


def _areas(places: pl.Series, where: Where, levels: Sequence[Level], regions: Regions) -> pl.DataFrame:
    """The areas of each place, a column a level, named `site/regency` and so on."""
    villages = (places // UNIT[Level.VILLAGE]).unique()
    listed = pl.DataFrame({"village": villages})
    for level in Level:
        if level is not Level.RT:
            areas = [regions.area(village * UNIT[Level.VILLAGE], level) for village in villages]
            listed = listed.with_columns(pl.Series(f"{where}/{level}", areas, pl.Int64))
    told = pl.DataFrame({where.value: places}).with_columns(village=places // UNIT[Level.VILLAGE])
    found = told.join(listed, on="village")
    within = (pl.col(f"{where}/{Level.VILLAGE}") != NOT_KNOWN) & (pl.col(where) % UNIT[Level.VILLAGE] != 0)
    by_rt = pl.when(within).then(pl.col(where)).otherwise(NOT_KNOWN).alias(f"{where}/{Level.RT}")
    return found.with_columns(by_rt).select(where, *(f"{where}/{level}" for level in levels))


def _count_part(part: pl.LazyFrame, keys: Sequence[Sequence[str]]) -> list[pl.DataFrame]:
    """The persons of a part by each of `keys`: a person is wholly in one part, so that parts can be added up."""
    told = part.collect()
    again = told["person"].is_duplicated()
    return [_count(told.filter(~again), told.filter(again), key) for key in keys]


def _count(once: pl.DataFrame, often: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Persons of one row are as their row is; of those with more, the worst within each key counts."""
    worst = often.group_by(*key, "person").agg(pl.col(*_SIDES).max())
    persons = pl.concat([each.select(*key, *_SIDES) for each in (once, worst)])
    counts = [(pl.col(side) == rank).sum().alias(f"{side}{rank}") for side in _SIDES for rank in _SHOWN]
    return persons.group_by(*key).agg(counts) if key else persons.select(counts)


def _sum(parts: Sequence[pl.DataFrame], key: Sequence[str]) -> pl.DataFrame:
    every = pl.concat(parts).with_columns(pl.col(pl.Enum).cast(pl.String))
    return every.group_by(*key).agg(pl.exclude(*key).sum()).sort(*key) if key else every.sum()


def _lines(counted: pl.DataFrame) -> Iterator[tuple[Any, Line]]:
    """The lines by their keys, the key as text for a name; without a key, the one line of all."""
    for *key, proven, deficient, unproven, before, lacked, doubted in counted.iter_rows():
        name = str(key[0]) if key else ""
        yield (
            (key[0] if key else ""),
            Line(name, Persons(proven, deficient, unproven), Persons(before, lacked, doubted)),
        )
