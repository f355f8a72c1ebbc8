"""``lossprep start``: make a plan."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Every day", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def start(
    ctx: typer.Context,
    interview: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The interview, as 2026-12-16 or 16 Dec, or 21 for in 21 days."
        ),
    ] = None,
    minutes: Annotated[int | None, typer.Option(help="Minutes a day.", min=5, max=600)] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The plan's first day, today if not given.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Replace a plan without asking.")
    ] = False,
) -> int:
    """Make a plan: the checkpoints up to your interview."""
    from lossprep.cli import catalog, glance, planning
    from lossprep.session.begin import read_date, read_interview
    from lossprep.views import days

    shell: Shell = ctx.obj
    if shell.plans.plan_changes() and not (yes or agreed(shell)):
        return 1
    if interview is None and minutes is None and on is None and shell.at_terminal:
        event = planning.ask_plan(shell)
    else:
        first = read_date(on, shell.clock.now().day) if on else None
        when = read_interview(interview, shell.clock.now().day) if interview else None
        event = planning.make_plan(shell, interview=when, minutes=minutes, on=first)
    planning.change(shell, event)
    catalog.refresh(shell)
    found = glance.today(shell)
    if found:
        shell.show(days.plan(found.day, found.title, found.plan))
    return 0


def agreed(shell: Shell) -> bool:
    """Ask before a plan is replaced; where nobody can be asked, say what to write."""
    from lossprep.cli.front import Quit
    from lossprep.cli.planning import PlanFront
    from lossprep.errors import LossprepError
    from lossprep.model.dialogue import Ask, Note

    if shell.no_input or not shell.at_terminal:
        raise LossprepError("there is a plan already: --yes replaces it (your attempts stay)")
    front = PlanFront(shell)
    try:
        reply = front.ask(Ask(prompt="Replace your plan? Your attempts stay. (y/n)"))
    except Quit:
        return False
    replaced = reply is not None and reply.text.strip().lower() in ("y", "yes")
    if not replaced:
        front.show(Note(text="The plan is as it was.", tone="quiet"))
    return replaced
