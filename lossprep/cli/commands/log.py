"""``lossprep log``: your attempts, and one of them read again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.session.transcript import Logged

PLACE = ("Data", 4)
app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    help="List your attempts; show ID reads one again.",
)


@app.callback()
def log(
    ctx: typer.Context,
    number: Annotated[
        int, typer.Option("-n", "--number", help="How many, the newest first.", min=1)
    ] = 30,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """List your attempts, those not finished and those taken back included."""
    if ctx.invoked_subcommand is not None:
        return
    from lossprep.views import transcript as view

    shell: Shell = ctx.obj
    rows = history(shell)[-number:]
    if json:
        shell.show_json({"attempts": [report(row) for row in rows]})
    else:
        shell.show(view.log(rows))


@app.command()
def show(
    ctx: typer.Context,
    attempt: Annotated[str, typer.Argument(metavar="ID", help="The beginning of an id.")],
    md: Annotated[bool, typer.Option("--md", help="As Markdown.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Read one attempt again: question, answer, time, ticks, band."""
    from lossprep.session.transcript import find
    from lossprep.views import transcript as view

    shell: Shell = ctx.obj
    row = find(history(shell), attempt)
    if json:
        shell.show_json(report(row))
    elif md:
        sys.stdout.write(view.markdown(row))
    else:
        shell.show(view.transcript(row))


def history(shell: Shell) -> tuple[Logged, ...]:
    """Give every attempt beside its item."""
    from lossprep.cli.waiting import ANSWERS, waiting
    from lossprep.session.transcript import logged

    pack = shell.pack
    with waiting(ANSWERS, plain=shell.plain):
        return logged(pack, shell.store.everything())


def report(row: Logged) -> dict[str, Any]:
    """Give an attempt as plain data."""
    one = row.attempt
    return {
        "id": one.id,
        "at": one.moment.at.isoformat(),
        "day": one.moment.day.isoformat(),
        "exercise": one.exercise,
        "title": row.title,
        "answer": one.answer,
        "verdict": one.verdict,
        "slip": one.slip,
        "rating": one.rating,
        "confidence": one.confidence,
        "hints": one.hints,
        "milliseconds": one.milliseconds,
        "ticks": one.ticks,
        "lines": row.lines,
        "band": one.band.value if one.band else None,
        "seen": row.seen,
        "finished": row.finished,
        "live": row.live,
    }
