"""``lossprep cheatsheet``: ten losses, what to take away, and your own slips."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Look up", 9)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def cheatsheet(
    ctx: typer.Context,
    md: Annotated[bool, typer.Option("--md", help="As Markdown, to print.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show ten losses on two pages, and your own slips."""
    from lossprep import losses
    from lossprep.cli.plain import plain
    from lossprep.errors import LossprepError
    from lossprep.views import cheatsheet as view
    from lossprep.views.expression import shown
    from lossprep.views.sheet import folded

    shell: Shell = ctx.obj
    sheet = shell.pack.cheatsheet
    if not sheet.rows:
        raise LossprepError("this pack has no cheat sheet: cheatsheet.yaml would hold it")
    formulas = {row.loss: shown(losses.get(row.loss).formula) for row in sheet.rows}
    slips = own_slips(shell)
    if json:
        shell.show_json(plain(sheet) | {"formulas": formulas, "slips": slips})
    elif md:
        sys.stdout.write(view.markdown(sheet, formulas, slips))
    else:
        lines = view.cheatsheet(sheet, formulas, slips)
        shell.show(folded(lines) if shell.plain else lines)


def own_slips(shell: Shell) -> list[str]:
    """Say the most frequent slips in words."""
    from lossprep.session.statistics import statistics

    return [slip.words for slip in statistics(shell.pack, shell.store.events()).slips]
