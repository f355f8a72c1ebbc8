"""``lossprep stats``: progress."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.model.content import Pack

PLACE = ("Data", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def stats(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show your progress: skills rated and measured, slips."""
    from lossprep.session.statistics import statistics
    from lossprep.views import statistics as view

    shell: Shell = ctx.obj
    found = statistics(shell.pack, shell.store.events())
    if json:
        report = asdict(found)
        shell.show_json({**report, "slips": dict(found.slips), "bands": dict(found.bands)})
        return
    rows = [(skill.title, skill.rated, skill.measured) for skill in found.skills]
    lines = view.totals(
        days=found.days, attempts=found.attempts, graded=found.graded, right=found.right
    )
    lines += [*view.bands(found.bands), *view.skills(rows)]
    shell.show([*lines, *view.slips(found.slips, slip_words(shell.pack))])


def slip_words(pack: Pack) -> dict[str, str]:
    """Map ``exercise: slip`` to what the pack says of the slip."""
    parts = (part for problem in pack.problems for part in problem.parts)
    return {
        f"{one.id}: {slip.id}": f"{slip.message} ({one.id.split('/', 1)[1]})"
        for one in (*pack.exercises, *parts)
        for slip in one.slips
    }
