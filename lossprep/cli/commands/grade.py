"""``lossprep grade``: the verdict on one answer; nothing is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from lossprep.cli.completion import ids
from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.model.content import Exercise, Pack

PLACE = ("Practise", 2)
app = typer.Typer(add_completion=False, rich_markup_mode=None)
OPTIONS = ("--json", "--help", "-h", "--")


class AnswerMayBeginWithMinus(TyperCommand):
    """Takes ``-5`` and ``-ln(0.01)`` for what they are: answers, not options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put what is no option of this command behind a ``--``."""
        options = [arg for arg in args if arg in OPTIONS[:-1]]
        words = [arg for arg in args if arg not in OPTIONS]
        rest: list[str] = super().parse_args(ctx, [*options, "--", *words])
        return rest


def graded_by(pack: Pack) -> list[Exercise]:
    """List what has a single right answer."""
    parts = (part for problem in pack.problems for part in problem.parts)
    return [one for one in (*pack.exercises, *parts) if one.kind not in ("open", "recall")]


@app.command(cls=AnswerMayBeginWithMinus)
def grade(
    ctx: typer.Context,
    exercise: Annotated[
        str,
        typer.Argument(
            metavar="EXERCISE", help="Its id, or the id's end.", autocompletion=ids("exercises")
        ),
    ],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="It may begin with a minus.")],
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Grade one answer, and name the slip behind a wrong one."""
    from lossprep.cli.choosing import taken
    from lossprep.cli.reserve import visible
    from lossprep.cli.text import readable
    from lossprep.cli.verdicts import report
    from lossprep.grading.grade import grade as verdict_on
    from lossprep.model.dialogue import Graded
    from lossprep.views.blocks import graded

    shell: Shell = ctx.obj
    known = [one for pack in (visible(shell), *shell.packs[1:]) for one in graded_by(pack)]
    item = taken(shell, known, exercise, "has no single right answer to grade: study asks it")
    verdict = verdict_on(item, readable(answer))
    if json:
        shell.show_json(report(verdict))
    else:
        shell.show(graded(Graded(verdict=verdict)))
