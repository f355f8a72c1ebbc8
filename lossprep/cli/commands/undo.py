"""``lossprep undo``: take back the last answer."""

from __future__ import annotations

import typer

from lossprep.cli.shell import Shell

PLACE = ("Data", 2)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def undo(ctx: typer.Context) -> None:
    """Take back the last answer; again, the one before."""
    from lossprep.cli.drive import undo as take_back
    from lossprep.views.lines import line

    shell: Shell = ctx.obj
    with shell.store.session_lock("undo"):
        shell.show([line(take_back(shell))])
