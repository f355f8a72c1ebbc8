"""``lossprep today``: what is due."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Every day", 3)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def today(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show what is due today, with minutes."""
    from lossprep.cli import glance

    shell: Shell = ctx.obj
    if json:
        shell.show_json(glance.report(shell))
    else:
        glance.show_glance(shell, full=True)
