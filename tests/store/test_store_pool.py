"""The pool in the store is the list of all its items, however few of them it reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from store_files import complaint

from lossprep.model.event import Attempt, Moment, SelfRating, Undo
from lossprep.model.plan import DayPlan, ScheduledTask
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.choice import Choice
from lossprep.schedule.pool import Listed, Pool
from lossprep.schedule.queue import practice
from lossprep.schedule.rate import Rate
from lossprep.schedule.standing import Kind, Schedulable, Standing, candidates
from lossprep.schedule.values import at
from lossprep.store import Store, new_id, open_plan, open_store

TODAY = date(2026, 12, 10)
TASK = ScheduledTask(id="day-3/task", kind="open", title="A task", minutes=5)
SKILLS = ("", "a", "b", "a b")
DAY = DayPlan(
    date=TODAY,
    day=9,
    mode="normal",
    interview=None,
    checkpoints=(),
    fits=(),
    finished=("day-0/set",),
)


def items(rng: Random, number: int) -> list[Schedulable]:
    """A pack's items, some of a kind, some of kinds of their own."""
    found = []
    for place in range(number):
        tasks = rng.choice(("", "", "", "day-3/task"))
        kind = Kind(
            minutes=rng.choice((1.0, 2.0, 5.0, round(rng.uniform(0.5, 20), 1))),
            asked=rng.choice(("often", "sometimes", "rarely")),
            roles=rng.choice(("", "mle", "ds research")),
            skills=rng.choice(SKILLS),
            tasked=bool(tasks),
            deep=rng.random() < 0.2,
            reserve=rng.random() < 0.1,
        )
        fills = rng.choice(("", "day-0/set"))
        family = rng.choice(("", "mse", "bce"))
        found.append(Schedulable(f"pack/{place}", kind, family, f"{tasks} {fills}".strip()))
    rng.shuffle(found)
    return found


def attempt(rng: Random, exercise: str, ago: int) -> Attempt:
    at = datetime(2026, 12, 10, 9, tzinfo=UTC) - timedelta(days=ago)
    return Attempt(
        id=new_id(rng),
        moment=Moment(at, at.date()),
        exercise=exercise,
        answer="",
        rating=rng.choice((1, 2, 3, 3, 4)),
        milliseconds=rng.choice((0, 4_000, 60_000, 240_000)),
        pack_version="1",
    )


def studied(store: Store, rng: Random, pack: list[Schedulable], latest: int) -> None:
    """Answer most of the items, up to ``latest`` days ago; take one back."""
    first = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))
    ratings = [
        SelfRating(id=new_id(rng), moment=first, skill=skill, level=rng.randint(1, 5))
        for skill in "ab"
    ]
    found = [
        attempt(rng, one.id, rng.randint(latest, 70))
        for one in pack
        for _ in range(rng.choice((0, 0, 1, 2, 7)))
    ]
    found.sort(key=lambda one: one.moment.at)
    store.append([*ratings, *found])
    if found:
        now = Moment(datetime(2026, 12, 10, 10, tzinfo=UTC), TODAY)
        store.append([Undo(id=new_id(rng), moment=now, target=found[-1].id)])


