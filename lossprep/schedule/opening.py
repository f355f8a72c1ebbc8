"""What a plan begins with, before any task: some questions, and the self-assessment."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lossprep.model.plan import DayPlan, Plan
from lossprep.schedule.awaited import Latest
from lossprep.schedule.calendar import is_free

RATING = 0.5  # minutes to rate oneself on a skill


class Opening(NamedTuple):
    """The minutes of each question, by its id, and the skills to rate oneself on.

    ``raters`` are the tasks in whose minutes the rating is counted already, though not in those
    of a day's share.
    """

    questions: Mapping[str, float]
    skills: Sequence[str]
    raters: Sequence[str] = ()

    def minutes(
        self, plan: Plan, day: DayPlan, asked: Container[str], rated: Mapping[str, date]
    ) -> float:
        """Return the minutes of what is left of it; nothing on a day kept free, or an eve.

        ``asked`` are the exercises done at any time, ``rated`` the skills, each with the last day.
        """
        if not comes(plan, day):
            return 0.0
        left = [minutes for name, minutes in self.questions.items() if name not in asked]
        counted = any(task.id in self.raters and task.whole is None for task in day.fits)
        return sum(left) + (0 if counted else RATING * len(self.unrated(plan, rated)))

    def unrated(self, plan: Plan, rated: Mapping[str, date]) -> list[str]:
        """List the skills that were not rated since a plan began."""
        return [one for one in self.skills if rated.get(one, date.min) < plan.start]

    def awaited(self, plan: Plan, day: DayPlan, latest: Mapping[str, Latest]) -> list[str]:
        """List the questions that a day is yet to ask, and those skipped on it, by the latest goes.

        What is skipped is not asked again on the same day, nor does practice take its minutes.
        """
        skipped = Latest(day.date, None)
        names = self.questions if comes(plan, day) else ()
        return [name for name in names if latest.get(name, skipped) == skipped]


def comes(plan: Plan, day: DayPlan) -> bool:
    """Whether a day begins with what is left of it."""
    eve = day.interview and (day.interview.date - day.date).days == 1
    return day.mode == "normal" and not eve and not is_free(plan, day.date)
