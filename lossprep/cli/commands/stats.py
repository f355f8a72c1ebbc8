"""``lossprep stats``: progress."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lossprep.cli.plain import plain
from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.model.content import Pack
    from lossprep.model.event import Attempt, Event
    from lossprep.views.lines import Line

PLACE = ("Data", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def stats(
    ctx: typer.Context,
    fit: Annotated[
        bool, typer.Option("--fit", help="Fit the memory model to your own attempts.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show your progress: skills, slips, predictions against results."""
    from lossprep.cli.waiting import ANSWERS, waiting
    from lossprep.session.statistics import statistics
    from lossprep.views import statistics as view

    shell: Shell = ctx.obj
    if fit:
        fit_to_own(shell, json=json)
        return
    pack = shell.pack
    with waiting(ANSWERS, plain=shell.plain):
        events = shell.store.events()
        found = statistics(pack, events)
        told = past(pack, events) if json else past_lines(shell, events)
    if isinstance(told, dict):
        shell.show_json(plain(found) | {"bands": dict(found.bands)} | told)
        return
    rows = [(skill.title, skill.rated, skill.measured) for skill in found.skills]
    lines = view.totals(
        days=found.days, attempts=found.attempts, graded=found.graded, right=found.right
    )
    lines += [*view.bands(found.bands), *view.skills(rows)]
    lines += view.slips([(slip.count, slip.words) for slip in found.slips])
    shell.show([*lines, *told])


def past(pack: Pack, events: Sequence[Event]) -> dict[str, Any]:
    """Give the days behind as plain data."""
    from lossprep.model.event import Attempt
    from lossprep.session import calibrate, confidence, history
    from lossprep.session.predictions import predictions

    attempts = [one for one in events if isinstance(one, Attempt)]
    return {
        "history": [plain(one) for one in history.days(events)],
        "bands_over_time": [plain(one) for one in history.bands(pack, events)],
        "self_ratings": [plain(one) for one in history.then_and_now(pack, events)],
        "confidence": plain(confidence.calibration(attempts)),
        "predictions": plain(predictions(attempts)),
        "marking": plain(calibrate.agreement(pack, events)),
    }


def past_lines(shell: Shell, events: Sequence[Event]) -> list[Line]:
    """Show the days behind."""
    from lossprep.model.event import Attempt
    from lossprep.session import calibrate, confidence, history
    from lossprep.session.fit import ENOUGH
    from lossprep.session.predictions import predictions
    from lossprep.views import history as view
    from lossprep.views import predictions as foretold
    from lossprep.views.marking import agreement

    days = history.days(events)
    attempts = [one for one in events if isinstance(one, Attempt)]
    came_out = predictions(attempts)
    return [
        *recall_ahead(shell),
        *foretold.predictions(came_out, None if published() else usual(attempts)),
        *foretold.offer(fits=came_out.answers >= ENOUGH and published()),
        *view.then_and_now(history.then_and_now(shell.pack, events)),
        *view.calibration(confidence.calibration(attempts)),
        *agreement(calibrate.agreement(shell.pack, events)),
        *view.bands(history.bands(shell.pack, events)),
        *view.minutes(days),
        *view.calendar(days, shell.clock.now().day),
    ]


def recall_ahead(shell: Shell) -> list[Line]:
    """Show the recall to expect, with the plan and without any more reviews."""
    from lossprep.cli import expecting, glance
    from lossprep.schedule.expectation import fading
    from lossprep.views import expectation, predictions

    found = glance.today(shell)
    if found is None or found.day.mode == "warmup" or not shell.plans.parameters():
        return []
    ahead = {"today": 0, "in 3 days": 3, "a week": 7, "two weeks": 14}
    interview = found.day.interview.date if found.day.interview else None
    left = (interview - found.day.date).days if interview else 0
    if interview and left > 0:
        ahead = {name: days for name, days in ahead.items() if days < left}
        ahead["on the day"] = left
    shares = fading(found.pool, found.day.date, list(ahead.values()))
    rows = predictions.fading(list(zip(ahead, shares, strict=True)), found.pool.number)
    expected = expectation.recall(expecting.expected(found), fixed=found.wish.fixed)
    return [*rows, *(one._replace(indent=2) for one in expected)]


def published() -> bool:
    """Say whether the memory model goes by the published parameters."""
    from lossprep.cli.settings import PUBLISHED, load

    return bool(load()["parameters"] == PUBLISHED)


def usual(attempts: Sequence[Attempt]) -> float | None:
    """Give the log-loss of the published parameters."""
    from lossprep.schedule.parameters import PUBLISHED, Parameters
    from lossprep.session.predictions import predictions

    return predictions(attempts, Parameters("", PUBLISHED)).log_loss


def fit_to_own(shell: Shell, *, json: bool) -> None:
    """Fit the parameters, and go by them from now on where they foretell better."""
    from lossprep.cli import settings
    from lossprep.schedule import parameters
    from lossprep.session.fit import fit
    from lossprep.views import predictions as view

    attempts = shell.store.attempts()
    if shell.at_terminal:
        shell.show(view.fitting(len(attempts)))
    found = fit(attempts)
    if found.better:
        settings.save("parameters", settings.written(list(found.weights)))
        parameters.put_in_force(found.weights)
        shell.store.rebuild_memories()
    if json:
        shell.show_json({"fit": plain(found) | {"kept": found.better}})
    else:
        shell.show(view.fitted(found))
