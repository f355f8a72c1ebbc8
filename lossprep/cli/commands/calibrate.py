"""``lossprep calibrate``: mark answers that the pack has marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lossprep.cli.completion import ids
from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.model.content import Pack, ScoredAnswer

PLACE = ("Practise", 5)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def calibrate(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="The answer; without it, those you have not marked.",
            autocompletion=ids("answers"),
        ),
    ] = None,
) -> int:
    """Mark others' answers by their rubric, and see where you are too kind."""
    from lossprep.cli.drive import session
    from lossprep.cli.reserve import visible
    from lossprep.session import calibrate as flow

    shell: Shell = ctx.obj
    pack = visible(shell)
    one = found(pack, name) if name else None
    return session(
        shell,
        lambda context: flow.calibrate(
            context, [one] if one else flow.deck(pack, context.progress.finished)
        ),
    )


def found(pack: Pack, name: str) -> ScoredAnswer:
    """Find an answer by its id or the end of one."""
    from lossprep.errors import LossprepError
    from lossprep.library.nearest import suggestion
    from lossprep.session.calibrate import items

    known = items(pack)
    answers = [one for one in pack.answers if one.of in known]
    tail = "/" + name.strip("/")
    exact = [one for one in answers if f"/{one.id}".endswith(tail)]
    if len(exact) == 1:
        return exact[0]
    names = [one.id.split("/", 2)[-1] for one in answers]
    raise LossprepError(f"there is no answer '{name}' to mark: {suggestion(name, names)}")
