"""``lossprep assess``: the self-assessment."""

from __future__ import annotations

import typer

from lossprep.cli.shell import Shell

PLACE = ("Every day", 5)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def assess(ctx: typer.Context) -> int:
    """Rate your skills from 1 to 5, one at a time."""
    from lossprep.cli.drive import session
    from lossprep.session.assess import assess as flow
    from lossprep.session.assess import unrated

    shell: Shell = ctx.obj
    today = shell.clock.now().day
    return session(shell, lambda c: flow(c, unrated(c, today) or unrated(c, None)))
