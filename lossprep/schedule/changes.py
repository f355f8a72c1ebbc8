"""A plan is what its changes, one after another, made of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from lossprep.errors import LossprepError
from lossprep.model.change import PlanChange
from lossprep.model.plan import Interview, Outcome, Plan, Then


def fold(changes: Iterable[PlanChange]) -> Plan | None:
    """Return the plan that `changes` lead to, in their order; None where there are none.

    ``start`` begins anew with the details ``interview`` (or None), ``minutes`` and ``on`` (the
    first day; without it, the day of the change). ``move`` gives the nearest interview a new
    date, ``add`` adds one with a name, ``away`` blocks the days from ``first`` to ``last``,
    ``debrief`` says what came of an interview and what follows it.

    Raises
    ------
    LossprepError
        An interview before the plan's start or the day of the change, days away that end
        before they begin, or a change where there is no plan.

    >>> from datetime import UTC, datetime
    >>> from lossprep.model.event import Moment
    >>> now = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))
    >>> plan = fold([PlanChange(id="1", moment=now, kind="start", details={"minutes": 25})])
    >>> plan.start.isoformat(), plan.minutes, plan.interviews
    ('2026-12-01', 25, ())
    """
    plan = None
    for change in changes:
        plan = _start(change) if change.kind == "start" else _change(plan, change)
    return plan


def driving(plan: Plan, day: date) -> Interview | None:
    """Return the interview that the days from `day` on prepare for: the nearest to come."""
    return next((one for one in plan.interviews if one.date >= day), None)


def _start(change: PlanChange) -> Plan:
    first = _date(change, "on") or change.moment.day
    interview = _date(change, "interview")
    minutes = change.details.get("minutes")
    if not isinstance(minutes, int) or minutes < 1:
        raise LossprepError(f"a plan wants minutes a day, not {minutes}: a number such as 25")
    if interview is None:
        return Plan(start=first, minutes=minutes)
    _refuse_past(interview, first)
    return Plan(start=first, minutes=minutes, interviews=(Interview(date=interview),))


def _change(plan: Plan | None, change: PlanChange) -> Plan:
    if plan is None:
        raise LossprepError("there is no plan to change yet: lossprep start makes one")
    day = max(change.moment.day, plan.start)
    if change.kind == "debrief":
        return _debriefed(plan, change)
    if change.kind == "away":
        away = _away(change)
        return plan._replace(away=(*plan.away, away), changed=day, before=plan)
    return _with_interviews(plan, day, _interviews(plan, day, change))


def _interviews(plan: Plan, day: date, change: PlanChange) -> tuple[Interview, ...]:
    when = _date(change, "interview")
    if when is None:
        raise LossprepError(f"to {change.kind} an interview takes its date, such as 2026-12-16")
    _refuse_past(when, day)
    moved = driving(plan, day) if change.kind == "move" else None
    name = moved.name if moved else str(change.details.get("name") or "")
    kept = [one for one in plan.interviews if one != moved and one.date != when]
    return tuple(sorted([*kept, Interview(date=when, name=name)], key=lambda one: one.date))


def _debriefed(plan: Plan, change: PlanChange) -> Plan:
    outcomes = {name: name for name in get_args(Outcome)}
    ends: dict[object, Then] = {"maintain": "maintain", "stop": "stop"}
    return plan._replace(
        debriefed=_date(change, "interview"),
        outcome=outcomes.get(change.details.get("outcome")),
        then=ends.get(change.details.get("then"), ""),
    )


def _with_interviews(plan: Plan, day: date, interviews: tuple[Interview, ...]) -> Plan:
    changed = plan._replace(interviews=interviews, then="")
    old, new = driving(plan, day), driving(changed, day)
    if old and new and old.date == new.date:
        return changed
    return changed._replace(changed=day, before=plan)


def _away(change: PlanChange) -> tuple[date, date]:
    first, last = _date(change, "first"), _date(change, "last")
    if first is None or last is None or last < first:
        raise LossprepError(f"days away go from a first to a last one, not from {first} to {last}")
    return first, last


def _refuse_past(interview: date, day: date) -> None:
    if interview < day:
        raise LossprepError(f"the interview on {interview} is before {day}: give a date to come")


def _date(change: PlanChange, name: str) -> date | None:
    text = change.details.get(name)
    return date.fromisoformat(str(text)) if text else None
