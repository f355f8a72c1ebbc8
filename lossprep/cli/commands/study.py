"""``lossprep study``: the day's session."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.options import Typed
from lossprep.cli.shell import Shell

PLACE = ("Every day", 4)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def study(
    ctx: typer.Context,
    minutes: Annotated[
        int | None, typer.Option(help="Minutes for today, instead of the plan's.", min=1, max=600)
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(help="Only this topic: a skill, a word of a title.", show_default=False),
    ] = None,
    cram: Annotated[
        bool, typer.Option("--cram", help="By what one evening gains, whatever the plan says.")
    ] = False,
    typed: Typed = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Never ask: make the plan, show the day.")
    ] = False,
    protocol: Annotated[
        bool, typer.Option("--protocol", help="JSON lines in and out, for other programs.")
    ] = False,
) -> int:
    """Run the day's session; each answer is saved as it is given."""
    from lossprep.cli import studying

    shell: Shell = ctx.obj
    shell.no_input = shell.no_input or no_input or protocol
    shell.typed = typed or protocol
    return studying.study(shell, minutes=minutes, topic=topic, cram=cram, protocol=protocol)
