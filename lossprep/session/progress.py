"""Where a learner stands: a fold of the live events, kept current while a session runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, field

from lossprep.model.event import (
    AnswerLocked,
    Attempt,
    CriterionTicked,
    Event,
    HintShown,
    PageRead,
    ReadingDone,
    SelfRating,
)
from lossprep.schedule.memory import Memory, review

TWIN = "/twin-"  # between a problem's id and the number of a try at its fresh numbers


class Underway(Struct):
    """An attempt begun and not complete: hints seen, answers locked, criteria ticked."""

    attempt: str
    items: set[str] = field(default_factory=set)
    hints: int = 0
    locked: dict[str, AnswerLocked] = field(default_factory=dict)
    ticks: dict[str, CriterionTicked] = field(default_factory=dict)


class Progress(Struct):
    """What the events so far say; :meth:`apply` takes the next one.

    ``pages`` holds the last page read of each reading not finished. ``answered`` holds the
    parts of problems answered since the problem was last finished. ``missed`` holds the attempts
    that may show a slip, ``latest`` the id of the last attempt at each item,
    ``times`` the day and the milliseconds of each rated attempt, ``levels`` each
    skill's own ratings with their days.
    """

    finished: dict[str, date] = field(default_factory=dict)
    answered: dict[str, Attempt] = field(default_factory=dict)
    underway: dict[str, Underway] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    ratings: dict[str, SelfRating] = field(default_factory=dict)
    memories: dict[str, Memory] = field(default_factory=dict)
    times: dict[str, list[tuple[date, int]]] = field(default_factory=dict)
    levels: dict[str, list[tuple[date, int]]] = field(default_factory=dict)
    tasks: dict[str, list[date]] = field(default_factory=dict)
    missed: dict[str, list[Attempt]] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)
    studied: set[date] = field(default_factory=set)

    @classmethod
    def of(cls, events: Iterable[Event]) -> Progress:
        """Fold events, oldest first."""
        progress = cls()
        for event in events:
            progress.apply(event)
        return progress

    def apply(self, event: Event) -> None:
        """Take one more event into account."""
        match event:
            case Attempt():
                self._finish(event)
            case ReadingDone():
                self.finished[event.reading] = event.moment.day
                self.pages.pop(event.reading, None)
            case PageRead():
                self.pages[event.reading] = event.page
            case SelfRating():
                self.ratings[event.skill] = event
                rated = self.levels.setdefault(event.skill, [])
                rated.append((event.moment.day, event.level))
            case HintShown():
                self._open(event).hints = event.number
            case AnswerLocked():
                self._open(event).locked[event.exercise] = event
            case CriterionTicked():
                self._open(event).ticks[event.criterion] = event
        if isinstance(event, Attempt | ReadingDone | SelfRating):
            self.studied.add(event.moment.day)
        if isinstance(event, Attempt | ReadingDone | SelfRating) and event.task:
            self.tasks.setdefault(event.task, []).append(event.moment.day)

    def done_tasks(self, since: date) -> dict[str, date]:
        """Give each task finished since a day (a plan's start), with the first day it was."""
        days = {task: [day for day in found if day >= since] for task, found in self.tasks.items()}
        return {task: min(found) for task, found in days.items() if found}

    def begun(self, item: str) -> Underway | None:
        """Find the attempt at an item (or one of its parts) that is not complete yet."""
        for underway in reversed(self.underway.values()):
            if any(name == item or name.startswith(item + "/") for name in underway.items):
                return underway
        return None

    def _open(self, event: HintShown | AnswerLocked | CriterionTicked) -> Underway:
        underway = self.underway.setdefault(event.attempt, Underway(event.attempt))
        underway.items.add(event.exercise)
        return underway

    def _finish(self, attempt: Attempt) -> None:
        self.underway.pop(attempt.id, None)
        self.finished[attempt.exercise] = attempt.moment.day
        self.latest[attempt.exercise] = attempt.id
        if attempt.verdict in ("slip", "wrong") or attempt.ticks:
            self.missed.setdefault(attempt.exercise, []).append(attempt)
        if attempt.rating:
            memory = self.memories.get(attempt.exercise)
            self.memories[attempt.exercise] = review(
                memory, attempt.rating, attempt.moment.day, confidence=attempt.confidence
            )
            time = (attempt.moment.day, attempt.milliseconds or 0)
            self.times.setdefault(attempt.exercise, []).append(time)
        inside = attempt.exercise + "/"
        self.answered = {k: v for k, v in self.answered.items() if not k.startswith(inside)}
        self.answered[attempt.exercise] = attempt
