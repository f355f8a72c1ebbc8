"""``lossprep compare``: losses side by side, fact by fact."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.completion import losses
from lossprep.cli.shell import Shell

PLACE = ("Look up", 3)
REGRESSION = ("mse", "mae", "huber", "quantile", "log_cosh")
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def compare(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAMES]...",
            help="Losses; without any, those of regression.",
            autocompletion=losses,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Compare losses: formula, gradient, estimand, robustness."""
    import numpy as np

    from lossprep.cli.facts import of_a_sheet
    from lossprep.cli.measures import find_loss
    from lossprep.loss.properties import properties
    from lossprep.views.comparison import comparison
    from lossprep.views.sheet import folded

    shell: Shell = ctx.obj
    losses = [find_loss(name) for name in dict.fromkeys(names or REGRESSION)]
    with np.errstate(all="ignore"):
        facts = {loss.name: properties(loss) for loss in losses}
    named = {loss.name for loss in losses}
    sheets = {s.loss: s for pack in shell.packs for s in pack.sheets if s.loss in named}
    if json:
        told = {name: of_a_sheet(sheet) for name, sheet in sheets.items()}
        shell.show_json({"losses": facts, "sheets": told})
        return
    lines = comparison(losses, facts, sheets)
    shell.show(folded(lines) if shell.plain else lines)
