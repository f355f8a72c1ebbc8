"""``lossprep read``: the readings, with the place kept."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.completion import ids
from lossprep.cli.shell import Shell

PLACE = ("Every day", 6)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def read(
    ctx: typer.Context,
    part: Annotated[
        str | None,
        typer.Argument(
            metavar="[PART]",
            help="The reading, or its number; without it, the next one.",
            autocompletion=ids("readings"),
        ),
    ] = None,
) -> int:
    """Read a chapter, from the page where you left it."""
    from lossprep.cli.choosing import chosen
    from lossprep.cli.drive import session
    from lossprep.session.reading import reading as flow

    shell: Shell = ctx.obj
    readings = shell.pack.readings
    if part and part.isdecimal() and 0 < int(part) <= len(readings):
        part = readings[int(part) - 1].id
    item = chosen(shell, readings, part, "reading")
    return session(shell, lambda context: flow(context, item))
