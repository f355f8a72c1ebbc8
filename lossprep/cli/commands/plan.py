"""``lossprep plan``: show the plan, and change it."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Every day", 2)
app = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def plan(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show the plan, or change it: move, away, add."""
    if ctx.invoked_subcommand:
        return
    from lossprep.cli import expecting, glance

    shell: Shell = ctx.obj
    found = glance.today(shell)
    if json:
        report = glance.plan_report(found) if found else None
        shell.show_json({"plan": report, **(expecting.course(found) if found else {})})
    else:
        show(shell)


@app.command()
def move(
    ctx: typer.Context, when: Annotated[str, typer.Argument(metavar="DATE", help="The new date.")]
) -> None:
    """Move the interview; what is done stays done."""
    from lossprep.session.begin import read_interview

    interview = read_interview(when, ctx.obj.clock.now().day)
    change(ctx.obj, "move", {"interview": interview.isoformat()})


@app.command()
def away(
    ctx: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="The first day away.")],
    last: Annotated[str, typer.Argument(metavar="TO", help="The last day away.")],
) -> None:
    """Keep days free; their tasks move to the nearest days that are left."""
    from lossprep.session.begin import read_date

    begins = read_date(first, ctx.obj.clock.now().day)
    ends = read_date(last, begins)
    change(ctx.obj, "away", {"first": begins.isoformat(), "last": ends.isoformat()})


@app.command()
def add(
    ctx: typer.Context,
    when: Annotated[str, typer.Argument(metavar="DATE", help="The date.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you call it.")],
) -> None:
    """Add another interview; the nearest one drives the plan, then the next."""
    from lossprep.cli.text import readable
    from lossprep.session.begin import read_interview

    interview = read_interview(when, ctx.obj.clock.now().day)
    change(ctx.obj, "add", {"interview": interview.isoformat(), "name": readable(name)})


def change(shell: Shell, kind: str, details: dict[str, str | int | None]) -> None:
    """Keep a change of the plan, and show what it makes of it."""
    from typing import cast

    from lossprep.cli import planning
    from lossprep.model.event import PlanChange, PlanChangeKind

    event = PlanChange(
        id=planning.fresh_id(),
        moment=shell.clock.now(),
        kind=cast(PlanChangeKind, kind),
        details=details,
    )
    planning.change(shell, event)
    show(shell)


def show(shell: Shell) -> None:
    """Show the plan as it is."""
    from lossprep.cli import expecting, glance
    from lossprep.views import days
    from lossprep.views.lines import line

    found = glance.today(shell)
    if found is None:
        shell.show([line(glance.NO_PLAN)])
        return
    shell.show(
        [*days.plan(found.day, found.title, found.plan), *expecting.course_lines(shell, found)]
    )
