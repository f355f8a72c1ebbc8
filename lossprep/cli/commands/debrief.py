"""``lossprep debrief``: after an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from datetime import date

    from lossprep.model.plan import Plan

PLACE = ("Every day", 7)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def debrief(
    ctx: typer.Context,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The interview's day, if the plan does not know it.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """After the interview: the questions that came, the outcome, what next."""
    from lossprep.cli import catalog, glance
    from lossprep.cli.drive import session
    from lossprep.cli.front import Front
    from lossprep.errors import LossprepError
    from lossprep.schedule.plan import fold
    from lossprep.session.debrief import debrief as talk

    shell: Shell = ctx.obj
    plan = fold(shell.plans.plan_changes())
    if plan is None:
        raise LossprepError("no plan yet, and no interview to look back on: lossprep start")
    interview = held(plan, on, shell.clock.now().day)
    front = Front(shell, shell.pack.title, undoes=False)
    code = session(shell, lambda context: talk(context, plan, interview), front=front, saved=SAVED)
    catalog.refresh(shell)
    changed = fold(shell.plans.plan_changes())
    if changed and not changed.to_debrief(shell.clock.now().day):
        glance.show_glance(shell)
    return code


SAVED = "What you have entered is kept. lossprep debrief goes on from here."


def held(plan: Plan, on: str | None, today: date) -> date:
    """Find the interview to look back on: the last one, today's included.

    Raises LossprepError where it is yet to come.
    """
    from lossprep.errors import LossprepError
    from lossprep.session.begin import read_date

    if on is not None:
        day = read_date(on)
        if day > today:
            raise LossprepError(f"{day} is yet to come: debrief looks back on an interview")
        return day
    passed = [one.date for one in plan.interviews if one.date <= today]
    if passed:
        return passed[-1]
    if plan.interviews:
        when = plan.interviews[0].date
        told = f"your interview is on {when}: debrief is for after it"
        raise LossprepError(f"{told}; --on DATE names another")
    raise LossprepError("your plan knows no interview: lossprep debrief --on DATE names its day")
