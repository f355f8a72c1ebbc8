"""``lossprep stats``: progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lossprep.cli.shell import Shell
from lossprep.model.event import Attempt, Event

if TYPE_CHECKING:
    from lossprep.model.content import Pack
    from lossprep.views.lines import Line

PLACE = ("Data", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def stats(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show your progress: skills rated and measured, slips."""
    from lossprep.cli.slips import slip_words
    from lossprep.session.statistics import statistics
    from lossprep.views import statistics as view

    shell: Shell = ctx.obj
    events = shell.store.events()
    found = statistics(shell.pack, events)
    if json:
        report = asdict(found) | {"slips": dict(found.slips), "bands": dict(found.bands)}
        shell.show_json(report | past(shell.pack, events))
        return
    rows = [(skill.title, skill.rated, skill.measured) for skill in found.skills]
    lines = view.totals(
        days=found.days, attempts=found.attempts, graded=found.graded, right=found.right
    )
    lines += [*view.bands(found.bands), *view.skills(rows)]
    lines += view.slips(found.slips, slip_words(shell.pack))
    shell.show([*lines, *past_lines(shell, events)])


def past(pack: Pack, events: Sequence[Event]) -> dict[str, Any]:
    """Give the days behind as plain data."""
    from lossprep.session import calibrate, confidence, history

    attempts = [one for one in events if isinstance(one, Attempt)]
    marking = asdict(calibrate.agreement(pack, events))
    return {
        "history": [dated(asdict(one)) for one in history.days(events)],
        "bands_over_time": [dated(asdict(one)) for one in history.bands(pack, events)],
        "self_ratings": [asdict(one) for one in history.then_and_now(pack, events)],
        "confidence": asdict(confidence.calibration(attempts)),
        "marking": marking | {"days": [dated(one) for one in marking["days"]]},
    }


def dated(row: dict[str, Any]) -> dict[str, Any]:
    """Write dates as JSON has them."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}


def past_lines(shell: Shell, events: Sequence[Event]) -> list[Line]:
    """Show the days behind."""
    from lossprep.session import calibrate, confidence, history
    from lossprep.views import history as view
    from lossprep.views.marking import agreement

    days = history.days(events)
    attempts = [one for one in events if isinstance(one, Attempt)]
    return [
        *view.then_and_now(history.then_and_now(shell.pack, events)),
        *view.calibration(confidence.calibration(attempts)),
        *agreement(calibrate.agreement(shell.pack, events)),
        *view.bands(history.bands(shell.pack, events)),
        *view.minutes(days),
        *view.calendar(days, shell.clock.now().day),
    ]
