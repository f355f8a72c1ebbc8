"""``lossprep show``: what is known of a loss or a metric."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.completion import measures
from lossprep.cli.shell import Shell

PLACE = ("Look up", 2)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A loss or a metric.", autocompletion=measures)
    ],
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Look up a loss or metric: formula, gradient, slips."""
    from lossprep.cli.measures import find
    from lossprep.views.sheet import folded
    from lossprep.views.sheet import sheet as page

    shell: Shell = ctx.obj
    measure = find(name)
    sheets = [sheet for pack in shell.packs for sheet in pack.sheets if sheet.loss == measure.name]
    if json:
        from lossprep.cli.facts import facts

        shell.show_json(facts(measure, sheets))
    else:
        lines = page(measure, sheets)
        shell.show(folded(lines) if shell.plain else lines)
