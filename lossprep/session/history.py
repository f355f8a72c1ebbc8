"""What was done on which day: minutes, bands, and skills then and now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from lossprep.model.content import Pack
from lossprep.model.event import Attempt, Event, ReadingDone, SelfRating
from lossprep.model.history import Banded, Day, ThenAndNow
from lossprep.session.progress import TWIN


def days(events: Sequence[Event]) -> tuple[Day, ...]:
    """Count each day's answers and minutes; days without any are left out."""
    found: dict[date, list[float]] = defaultdict(list)
    parts: Counter[str] = Counter()
    for event in events:
        if isinstance(event, Attempt):
            found[event.moment.day].append(own_milliseconds(event, parts) / 60_000)
        elif isinstance(event, ReadingDone | SelfRating):
            found[event.moment.day].append(0.0)
    return tuple(Day(date=day, answers=len(n), minutes=sum(n)) for day, n in sorted(found.items()))


def own_milliseconds(attempt: Attempt, parts: Counter[str]) -> int:
    """Give the time of an attempt beyond that of its parts, which were attempts of their own.

    ``parts`` sums the times of parts by their problem, and is kept up to date. What measures
    nothing is a set of problems, each of which has its time.
    """
    name, spent = attempt.exercise, attempt.milliseconds or 0
    if not (attempt.band or attempt.verdict or attempt.rating):
        return 0
    if TWIN not in name:
        parts[name.rpartition("/")[0]] += spent
    return max(0, spent - parts.pop(name, 0))


def bands(pack: Pack, events: Sequence[Event]) -> tuple[Banded, ...]:
    """List the bands in the order in which they were reached."""
    titles = {item.id: item.title for item in (*pack.exercises, *pack.problems, *pack.mocks)}
    seen: Counter[str] = Counter()
    found = []
    for one in events:
        if not isinstance(one, Attempt):
            continue
        if one.band:
            banded = Banded(
                date=one.moment.day,
                title=titles.get(one.exercise, one.exercise),
                band=one.band,
                hints=one.hints,
                seen=seen[one.exercise],
            )
            found.append(banded)
        seen[one.exercise] += 1
    return tuple(found)


def then_and_now(pack: Pack, events: Sequence[Event]) -> tuple[ThenAndNow, ...]:
    """Compare the first self-rating of each skill with the last, where there are two."""
    rated: dict[str, list[int]] = defaultdict(list)
    for event in events:
        if isinstance(event, SelfRating):
            rated[event.skill].append(event.level)
    return tuple(
        ThenAndNow(title=skill.title, first=rated[skill.id][0], last=rated[skill.id][-1])
        for skill in pack.skills
        if len(rated[skill.id]) > 1
    )
