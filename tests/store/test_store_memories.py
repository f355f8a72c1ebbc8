"""Memories are kept current: always what a replay of the live attempts would give."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lossprep.model.event import Attempt, Moment, Undo
from lossprep.schedule.memory import Memory, replay
from lossprep.schedule.pace import Timed, timed
from lossprep.store import Store, new_id, open_store

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
# What a learner does: an attempt at one of three exercises, rated or not, or an undo.
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from([1, 2, 3, 4, None]),
            st.integers(0, 5),
            st.sampled_from([None, 0.4, 0.95]),
        ),
        st.integers(0, 30),
    ),
    max_size=30,
)


def perform(store: Store, steps: list) -> None:
    rng, day, done = Random(1), 0, []
    for step in steps:
        if isinstance(step, int):
            if done:
                moment = Moment(START, START.date())
                store.append([Undo(id=new_id(rng), moment=moment, target=done[step % len(done)])])
            continue
        exercise, rating, gap, confidence = step
        day += gap
        at = START + timedelta(days=day)
        attempt = Attempt(
            id=new_id(rng),
            moment=Moment(at, at.date()),
            exercise=exercise,
            answer="",
            rating=rating,
            confidence=confidence,
            milliseconds=1_000 * len(done),
        )
        store.append([attempt])
        done.append(attempt.id)


def expected(store: Store) -> dict[str, Memory]:
    found = {name: replay(store.attempts(exercise=name)) for name in "abc"}
    return {name: memory._replace(backwards=False) for name, memory in found.items() if memory}


def own_times(store: Store, until: date) -> dict[str, Timed]:
    rated = {
        name: [a for a in store.attempts(exercise=name) if a.rating and a.moment.day < until]
        for name in "abc"
    }
    found = {name: timed([a.milliseconds or 0 for a in kept]) for name, kept in rated.items()}
    return {name: one for name, one in found.items() if one}


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_memories_follow_attempts_and_undos(tmp_path_factory, steps: list) -> None:
    with open_store(tmp_path_factory.mktemp("m") / "x.db") as store:
        perform(store, steps)
        kept = store.memories()
        assert kept == expected(store)
        last = max((one.day for one in kept.values()), default=date(2026, 12, 1))
        for until in (last, last + timedelta(days=1)):
            assert store.times(until) == own_times(store, until)
        store.rebuild_memories()
        assert store.memories() == kept


def test_a_lost_table_is_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with open_store(path) as store:
        perform(store, [("a", 3, 0, None), ("b", 1, 1, 0.95)])
        kept = store.memories()
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM memory")
    connection.commit()
    connection.close()
    with open_store(path) as store:
        assert not store.memories()
        store.rebuild_memories()
        assert store.memories() == kept
