"""The simulated learners: how they forget, how they answer, how long it takes."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from math import exp, log
from pathlib import Path
from typing import Any, Protocol

from lossprep.schedule import memory as fsrs
from lossprep.schedule.parameters import Parameters

FOUND: dict[str, Any] = json.loads(Path(__file__).with_name("learners.json").read_text())
BEHAVIOUR = FOUND["behaviour"]
MINUTES = BEHAVIOUR["seconds_scale"] / 60  # of a second in the table of costs
START = date(2026, 12, 1)


class Learner(Protocol):
    """Someone with a memory that the scheduler does not see."""

    def recall(self, item: int, day: int) -> float:
        """Return the probability of recall on a day."""

    def review(self, item: int, day: int, rating: int) -> None:
        """Take a review into the memory."""


class Fsrs:
    """A learner who forgets as FSRS-6 says, with parameters of their own."""

    def __init__(self, items: int, parameters: Parameters) -> None:
        self.memories: list[fsrs.Memory | None] = [None] * items
        self.parameters = parameters

    def recall(self, item: int, day: int) -> float:
        """Return the probability of recall on a day."""
        memory = self.memories[item]
        if memory is None:
            return 0.0
        age = (on(day) - memory.day).days
        return fsrs.retrievability(age, memory.stability, self.parameters)

    def review(self, item: int, day: int, rating: Any) -> None:
        """Take a review into the memory."""
        self.memories[item] = fsrs.review(self.memories[item], rating, on(day), self.parameters)


class Actr:
    """A learner of another law: Pavlik and Anderson's activation (Cognitive Science, 2005)."""

    def __init__(self, items: int, rng: random.Random) -> None:
        self.law = FOUND["actr"]
        self.bias = [rng.gauss(0, self.law["item_sd"]) for _ in range(items)]
        self.past: list[list[tuple[float, float]]] = [[] for _ in range(items)]

    def recall(self, item: int, day: int) -> float:
        """Return the probability of recall on a day."""
        if not self.past[item]:
            return 0.0
        return 1 / (1 + exp((self.law["tau"] - self.activation(item, day)) / self.law["s"]))

    def activation(self, item: int, day: float) -> float:
        """Sum the traces of all reviews, each decayed by its own rate."""
        scale = 86_400 * self.law["time_scale"]
        traces = (max((day - then) * scale, 1.0) ** -decay for then, decay in self.past[item])
        return log(sum(traces)) + self.bias[item]

    def review(self, item: int, day: int, rating: int) -> None:
        """Leave a trace, which decays the faster the more active the item was."""
        del rating
        now = day + 1e-4 * len(self.past[item])
        active = exp(self.activation(item, now)) if self.past[item] else 0.0
        self.past[item].append((now, self.law["c"] * active + self.law["alpha"]))


def on(day: int) -> date:
    """Return the date of a day."""
    return START + timedelta(days=day)


def made(kind: str, items: int, rng: random.Random) -> Learner:
    """Make a learner of a kind."""
    if kind == "actr":
        return Actr(items, rng)
    return Fsrs(items, Parameters(version=kind, weights=tuple(FOUND[kind]["weights"])))


def first_answer(rng: random.Random) -> int:
    """Rate an item seen for the first time."""
    return rng.choices((1, 2, 3, 4), BEHAVIOUR["first_rating"])[0]


def answer(rng: random.Random, recall: float) -> int:
    """Rate a review: Again where it is not recalled."""
    shares = BEHAVIOUR["review_rating_if_recalled"].values()
    return rng.choices((2, 3, 4), list(shares))[0] if rng.random() < recall else 1
