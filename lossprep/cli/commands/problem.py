"""``lossprep problem``: one problem with its parts, hints and rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.model.content import Problem

PLACE = ("Practise", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def problem(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The problem; without it, the next one.")
    ] = None,
) -> int:
    """Work through one practice problem."""
    from lossprep.cli.drive import session
    from lossprep.session.problem import problem as flow

    shell: Shell = ctx.obj
    chosen = named(shell, name) if name else unseen(shell)
    return session(shell, lambda context: flow(context, chosen))


def named(shell: Shell, name: str) -> Problem:
    """Find a problem by its id, or by that of one of its parts."""
    from lossprep import library
    from lossprep.errors import LossprepError

    item = library.find(shell.packs, name)
    for one in (problem for pack in shell.packs for problem in pack.problems):
        if item in (one, *one.parts):
            return one
    raise LossprepError(f"{item.id} is no problem: lossprep grade takes an exercise")


def unseen(shell: Shell) -> Problem:
    """Choose one never finished, the most often asked first; else the one longest ago."""
    from datetime import date

    from lossprep.schedule.queue import ASKED
    from lossprep.session.progress import Progress

    finished = Progress.of(shell.store.events()).finished
    problems = shell.pack.problems
    return min(problems, key=lambda one: (finished.get(one.id, date.min), ASKED[one.asked]))
