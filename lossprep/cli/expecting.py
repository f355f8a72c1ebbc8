"""The recall to expect, kept in the store until anything that it follows from changes."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossprep.cli.glance import Today
    from lossprep.cli.shell import Shell
    from lossprep.model.forecast import Forecast

NAME = "expected"  # beside the packs' catalogs, with a key that no catalog's FORMAT begins
FORMAT = "recall 1"  # the number rises with any change of the forecast


def expected(shell: Shell, found: Today) -> Forecast | None:
    """Expect the recall on the day of the interview; computed once for a day and its answers."""
    from lossprep.errors import LossprepError
    from lossprep.model.forecast import Forecast

    interview = found.day.interview
    if interview is None or interview.date < found.day.date:
        return None
    key = state(shell, found)
    kept = shell.plans.derived(NAME, key)
    if kept is not None:
        figures = json.loads(kept)
        return Forecast(**figures) if figures else None
    from lossprep.schedule.expectation import expect

    recall = expect(found.plan, found.day, found.candidates, found.wish.schedule)
    with suppress(LossprepError):  # a store that cannot be written can still be looked at
        shell.plans.save_catalog(NAME, key, json.dumps(asdict(recall) if recall else None))
    return recall


def state(shell: Shell, found: Today) -> str:
    """Name all that a forecast follows from: the day, the events, the pack, the schedule."""
    packs = sorted(key for name, key in shell.plans.catalog_keys().items() if name != NAME)
    wish, last = found.wish, shell.plans.last_sequence()
    words = (FORMAT, found.day.date, last, wish.schedule, wish.retention, len(found.candidates))
    return " ".join(map(str, (*words, *packs)))
