"""A pool in the store: of many items, those that the queue takes are looked for.

Memories alike lie in one cell. What the best of a cell may gain is known from its corners, so
the most promising are opened first, and no further than the queue draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any, NamedTuple

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.pace import KEPT, WIDEST, of_usual
from lossprep.schedule.pool import Listed, Ranked
from lossprep.schedule.rate import Rate
from lossprep.schedule.standing import Schedulable
from lossprep.schedule.threshold import Entry, in_order
from lossprep.schedule.worth import ASKED
from lossprep.store.candidates import EVERY, REVIEWED, Candidates
from lossprep.store.memories import RETENTION

ON_DAY = REVIEWED + " AND memory.day = ?2"
ONE = EVERY + " AND number = ?2"
NAMED = EVERY + " AND exercise IN (SELECT value FROM json_each(?2)) ORDER BY number"  # noqa: S608 (a constant)
BATCH = 16  # items alike that are read at once


class Alike(NamedTuple):
    """Items whose memories are alike, and were reviewed on a day, ``age`` days ago.

    They take at least ``paces`` times their effort, by how many own times they have; they are
    worth at most ``eager`` times as much as by how often they are asked.
    """

    deep: bool
    cell: int
    day: str
    age: int
    paces: Sequence[float]
    eager: float


class StoredPool:
    """What a learner may practise on a day, as the store keeps it."""

    def __init__(self, candidates: Candidates, retention: float) -> None:
        self._candidates, self._retention = candidates, retention
        self._weighing = candidates.weighing
        self._sampled: list[Candidate] = []  # the forecast asks for more of it than the price

    @property
    def number(self) -> int:
        """How many items there are."""
        ((every,),) = self._candidates.rows("SELECT count(*) FROM item")
        ((reserve,),) = self._candidates.rows("SELECT count(*) FROM item WHERE reserve = 1")
        return int(every if self._weighing.reserve else every - reserve)

    def every(self) -> Sequence[Candidate]:
        """Give all of them, in the order of the pack."""
        return [one for _, one in self._candidates.found(EVERY + " ORDER BY number")]

    def sample(self, most: int) -> Sequence[Candidate]:
        """Give so many, at most, that stand for all of them."""
        read = len(self._sampled)
        if most > read:
            question = EVERY + " ORDER BY lot, exercise LIMIT ?2 OFFSET ?3"
            found = self._candidates.found(question, most - read, read)
            self._sampled += [one for _, one in found]
        return self._sampled[:most]

    def reviewed(self, today: date) -> Sequence[Candidate]:
        """Give those reviewed today."""
        return [one for _, one in self._candidates.found(ON_DAY, today.isoformat())]

    def awaited(self) -> Sequence[Candidate]:
        """Give those that today is yet to ask."""
        if not self._candidates.awaited:
            return []
        names = json.dumps([*self._candidates.awaited])
        return [one for _, one in self._candidates.found(NAMED, names)]

    def best(self, rate: Rate, today: date, *, new: bool, deep: bool) -> Iterator[Ranked]:
        """Yield those open today that gain anything, the best first."""
        entries = [
            *self._seen(rate, today, deep=deep),
            *self._practised(rate, today, new=new, deep=deep),
        ]
        if new:
            kinds = (kind for kind in self._new if kind[2].deep == deep)
            entries += [
                self._of_kind(kind, -rate.of(one), first, today) for kind, first, one in kinds
            ]
        return in_order(entries)

    def due(self, today: date) -> Iterator[Candidate]:
        """Yield those due and open today, longest due first."""
        after = "SELECT 1 FROM memory WHERE day > ? LIMIT 1"
        if self._retention != RETENTION or self._candidates.rows(after, today.isoformat()):
            # The days in the table are another retention's, or of a clock that was put back.
            yield from Listed(self.every()).due(today)
            return
        question = REVIEWED + " AND due <= ?2 ORDER BY due, exercise"
        for _, one in self._candidates.found(question, today.isoformat()):
            if one.open(today):
                yield one

    def unseen(self, today: date) -> Iterator[Candidate]:
        """Yield those never reviewed and open that no task introduces, of most worth first."""
        entries = [self._of_kind(kind, -one.worth, first, today) for kind, first, one in self._new]
        return (found.one for found in in_order(entries))

    def _seen(self, rate: Rate, today: date, *, deep: bool) -> Iterator[Entry]:
        """Group what was seen, and not today, by its memory: the cell and the day."""
        question = (
            "SELECT cell, day, min(effort) FROM item"
            " WHERE deep = ? AND cell IS NOT NULL AND day <> ? GROUP BY cell, day"
        )
        kinds = self._candidates.kinds.items()
        eager = max((self._eagerness[kind] for kind, what in kinds if what.deep == deep), default=1)
        for cell, day, effort in self._candidates.rows(question, deep, str(today)):
            age, paces = (today - self._candidates.date(day)).days, self._paces
            if age < 0:  # the clock was put back: it counts as yesterday's, of other times
                age, paces = 1, self._paces_put_back
            alike = Alike(deep, cell, day, age, paces, eager)
            bound = -rate.most(cell, age, effort * paces[self._quickest] / eager)
            yield bound, -1, partial(self._open, rate, alike)

    def _practised(self, rate: Rate, today: date, *, new: bool, deep: bool) -> Iterator[Entry]:
        """Yield what was practised today as it was this morning."""
        for number, one in self._candidates.found(ON_DAY, today.isoformat()):
            was = one.this_morning(today)
            if one.practised(today) and was.deep == deep and was.may_come(today, new=new):
                yield -rate.of(was), number, was

    def _open(self, rate: Rate, alike: Alike, start: int = 0) -> Iterator[Entry]:
        """Let each of a group be one of its own, which is read when its turn comes.

        Those of the least effort first, and the rest as a group.
        """
        question = (
            "SELECT number, effort, timed, kind, stability, difficulty FROM item"
            " WHERE deep = ? AND cell = ? AND day = ?"
            " ORDER BY effort, timed, kind, stability, difficulty, number LIMIT ? OFFSET ?"
        )
        deep, cell, day, age, paces, eager = alike
        rows = self._candidates.rows(question, deep, cell, day, BATCH, start)
        for number, effort, times, kind, *memory in rows:
            takes = effort * paces[times] / self._eagerness[kind]
            opened = partial(self._near, rate, number, *memory, age, takes)
            if paces is self._paces_put_back:  # it may take more, and gain more at that
                opened = partial(self._one, rate, number)
            yield -rate.most(cell, age, takes), number, opened
        if len(rows) == BATCH:
            bound = -rate.most(cell, age, effort * paces[self._quickest] / eager)
            yield bound, -1, partial(self._open, rate, alike, start + BATCH)

    def _near(self, rate: Rate, number: int, *memory_and_effort: Any) -> Iterator[Entry]:
        """Bound an item by its own memory; it is read where that is among the first."""
        yield -rate.near(*memory_and_effort), number, partial(self._one, rate, number)

    def _one(self, rate: Rate, number: int) -> Iterator[Entry]:
        for row in self._candidates.rows(ONE, self._weighing.reserve, number):
            one = self._candidates.candidate(row)
            if one.open(rate.today):
                yield -rate.of(one), number, one

    @cached_property
    def _paces(self) -> list[float]:
        """The factor that the learner's pace is, by how many times an item has of its own."""
        return [of_usual(self._weighing.usual, times) for times in range(KEPT + 1)]

    @cached_property
    def _quickest(self) -> int:
        """How many own times an item has, at which the learner's pace is quickest."""
        fewest = "SELECT min(timed) FROM item WHERE cell IS NOT NULL"
        most = "SELECT max(timed) FROM item WHERE cell IS NOT NULL"
        ((found,),) = self._candidates.rows(fewest if self._weighing.usual < 1 else most)
        return int(found)

    @cached_property
    def _paces_put_back(self) -> list[float]:
        return [min(self._paces) / WIDEST**2] * len(self._paces)

    @cached_property
    def _eagerness(self) -> dict[int, float]:
        """How much more each kind is worth than by how often it is asked."""
        kinds = self._candidates.kinds.items()
        return {kind: self._weighing.worth(what) / ASKED[what.asked] for kind, what in kinds}

    @cached_property
    def _new(self) -> list[tuple[int, int, Candidate]]:
        """List the kinds of what was never reviewed and may be, each with the first of it."""
        question = "SELECT kind, min(number) FROM item WHERE cell IS NULL GROUP BY kind"
        found = []
        for kind, first in self._candidates.rows(question):
            what = self._candidates.kinds[kind]
            if not what.tasked and what.reserve <= self._weighing.reserve:
                found.append((kind, first, self._weighing.candidate(Schedulable("", what))))
        return found

    def _of_kind(self, kind: int, key: float, first: int, today: date) -> Entry:
        """Group what was never reviewed of a kind: all of it has one key."""
        question = (
            EVERY + " AND kind = ?2 AND cell IS NULL AND number >= ?3 ORDER BY number LIMIT ?4"
        )

        def batch() -> Iterator[Entry]:
            found = list(self._candidates.found(question, kind, first, BATCH))
            yield from ((key, number, one) for number, one in found if one.open(today))
            if len(found) == BATCH:
                yield self._of_kind(kind, key, found[-1][0] + 1, today)

        return key, first, batch
