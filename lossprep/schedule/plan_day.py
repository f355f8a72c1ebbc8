"""One day of a plan, in the phase that it belongs to: its mode, its minutes, the days left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from lossprep.model.plan import ENDED, Mode, Plan, ScheduledTask
from lossprep.schedule.calendar import Phase
from lossprep.schedule.last_days import MINUTES, on_eve, parts

TRIAGE_DAYS = 4  # with fewer from the plan's last change to the interview
EVE_FROM = 6  # days from which on the last checkpoint leaves the eve free


class PlanDay(NamedTuple):
    """One day of a plan, in the phase that it belongs to."""

    plan: Plan
    phase: Phase
    done: Mapping[str, date]
    today: date
    finished: Mapping[str, date]

    @property
    def mode(self) -> Mode:
        """What kind of day it is."""
        days, interview = self.phase.days_left, self.phase.interview
        if interview is None or days is None:
            return self.plan.then or "normal"
        if self.today > interview or self.plan.debriefed == interview:
            return self.plan.then or "after"
        if self.today == interview:
            return "warmup"
        if self.keeps_eve and self.is_eve(self.today):
            return "eve"
        return "triage" if days < TRIAGE_DAYS else "normal"

    @property
    def is_short(self) -> bool:
        """Whether the days left are too few for checkpoints on theirs."""
        return self.mode not in ("normal", *ENDED)

    @property
    def is_last(self) -> bool:
        """Whether no later day is left before the interview."""
        if self.phase.interview is None or self.today >= self.phase.interview:
            return False
        return all(day <= self.today for day in self.left())

    @property
    def keeps_eve(self) -> bool:
        """Whether the eve holds no tasks: the last checkpoint comes before it, or has come."""
        days, interview = self.phase.days_left, self.phase.interview
        if interview is None or days is None:
            return False
        long = (interview - self.plan.start).days >= EVE_FROM
        return days >= EVE_FROM or (days < TRIAGE_DAYS and long)

    @property
    def minutes(self) -> float:
        """The day's minutes: no more than so many on an eve."""
        return on_eve(self.plan.minutes, self.today, self.phase.interview)

    def is_eve(self, day: date) -> bool:
        """Whether the interview is on the morrow of `day`."""
        return day + timedelta(days=1) == self.phase.interview

    @property
    def precedes_eve(self) -> bool:
        """Whether the morrow is an eve that must hold tasks, and so the day the last for mocks."""
        tomorrow = self.today + timedelta(days=1)
        return self.mode == "normal" and self.is_eve(tomorrow) and not self.keeps_eve

    def left(self) -> Iterator[date]:
        """The days from this one (or the start) to the interview on which there is time.

        The eve is none of them where it is kept free.
        """
        day = max(self.today, self.plan.start)
        while self.phase.interview and day < self.phase.interview:
            free = self.keeps_eve and self.is_eve(day)
            if not free and not self.phase.is_away(day):
                yield day
            day += timedelta(days=1)

    def minutes_left(self) -> float:
        """Sum the minutes of the days that are left."""
        interview = self.phase.interview
        return sum(on_eve(self.plan.minutes, day, interview) for day in self.left())

    def parts(self) -> list[ScheduledTask]:
        """What an eve or the day itself holds in place of tasks."""
        interview = self.phase.interview
        if interview is None or self.mode not in MINUTES or self.phase.is_away(self.today):
            return []
        return parts(self.mode, interview, self.minutes, self.done)
