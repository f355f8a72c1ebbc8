"""Making a plan: two questions, each with an answer that Enter takes."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lossprep.errors import LossprepError
from lossprep.model.dialogue import Ask, Flow, Note, Say
from lossprep.model.event import Moment, PlanChange

MINUTES = 25
ABOUT_MONTHS = 3650  # further off than this is a typing error, not an interview


def begin(event_id: str, now: Moment) -> Flow[PlanChange]:
    """Ask for the interview's date and the minutes a day; no reply takes the defaults."""
    interview = yield from interview_asked(now.day)
    minutes = yield from minutes_asked()
    return start_change(event_id, now, interview=interview, minutes=minutes)


def start_change(
    event_id: str, now: Moment, *, interview: date | None, minutes: int, on: date | None = None
) -> PlanChange:
    """Make the event that starts a plan, today or on a given day (not ten years off)."""
    if on and abs((on - now.day).days) > ABOUT_MONTHS:
        raise LossprepError(f"{on} is more than ten years off: write a nearer first day")
    details: dict[str, str | int | None] = {
        "interview": interview.isoformat() if interview else None,
        "minutes": minutes,
        "on": (on or now.day).isoformat(),
    }
    return PlanChange(id=event_id, moment=now, kind="start", details=details)


def interview_asked(today: date) -> Flow[date | None]:
    """Ask when the interview is, until the answer is a date to come, or none."""
    question = "When is your interview? (2026-12-16, or 21 for in 21 days; Enter: no date yet)"
    while True:
        reply = yield Ask(prompt=question)
        text = reply.text.strip() if reply else ""
        try:
            return read_interview(text, today) if text else None
        except LossprepError as error:
            yield Say(Note(text=str(error), tone="bad"))


def minutes_asked() -> Flow[int]:
    """Ask how many minutes a day."""
    while True:
        reply = yield Ask(prompt=f"How many minutes a day? (Enter: {MINUTES})")
        text = reply.text.strip() if reply else ""
        try:
            return read_minutes(text) if text else MINUTES
        except LossprepError as error:
            yield Say(Note(text=str(error), tone="bad"))


def read_interview(text: str, today: date) -> date:
    """Read the date of an interview: ISO, or a number of days from today.

    Raises
    ------
    LossprepError
        For what is no date, and for one in the past.

    >>> read_interview("21", date(2026, 12, 1))
    datetime.date(2026, 12, 22)
    """
    when = (
        today + timedelta(days=int(text)) if re.fullmatch(r"-?\d{1,3}", text) else read_date(text)
    )
    if when < today:
        raise LossprepError(f"{when} is in the past: an interview is today ({today}) or later")
    if (when - today).days > ABOUT_MONTHS:
        raise LossprepError(f"{when} is more than ten years off: write a nearer date")
    return when


def read_date(text: str) -> date:
    """Read an ISO date.

    >>> read_date("2026-12-16")
    datetime.date(2026, 12, 16)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise LossprepError(f"'{text}' is no date: write it as 2026-12-16") from None


def read_minutes(text: str) -> int:
    """Read the minutes a day, from 5 to 600.

    >>> read_minutes("25 min")
    25
    """
    match = re.fullmatch(r"(\d{1,4})\s*(m|min|minutes)?", text)
    if not match or not 5 <= int(match[1]) <= 600:
        raise LossprepError(f"'{text}' will not do: write a number of minutes from 5 to 600")
    return int(match[1])
