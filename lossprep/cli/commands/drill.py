"""``lossprep drill``: generated questions with fresh numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Practise", 3)
SEEDS = 10_000
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def drill(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="A loss, a metric, a skill, words of a title."),
    ] = None,
    number: Annotated[
        int, typer.Option("-n", "--number", help="How many questions.", min=1, max=200)
    ] = 10,
    seed: Annotated[
        int | None, typer.Option(help="Asks the questions of this seed again.", min=0)
    ] = None,
) -> int:
    """Ask questions with fresh numbers, and name the slips."""
    import random

    from lossprep.cli.drive import session
    from lossprep.session import drill as flow

    shell: Shell = ctx.obj
    items = flow.on_topic(shell.pack, topic)
    chosen = random.SystemRandom().randrange(SEEDS) if seed is None else seed
    asked = flow.questions(items, chosen, number)
    again = again_by(topic, number, chosen)
    return session(
        shell,
        lambda context: flow.drill(context, asked, shell.store.events(), note=f"seed {chosen}"),
        saved=f"Saved. {again} goes on from here.",
    )


def again_by(topic: str | None, number: int, seed: int) -> str:
    """Write the command that asks the same questions.

    >>> again_by("mean absolute", 5, 7)
    "lossprep drill 'mean absolute' -n 5 --seed 7"
    """
    from shlex import join

    return join(
        ["lossprep", "drill", *([topic] if topic else []), "-n", f"{number}", "--seed", f"{seed}"]
    )
