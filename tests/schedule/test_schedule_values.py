"""What an item comes to: the grid against the exact recursion, and the price of a minute."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import exp, inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.gain import effort, first_outcomes, kept, outcomes
from lossprep.schedule.memory import retrievability
from lossprep.schedule.price import begun, price
from lossprep.schedule.rate import Rate
from lossprep.schedule.values import (
    AGES,
    HORIZON,
    NODES,
    POINTS,
    PRICES,
    UNSEEN,
    around,
    at,
    late,
    nodes,
    of_rung,
    point,
)

DAY = date(2026, 12, 4)
ITEM = st.builds(
    Candidate,
    id=st.uuids().map(str),
    minutes=st.sampled_from([1.0, 2.0, 5.0]),
    worth=st.sampled_from([1.0, 0.7, 0.4]),
    stability=st.floats(0.1, 300),
    difficulty=st.floats(1, 10),
    last=st.integers(1, 20).map(lambda n: DAY - timedelta(days=n)),
)


def exact(stability: float, difficulty: float, age: int, days: int, paid: float) -> float:
    """The recall less price that a memory comes to without a review today: all cases, no grid."""
    best = retrievability(age + days, stability)
    for wait in range(1, days):
        best = max(best, after_review(stability, difficulty, age + wait, days - wait, paid))
    return best


def after_review(stability: float, difficulty: float, age: int, days: int, paid: float) -> float:
    ends = outcomes(stability, difficulty, age)
    come_to = sum(chance * exact(s, d, 0, days, paid) for chance, s, d in ends)
    return come_to - paid * late(days) * effort(stability, age)


@pytest.mark.parametrize("days", [1, 2, 4])
@pytest.mark.parametrize(("stability", "difficulty", "age"), [(2.3, 2.1, 1), (9.0, 6.0, 5)])
def test_the_grid_is_near_the_exact_recursion(stability, difficulty, age, days):
    """A coarse grid may be off by a point of recall; what it decides is the difference."""
    values, where = at(days), nodes(stability, difficulty, age)
    for number in (9, 15, 21):
        paid = of_rung(number)
        without = exact(stability, difficulty, age, days, paid)
        now = after_review(stability, difficulty, age, days, paid)
        found = sum(weight * values.comes_to(node, number) for node, weight in where)
        takes = effort(stability, age)
        assert found == pytest.approx(max(now, without), abs=0.02)
        gain = (now - without) / takes + paid * late(days)
        assert values.gain(where, number) == pytest.approx(gain, abs=0.02)


@pytest.mark.parametrize("days", [2, 3, 4])
def test_a_first_look_is_near_the_exact_recursion(days):
    for number in (9, 15, 21):
        paid = of_rung(number)
        seen = sum(
            chance * exact(stability, difficulty, 0, days, paid)
            for chance, stability, difficulty in first_outcomes()
        )
        found = at(days).comes_to(UNSEEN, number)
        assert found == pytest.approx(max(seen - paid * late(days), 0), abs=0.03)


@pytest.mark.parametrize("days", [1, 7, 21, HORIZON])
def test_what_an_item_comes_to_falls_with_the_price_to_what_it_keeps(days):
    values = at(days)
    for node in range(NODES):
        row = [values.comes_to(node, price) for price in range(PRICES)]
        assert row == sorted(row, reverse=True)
        age, number = divmod(node, POINTS)
        idle = 0.0 if node == UNSEEN else kept(point(number)[0], AGES[age], days)
        assert row[-1] == pytest.approx(idle, abs=1e-3)
        assert row[0] <= 1


def test_the_weights_of_a_memory_give_it_back():
    for stability, difficulty in ((0.05, 1.0), (0.7, 3.3), (33.0, 9.9), (400.0, 10.0)):
        found = around(stability, difficulty)
        assert sum(weight for _, weight in found) == pytest.approx(1)
        assert sum(w * point(n)[1] for n, w in found) == pytest.approx(difficulty)
        assert exp(sum(w * log(point(n)[0]) for n, w in found)) == pytest.approx(stability)


@given(st.lists(ITEM, min_size=1, max_size=12), st.floats(1, 40), st.integers(2, 30))
def test_more_minutes_never_make_one_dearer(pool, minutes, days):
    found = [price(pool, DAY, [m] * days, at(days)) for m in (minutes, 2 * minutes)]
    assert found == sorted(found, reverse=True)


@given(ITEM, st.floats(0.0, 20.0))
def test_a_moment_more_takes_little_from_what_an_item_gains(one, of_minute):
    """Between two prices its gain lies between those at either: no step at the border."""
    rate = Rate(of_minute, DAY, at(14))
    longer = [1.01**n for n in range(60)]
    gains = [rate.of(one._replace(minutes=m)) * m for m in longer]
    widest = max(abs(a - b) for a, b in pairwise(gains))
    assert widest <= 0.4 * (max(gains) - min(gains)) + 1e-3


def test_a_minute_is_dear_where_there_are_few():
    new = [Candidate(id=str(n), minutes=2.0) for n in range(60)]
    ample, scarce = (price(new, DAY, [m] * 21, at(21)) for m in (60.0, 5.0))
    assert of_rung(scarce) > 10 * of_rung(ample)
    assert price([], DAY, [5.0], at(1)) < price(new, DAY, [5.0], at(1)) < inf


def test_a_minute_is_the_dearer_the_nearer_the_interview():
    dear = [late(days) for days in range(1, HORIZON + 1)]
    assert dear == sorted(set(dear), reverse=True)
    assert dear[-1] > 1


def test_a_first_look_put_off_counts_less_than_the_best_of_the_later_days():
    for number in (15, 17, 19):
        assert at(14).gain([(UNSEEN, 1.0)], number) < of_rung(number) * late(14)  # waiting pays
        best = max(at(days).comes_to(UNSEEN, number) for days in range(2, 14))
        assert 0.9 * best < at(14).comes_to(UNSEEN, number) < best


def test_what_a_task_is_to_begin_is_priced_as_begun():
    """Its first look takes the task's minutes, not those for practice."""
    new = [Candidate(id=str(n), minutes=2.0) for n in range(60)]
    tasked = [one._replace(tasked=True) for one in new]
    known, tasks, unseen = (
        price(pool, DAY, [6.0] * 14, at(14))
        for pool in ([begun(one, DAY) for one in tasked], tasked, new)
    )
    assert known == tasks < unseen


def test_a_sample_tells_the_price_of_all_that_it_stands_for():
    few = [Candidate(id=str(n), minutes=2.0, stability=3.0, last=DAY) for n in range(99)]
    alone, scarce = (price(few, DAY, [minutes] * 14, at(14)) for minutes in (8 * 17.0, 17.0))
    many = price(few, DAY, [8 * 17.0] * 14, at(14), 8 * 99)
    assert many == price(8 * few, DAY, [8 * 17.0] * 14, at(14)) == scarce > alone
