"""``lossprep problem``: one problem with its parts, hints and rubric."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.completion import ids
from lossprep.cli.options import Strict, Typed
from lossprep.cli.shell import Shell

PLACE = ("Practise", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def problem(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="The problem; without it, the next one.",
            autocompletion=ids("problems"),
        ),
    ] = None,
    minutes: Annotated[
        int | None,
        typer.Option(help="Against the clock, without hints.", min=1, max=240, show_default=False),
    ] = None,
    typed: Typed = False,
    strict: Strict = False,
) -> int:
    """Work through one practice problem."""
    from lossprep.cli.choosing import as_read, chosen
    from lossprep.cli.drive import session
    from lossprep.cli.reserve import visible
    from lossprep.session.problem import problem as flow

    shell: Shell = ctx.obj
    shell.typed, shell.strict = typed, strict
    item = chosen(shell, visible(shell).problems, name, "problem")
    limit = 60 * minutes if minutes else None
    return session(
        shell,
        lambda context: flow(
            context, as_read(context.pack.problems, item), limit=limit, unaided=limit is not None
        ),
    )
