"""Making a plan: two questions, each with an answer that Enter takes."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from lossprep.errors import LossprepError
from lossprep.model.dialogue import Ask, Flow, Note, Say
from lossprep.model.event import Moment, PlanChange

MINUTES = 25
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
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
    question = "When is your interview? (16 Dec, or 21 for in 21 days; Enter: no date yet)"
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
    """Read the date of an interview: ISO, as people say it, or a number of days from today.

    Raises
    ------
    LossprepError
        For what is no date, and for one in the past.

    >>> read_interview("21", date(2026, 12, 1))
    datetime.date(2026, 12, 22)
    """
    if re.fullmatch(r"-?\d{1,3}", text):
        when = today + timedelta(days=int(text))
    else:
        when = read_date(text, today)
    if when < today:
        raise LossprepError(f"{when} is in the past: an interview is today ({today}) or later")
    if (when - today).days > ABOUT_MONTHS:
        raise LossprepError(f"{when} is more than ten years off: write a nearer date")
    return when


def named_day(text: str, today: date) -> date | None:
    """Read a day of a month, the next one that there is; None for anything else.

    >>> named_day("Wed 16 Dec", date(2026, 12, 1)), named_day("3 January", date(2026, 12, 1))
    (datetime.date(2026, 12, 16), datetime.date(2027, 1, 3))
    >>> named_day("31 Feb", date(2026, 12, 1))
    """
    found = re.fullmatch(r"(?:[a-z]+,? )?(\d{1,2}) ([a-z]{3})[a-z]*", text.strip().lower())
    if not found or found[2] not in MONTHS:
        return None
    for year in (today.year, today.year + 1):
        with suppress(ValueError):
            when = date(year, MONTHS.index(found[2]) + 1, int(found[1]))
            if when >= today:
                return when
    return None


def read_date(text: str, today: date | None = None) -> date:
    """Read an ISO date, or (from ``today`` on) a day as people say it.

    >>> read_date("2026-12-16")
    datetime.date(2026, 12, 16)
    """
    named = named_day(text, today) if today else None
    if named:
        return named
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
