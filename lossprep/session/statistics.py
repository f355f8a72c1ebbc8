"""What the attempts say: right and wrong, slips, bands, and skills as rated and as measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

from msgspec import Struct

from lossprep.model.content import Band, Exercise, Pack
from lossprep.model.event import Attempt, Event, ReadingDone, SelfRating
from lossprep.session.slips import answered, by_id, wrong_answer

# What an attempt is worth, from 0 to 1, where a verdict or a band says so.
WORTH_OF_VERDICT = {"right": 1.0, "slip": 0.25, "wrong": 0.0}
WORTH_OF_BAND = {Band.STRONG_HIRE: 1.0, Band.LEAN_HIRE: 0.5, Band.NO_HIRE: 0.0}
WORTH_OF_RATING = {1: 0.0, 2: 0.5, 3: 0.8, 4: 1.0}


class SkillStatistics(Struct, frozen=True, kw_only=True):
    """A skill as rated by the learner and as measured, both from 1 to 5."""

    title: str
    rated: int | None
    measured: float | None
    attempts: int


class FrequentSlip(Struct, frozen=True, kw_only=True):
    """A slip with how often it was made, and what was said of it where it was made last."""

    id: str
    count: int
    message: str
    title: str

    @property
    def words(self) -> str:
        """The message with its place."""
        return f"{self.message} ({self.title})"


class Statistics(Struct, frozen=True, kw_only=True):
    """Counts over all live attempts; bands count unaided ones only."""

    days: int
    attempts: int
    graded: int
    right: int
    slips: tuple[FrequentSlip, ...]
    bands: tuple[tuple[Band, int], ...]
    skills: tuple[SkillStatistics, ...]


def statistics(pack: Pack, events: Sequence[Event]) -> Statistics:
    """Sum up the live events of a learner."""
    attempts = [one for one in events if isinstance(one, Attempt) and worth(one) is not None]
    verdicts = Counter(one.verdict for one in attempts if one.verdict)
    bands = Counter(one.band for one in attempts if one.band and not one.hints)
    return Statistics(
        days=len({one.moment.day for one in events if is_study(one)}),
        attempts=len(attempts),
        graded=verdicts.total(),
        right=verdicts["right"],
        slips=frequent_slips(pack, attempts),
        bands=tuple((band, bands[band]) for band in Band),
        skills=skill_statistics(pack, events, attempts),
    )


def frequent_slips(
    pack: Pack, attempts: Iterable[Attempt], most: int = 5
) -> tuple[FrequentSlip, ...]:
    """Give the slips made most often, over all exercises: a slip's id is the same in each."""
    last = {one.slip: one for one in attempts if one.slip}
    counts = Counter(one.slip for one in attempts if one.slip)
    items = by_id(pack)
    found = []
    for name, count in counts.most_common(most):
        item = answered(items, last[name].exercise)
        shown = wrong_answer(item, last[name]) if isinstance(item, Exercise) else None
        message = shown.message if shown else name.replace("-", " ")
        title = item.title if item else last[name].exercise
        found.append(FrequentSlip(id=name, count=count, message=message, title=title))
    return tuple(found)


def is_study(event: Event) -> bool:
    """Say whether an event means that the learner studied on its day."""
    return isinstance(event, Attempt | ReadingDone | SelfRating)


def worth(attempt: Attempt) -> float | None:
    """Put an attempt on a scale from 0 to 1; None where nothing was measured."""
    if attempt.band:
        return WORTH_OF_BAND[attempt.band]
    if attempt.verdict:
        return WORTH_OF_VERDICT.get(attempt.verdict)
    return WORTH_OF_RATING[attempt.rating] if attempt.rating else None


def skill_statistics(
    pack: Pack, events: Iterable[Event], attempts: Iterable[Attempt]
) -> tuple[SkillStatistics, ...]:
    """Lay self-rating and measured result of each skill side by side."""
    rated = {one.skill: one.level for one in events if isinstance(one, SelfRating)}
    skills = skills_by_item(pack)
    worths: dict[str, list[float]] = {}
    for attempt in attempts:
        for skill in skills.get(attempt.exercise, ()):
            worths.setdefault(skill, []).append(worth(attempt) or 0.0)
    return tuple(
        SkillStatistics(
            title=skill.title,
            rated=rated.get(skill.id),
            measured=1 + 4 * fmean(worths[skill.id]) if skill.id in worths else None,
            attempts=len(worths.get(skill.id, ())),
        )
        for skill in pack.skills
    )


def skills_by_item(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Map each answerable id, parts of problems included, to its skills."""
    parts = [part for problem in pack.problems for part in problem.parts]
    items = (*pack.exercises, *pack.problems, *pack.mocks, *parts)
    return {item.id: item.skills for item in items}
