"""Changes of the plan, apart from the other events: ``today`` needs these alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lossprep.model.moment import Moment

PlanChangeKind = Literal["start", "move", "away", "add", "debrief"]


class PlanChange(NamedTuple):
    """A change of the plan, its details by kind; dates are ISO strings.

    ``start``: interview (or None), minutes, and optionally on. ``move``: interview.
    ``away``: first, last. ``add``: interview, name. ``debrief``: interview, outcome, and then
    (what follows: ``maintain``, ``stop`` or ``interview``; None before that is decided).
    """

    id: str
    moment: Moment
    kind: PlanChangeKind
    details: dict[str, str | int | None]
