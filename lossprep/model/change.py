"""Changes of the plan, apart from the other events: ``today`` needs these alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lossprep.model.moment import Moment

PlanChangeKind = Literal["start", "move", "away", "add", "debrief"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What all events have."""

    id: str
    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange(Event):
    """A change of the plan, its details by kind; dates are ISO strings.

    ``start``: interview (or None), minutes, and optionally on. ``move``: interview.
    ``away``: first, last. ``add``: interview, name. ``debrief``: interview, outcome, and then
    (what follows: ``maintain``, ``stop`` or ``interview``; None before that is decided).
    """

    kind: PlanChangeKind
    details: dict[str, str | int | None] = field(default_factory=dict)
