"""Events as rows: the columns of `event`, and those of the event's own kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from lossprep.model.content import Band
from lossprep.model.event import (
    AnswerLocked,
    Attempt,
    CriterionTicked,
    Event,
    HintShown,
    Moment,
    PageRead,
    PlanChange,
    ReadingDone,
    SelfRating,
    Undo,
)

KINDS: dict[str, type[Event]] = {
    "attempt": Attempt,
    "self_rating": SelfRating,
    "reading_done": ReadingDone,
    "page_read": PageRead,
    "hint_shown": HintShown,
    "answer_locked": AnswerLocked,
    "criterion_ticked": CriterionTicked,
    "plan_change": PlanChange,
    "undo": Undo,
}
TABLES = {kind: table for table, kind in KINDS.items()}
SHARED = ("exercise", "attempt", "task")
# In `event`, `kind` names the table; a plan change's own kind is its `change`.
_RENAMED = {"kind": "change"}
_ENCODE: dict[str, Callable[[Any], Any]] = {"ticks": json.dumps, "details": json.dumps}
_DECODE: dict[str, Callable[[Any], Any]] = {
    "ticks": json.loads,
    "details": json.loads,
    "solution_seen": bool,
    "met": bool,
    "band": Band,
}


def _names(kind: type[Event]) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(kind, "_fields", ()) or getattr(kind, "__struct_fields__", ())
    return tuple(name for name in names if name not in ("id", "moment"))


_SHARED = {table: [name for name in _names(KINDS[table]) if name in SHARED] for table in KINDS}
_OWN = {table: [name for name in _names(KINDS[table]) if name not in SHARED] for table in KINDS}


def columns(table: str) -> list[str]:
    """Name the columns that a kind has for itself.

    >>> columns("plan_change")
    ['change', 'details']
    """
    return [_RENAMED.get(name, name) for name in _OWN[table]]


def encode(event: Event) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return the row of `event` from its id on, and the row of the event's own kind."""
    table = TABLES[type(event)]
    moment = event.moment
    at = moment.at.astimezone(UTC).isoformat(timespec="microseconds")
    shared = (getattr(event, name, None) for name in SHARED)
    own = (_encode(name, getattr(event, name)) for name in _OWN[table])
    return (event.id, table, at, moment.day.isoformat(), *shared), tuple(own)


def decode(table: str, row: tuple[Any, ...]) -> Event:
    """Make the event of the row ``(id, at, day, exercise, attempt, task, *own columns)``."""
    given = dict(zip(SHARED, row[3:6], strict=True))
    values: dict[str, Any] = {name: given[name] for name in _SHARED[table]}
    for name, value in zip(_OWN[table], row[6:], strict=True):
        values[name] = _decode(name, value)
    moment = Moment(datetime.fromisoformat(row[1]), date.fromisoformat(row[2]))
    return KINDS[table](id=row[0], moment=moment, **values)


def _encode(name: str, value: Any) -> Any:
    return _ENCODE[name](value) if name in _ENCODE else value


def _decode(name: str, value: Any) -> Any:
    return _DECODE[name](value) if name in _DECODE and value is not None else value
