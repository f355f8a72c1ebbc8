"""Events in, live events out: compared with a model that is a plain list."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossprep.errors import LossprepError
from lossprep.model.content import Band
from lossprep.model.event import (
    AnswerLocked,
    Attempt,
    CriterionTicked,
    Event,
    HintShown,
    Moment,
    PageRead,
    PlanChange,
    ReadingDone,
    SelfRating,
    Undo,
)
from lossprep.store import new_id, open_store

DAY = date(2026, 12, 1)
MOMENT = Moment(datetime(2026, 12, 1, 9, 0, 0, 250, tzinfo=UTC), DAY)

# Few ids, so that duplicates, undone and forward-pointing targets are common.
ids = st.integers(0, 9).map(str)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
items = st.sampled_from(["p/a", "p/b", "p/c"])
tasks = st.none() | st.sampled_from(["t0", "t1", "t2"])
counts = st.integers(0, 2**40)
moments = st.integers(-3, 20).map(
    lambda n: Moment(MOMENT.at + timedelta(hours=13 * n), DAY + timedelta(days=n))
)
base = {"id": ids, "moment": moments}
events = st.one_of(
    st.builds(
        Attempt,
        **base,
        exercise=items,
        answer=words,
        task=tasks,
        seed=st.none() | counts,
        verdict=st.sampled_from([None, "right", "slip", "wrong", "imprecise", "unreadable"]),
        slip=st.none() | words,
        rating=st.sampled_from([None, 1, 2, 3, 4]),
        confidence=st.none() | st.floats(0, 1),
        hints=st.integers(0, 9),
        solution_seen=st.booleans(),
        milliseconds=st.none() | counts,
        ticks=st.dictionaries(words, st.booleans(), max_size=3),
        band=st.sampled_from([None, *Band]),
        pack_version=words,
    ),
    st.builds(SelfRating, **base, skill=items, level=st.integers(1, 5), task=tasks),
    st.builds(ReadingDone, **base, reading=items, task=tasks),
    st.builds(PageRead, **base, reading=items, page=st.integers(1, 20)),
    st.builds(HintShown, **base, attempt=ids, exercise=items, number=st.integers(1, 5)),
    st.builds(
        AnswerLocked,
        **base,
        attempt=ids,
        exercise=items,
        answer=words,
        milliseconds=st.none() | counts,
    ),
    st.builds(
        CriterionTicked, **base, attempt=ids, exercise=items, criterion=words, met=st.booleans()
    ),
    st.builds(
        PlanChange,
        **base,
        kind=st.sampled_from(["start", "move", "away", "add"]),
        details=st.dictionaries(words, st.none() | words | st.integers(0, 99), max_size=2),
    ),
    st.builds(Undo, **base, target=ids),
)


def live(log: list[Event]) -> list[Event]:
    gone = {event.target for event in log if isinstance(event, Undo)}
    return [
        event
        for event in log
        if not isinstance(event, Undo)
        and event.id not in gone
        and getattr(event, "attempt", None) not in gone
    ]


def first_done(log: list[Event], since: date) -> dict[str, date]:
    done: dict[str, date] = {}
    for event in live(log):
        task = getattr(event, "task", None)
        if task is not None and event.moment.day >= since:
            done[task] = min(event.moment.day, done.get(task, event.moment.day))
    return done


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(events, max_size=5), max_size=5), moments, items)
def test_the_store_equals_a_list(batches: list[list[Event]], moment: Moment, item: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "lossprep.db")
        log: list[Event] = []
        for batch in batches:
            # Reopened for each batch, so that everything asked for below comes from the file.
            with open_store(path) as store:
                both = {event.id: event for event in reversed([*log, *batch])}
                if all(both[event.id] == event for event in batch):
                    store.append(batch)
                    new = list(dict.fromkeys(event.id for event in batch))
                    known = {event.id for event in log}
                    log += [both[name] for name in new if name not in known]
                else:
                    with pytest.raises(LossprepError, match="two events have the id"):
                        store.append(batch)
        now = live(log)
        with open_store(path) as store:
            assert store.events() == tuple(now)
            assert store.events(since=moment.day, exercise=item) == tuple(
                event
                for event in now
                if event.moment.day >= moment.day and getattr(event, "exercise", None) == item
            )
            attempts = [event for event in now if isinstance(event, Attempt)]
            assert store.attempts() == tuple(attempts)
            assert store.attempts(exercise=item) == tuple(
                event for event in attempts if event.exercise == item
            )
            changes = tuple(event for event in now if isinstance(event, PlanChange))
            assert store.plan_changes() == changes
            assert store.done_tasks(moment.day) == first_done(log, moment.day)
            read = (e for e in now if isinstance(e, ReadingDone) and e.moment.day >= moment.day)
            assert store.finished_readings(moment.day) == {e.reading: e.moment.day for e in read}
            latest = {e.exercise: (e.moment.day, e.rating) for e in attempts}
            assert store.latest({*latest, "never"}) == latest
            complete = [e for e in now if isinstance(e, Attempt | SelfRating | ReadingDone)]
            days = {event.moment.day for event in complete if event.moment.day >= moment.day}
            assert store.study_days(moment.day) == tuple(sorted(days))


def attempt_with_its_parts() -> list[Event]:
    own = {"moment": MOMENT, "exercise": "p/a"}
    return [
        HintShown(id="h", attempt="a", number=1, **own),
        AnswerLocked(id="l", attempt="a", answer="count the minority", **own),
        CriterionTicked(id="c", attempt="a", criterion="quantifies", met=True, line=3, **own),
        Attempt(id="a", answer="count the minority", task="t0", **own),
    ]


def test_undoing_an_attempt_takes_its_hints_lock_and_ticks_along(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store:
        store.append(attempt_with_its_parts())
        assert store.done_tasks(DAY) == {"t0": DAY}
        store.append([Undo(id="u", moment=MOMENT, target="a")])
        assert store.events() == ()
        assert store.done_tasks(DAY) == {}


def test_one_bad_event_saves_none_of_its_batch(tmp_path: Path) -> None:
    first = ReadingDone(id="r", moment=MOMENT, reading="foundations")
    other = ReadingDone(id="r", moment=MOMENT, reading="ranking")
    with open_store(tmp_path / "x.db") as store:
        with pytest.raises(LossprepError, match="two events have the id r"):
            store.append([first, other])
        assert store.events() == ()
        store.append([first, first])
        assert store.events() == (first,)


def test_a_moment_keeps_its_microseconds_and_is_stored_in_utc(tmp_path: Path) -> None:
    east = datetime.fromisoformat("2026-12-02T01:30:00.000001+09:00")
    done = ReadingDone(id="r", moment=Moment(east, DAY), reading="foundations")
    with open_store(tmp_path / "x.db") as store:
        store.append([done])
        moment = store.events()[0].moment
        assert (moment.at, moment.at.utcoffset(), moment.day) == (east, timedelta(0), DAY)


def test_the_catalog_is_replaced(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store:
        assert store.catalog() == {}
        store.save_catalog("b", "1", "{}")
        store.save_catalog("a", "1", "[]")
        store.save_catalog("b", "2", "[1]")
        assert store.catalog() == {"a": "[]", "b": "[1]"}
        assert store.catalog_keys() == {"a": "1", "b": "2"}
        assert (store.derived("b", "2"), store.derived("b", "1")) == ("[1]", None)


def test_ids_are_many_and_follow_from_the_generator() -> None:
    rng = Random(7)
    made = {new_id(rng) for _ in range(10_000)}
    assert len(made) == 10_000
    assert {len(name) for name in made} == {20}
    assert new_id(Random(7)) in made


def test_a_task_keeps_the_first_day_it_was_done_since_the_start(tmp_path: Path) -> None:
    days = [DAY + timedelta(days=n) for n in (-5, 2, 1, 4)]
    done = [
        ReadingDone(id=str(n), moment=Moment(MOMENT.at, day), reading="r", task="t")
        for n, day in enumerate(days)
    ]
    with open_store(tmp_path / "x.db") as store:
        store.append(done)
        assert store.done_tasks(DAY) == {"t": DAY + timedelta(days=1)}
        assert store.done_tasks(DAY + timedelta(days=4)) == {"t": days[-1]}
        assert store.done_tasks(DAY + timedelta(days=5)) == {}


def test_of_several_attempts_the_one_that_came_last_is_the_latest(tmp_path: Path) -> None:
    """Whatever the clock said."""
    done = [(DAY, 3), (DAY + timedelta(days=4), 1), (DAY + timedelta(days=2), None)]
    attempts = [
        Attempt(id=str(n), moment=Moment(MOMENT.at, day), exercise="x", answer="", rating=rating)
        for n, (day, rating) in enumerate(done)
    ]
    with open_store(tmp_path / "x.db") as store:
        store.append(attempts)
        assert store.latest(["x", "never"]) == {"x": done[-1]}
