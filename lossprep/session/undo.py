"""What an undo takes back: the last thing that the learner answered, whatever it was."""

from __future__ import annotations

from collections.abc import Sequence

from lossprep.model.event import (
    AnswerLocked,
    Attempt,
    CriterionTicked,
    Event,
    PageRead,
    ReadingDone,
    SelfRating,
)
from lossprep.schedule.last_days import title_of

WHOLE = (Attempt, SelfRating, ReadingDone)
BEGUN = (CriterionTicked, AnswerLocked)


def last_answer(events: Sequence[Event]) -> Event | None:
    """Find the last answer among live events.

    Where a rubric is under way that is its last criterion, or the locked answer; else the last
    complete attempt, rating, reading or page of one.
    """
    complete = {event.id for event in events if isinstance(event, Attempt)}
    for event in reversed(events):
        if isinstance(event, (*WHOLE, PageRead)):
            return event
        if isinstance(event, BEGUN) and event.attempt not in complete:
            return event
    return None


def named(event: Event) -> str:
    """Name an event for a person.

    >>> from datetime import UTC, date, datetime
    >>> from lossprep.model.event import Moment
    >>> moment = Moment(datetime(2026, 12, 1, tzinfo=UTC), date(2026, 12, 1))
    >>> named(SelfRating(id="1", moment=moment, skill="mse", level=4))
    'your rating 4 of mse'
    """
    match event:
        case SelfRating():
            return f"your rating {event.level} of {event.skill}"
        case ReadingDone():
            return title_of(event.reading) or f"the reading {event.reading}"
        case PageRead():
            return f"page {event.page} of {event.reading}"
        case CriterionTicked():
            return f"your {'yes' if event.met else 'no'} to {event.criterion}"
        case Attempt() | AnswerLocked():
            first = event.answer.strip().split("\n")[0][:40]
            return f"{event.exercise}" + (f" ({first})" if first else "")
    return "the last event"