@pytest.fixture(params=range(8))
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Pool, Pool]]:
    """The pool in a store, and the list of all that it holds."""
    seed = request.param
    rng = Random(seed)
    pack, path = items(rng, (0, 1, 40, 150, 150, 400, 700, 1300)[seed]), tmp_path / "lossprep.db"
    wish = Choice(retention=(0.9, 0.8)[seed % 2], role=("any", "mle")[seed % 3 == 0])
    day = DAY._replace(mode=("normal", "triage")[seed % 2])  # the reserve is closed, or open
    awaited = frozenset(one.id for one in rng.sample(pack, len(pack) // 10))
    if seed % 4 > 1:
        day = day._replace(fits=(TASK,))
    with open_store(path) as store:
        if seed % 4 < 2:  # what is kept follows the attempts, or is made from them
            store.save_items(pack)
        studied(store, rng, pack, latest=(-3, 0, 1)[seed % 3])
        if seed % 4 >= 2:
            store.save_items(pack)
    with open_plan(path) as plans:
        standing = Standing(
            memories=plans.memories(),
            times=plans.times(TODAY),
            ratings=plans.skill_levels(TODAY),
            wish=wish,
        )
        yield plans.pool(wish, day, awaited), Listed(candidates(pack, standing, day, awaited))


def test_it_holds_the_same(both: tuple[Pool, Pool]) -> None:
    stored, listed = both
    assert list(stored.every()) == list(listed.every())
    assert stored.number == listed.number
    for most in (300, 5000, 20):
        assert by_id(stored.sample(most)) == by_id(listed.sample(most))
    assert by_id(stored.reviewed(TODAY)) == by_id(listed.reviewed(TODAY))
    assert stored.awaited() == listed.awaited()


def test_it_orders_them_the_same(both: tuple[Pool, Pool]) -> None:
    stored, listed = both
    for days, of_minute, deep in ((1, 2, False), (14, 9, True), (14, 15, False), (60, 20, True)):
        rate = Rate(of_minute, TODAY, at(days))
        every = {"new": days > 1, "deep": deep}
        found, expected = (list(one.best(rate, TODAY, **every)) for one in both)
        assert [(r.key, r.one) for r in found] == [(r.key, r.one) for r in expected]
    assert list(stored.due(TODAY)) == list(listed.due(TODAY))
    assert list(stored.unseen(TODAY)) == list(listed.unseen(TODAY))


@pytest.mark.parametrize("ahead", [None, 1, 14])
def test_a_day_practises_the_same(both: tuple[Pool, Pool], ahead: int | None) -> None:
    interview = TODAY + timedelta(days=ahead) if ahead else None
    for minutes, deep in ((8.0, 0.0), (45.0, 20.0), (300.0, 60.0)):
        found, expected = (practice(one, TODAY, minutes, interview, deep=deep) for one in both)
        assert found == expected


def test_of_many_it_reads_a_few(tmp_path: Path) -> None:
    """The first of 4,000, with less than a tenth of them read."""
    rng, path = Random(1), tmp_path / "lossprep.db"
    pack = items(rng, 4000)
    with open_store(path) as store:
        store.save_items(pack)
        studied(store, rng, pack, latest=1)
    with open_plan(path) as plans:
        pool, read = plans.pool(Choice(), DAY), []
        plans._connection.set_trace_callback(lambda question: read.append("memory" in question))
        found = list(islice(pool.best(Rate(9, TODAY, at(14)), TODAY, new=True, deep=False), 20))
    assert len(found) == 20
    assert 0 < sum(read) < 400


def test_items_without_their_kinds_are_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "lossprep.db"
    with open_store(path) as store:
        store.save_items(items(Random(1), 3))
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM kind")
    connection.commit()
    connection.close()
    with open_plan(path) as plans:
        assert "is damaged" in complaint(plans.pool(Choice(), DAY).every)


@pytest.mark.parametrize(
    "change",
    [
        *("stability = 0", "difficulty = 11", "rating = 9", "day = 'yesterday'"),
        *("rating_before = NULL", "stability_before = -1", "difficulty_before = NULL"),
        *("rating_before = 0", "day_before = '2027-01-01'", "day_before = 'once'"),
    ],
)
def test_a_memory_that_no_review_leaves_is_a_damaged_file(tmp_path: Path, change: str) -> None:
    path, rng = tmp_path / "lossprep.db", Random(1)
    with open_store(path) as store:
        store.save_items(items(rng, 1))
        store.append([attempt(rng, "pack/0", ago) for ago in (9, 2)])
        assert store.memories()["pack/0"].before
    connection = sqlite3.connect(path)
    connection.execute(f"UPDATE memory SET {change}")
    connection.commit()
    connection.close()
    with open_plan(path) as plans:
        assert "is damaged" in complaint(plans.memories)
        assert "is damaged" in complaint(lambda: plans.pool(Choice(), DAY).every())


def by_id(found: Sequence[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda one: one.id)
