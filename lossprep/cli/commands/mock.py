"""``lossprep mock``: an interviewer's prompt against the clock."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.completion import ids
from lossprep.cli.options import Strict, Typed
from lossprep.cli.shell import Shell

PLACE = ("Practise", 4)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def mock(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="The mock; without it, the next one.", autocompletion=ids("mocks")
        ),
    ] = None,
    typed: Typed = False,
    strict: Strict = False,
) -> int:
    """Answer an interviewer's prompt in its time, then judge it."""
    from lossprep.cli.choosing import as_read, chosen
    from lossprep.cli.drive import session
    from lossprep.cli.reserve import visible
    from lossprep.session.mock import mock as flow

    shell: Shell = ctx.obj
    shell.typed, shell.strict = typed, strict
    item = chosen(shell, visible(shell).mocks, name, "mock")
    return session(shell, lambda context: flow(context, as_read(context.pack.mocks, item)))
