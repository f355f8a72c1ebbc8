"""A learner's 21 days under a schedule, and what is recalled on the day after."""

from __future__ import annotations

import random
from dataclasses import dataclass
from statistics import fmean

from benchmarks.schedule.learners import (
    BEHAVIOUR,
    MINUTES,
    Fsrs,
    Learner,
    answer,
    first_answer,
    made,
)
from benchmarks.schedule.policies import DAYS, EXPECTED, Policy, State
from lossprep.schedule.candidate import Candidate
from lossprep.schedule.parameters import DEFAULT
from lossprep.schedule.worth import ASKED

MANY = 100  # items, from which on they are of mixed length and worth


@dataclass(frozen=True, slots=True)
class Result:
    """One learner's interview: mean recall, weighted recall, worst tenth, minutes a day."""

    recall: float
    weighted: float
    worst: float
    minutes: float


def simulate(policy: Policy, kind: str, items: int, budget: float, seed: int) -> Result:
    """Let one learner study for 21 days, and ask everything on the next."""
    rng = random.Random(seed)
    learner = made(kind, items, rng)
    mixed = items > MANY
    worth = [rng.choice(tuple(ASKED.values())) if mixed else 1.0 for _ in range(items)]
    scale = [rng.choice((0.5, 1.0, 2.0)) if mixed else 1.0 for _ in range(items)]
    candidates = [
        Candidate(id=str(i), minutes=EXPECTED * scale[i], worth=worth[i]) for i in range(items)
    ]
    nothing: list[int | None] = [None] * items
    belief, never = Fsrs(items, DEFAULT), [False] * items
    state = State(belief, candidates, nothing, nothing[:], [0] * items, never, budget)
    used = 0.0
    for day in range(DAYS):
        left, state.done = budget, set()
        while left > 0 and (item := policy(state, day, left)) is not None:
            cost = studied(state, learner, item, day, rng) * scale[item]
            left, used = left - cost, used + cost
    recalls = [learner.recall(i, DAYS) for i in range(items)]
    weighted = sum(w * r for w, r in zip(worth, recalls, strict=True)) / sum(worth)
    return Result(fmean(recalls), weighted, fmean(sorted(recalls)[: items // 10]), used / DAYS)


def studied(state: State, learner: Learner, item: int, day: int, rng: random.Random) -> float:
    """Answer one item, and again after Again until it passes; the result is the minutes."""
    new = state.first[item] is None
    rating = first_answer(rng) if new else answer(rng, learner.recall(item, day))
    costs = BEHAVIOUR["seconds"]["learn" if new else "review"]
    again = BEHAVIOUR["seconds"]["learn" if new else "relearn"]
    steps = BEHAVIOUR["learn_step" if new else "relearn_step"]
    seconds = costs[rating - 1]
    learner.review(item, day, rating)
    state.belief.review(item, day, rating)
    state.lapsed[item] = rating == 1 and not new
    while rating == 1:
        rating = rng.choices((1, 2, 3, 4), steps)[0]
        seconds += again[rating - 1]
        learner.review(item, day, rating)
        state.belief.review(item, day, rating)
    state.step[item] = 0 if new else state.step[item] + 1
    state.first[item] = day if new else state.first[item]
    state.last[item] = day
    state.done.add(item)
    return float(seconds * MINUTES)
