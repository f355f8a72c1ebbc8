"""``lossprep undo``: take back the last answers."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Data", 2)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def undo(
    ctx: typer.Context,
    count: Annotated[
        int, typer.Argument(metavar="[N]", help="How many answers.", min=1, show_default=False)
    ] = 1,
) -> None:
    """Take back the last answer, or the last N; again, those before."""
    from lossprep.cli.drive import NOTHING
    from lossprep.cli.drive import undo as take_back
    from lossprep.views.lines import line

    shell: Shell = ctx.obj
    with shell.store.session_lock("undo"):
        for _ in range(count):
            told = take_back(shell)
            shell.show([line(told or NOTHING)])
            if told is None:
                break
