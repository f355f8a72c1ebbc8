"""``lossprep calc``: the value and gradient of any loss or metric, or a verdict on yours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lossprep.cli.completion import measures
from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.cli.calculation import Calculation
    from lossprep.views.lines import Line

PLACE = ("Look up", 1)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def calc(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A loss or a metric.", autocompletion=measures)
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="key=value...",
            help="Its inputs and parameters: 1/3, lists 1,2,3, matrices 1,2;3,4, words, "
            "@file, - for standard input.",
        ),
    ] = None,
    gradient: Annotated[bool, typer.Option("--gradient", help="Its gradient too.")] = False,
    reduction: Annotated[str, typer.Option(help="none, mean or sum.")] = "mean",
    answer: Annotated[
        str | None,
        typer.Option(help="Judge this number of yours (on the gradient, with --gradient)."),
    ] = None,
    wrt: Annotated[str | None, typer.Option(help="The input whose gradient the answer is.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Work out any loss or metric, or judge your own result."""
    import warnings

    from lossprep.cli.calculation import calculation

    warnings.simplefilter("ignore", RuntimeWarning)  # an overflow shows in the result
    shell: Shell = ctx.obj
    asked = calculation(name, inputs or [], reduction)
    if answer is not None:
        show_verdict(shell, asked, answer, gradient, wrt, json)
    elif json:
        shell.show_json(report(asked))
    else:
        shell.show(result(asked, gradient))


def show_verdict(
    shell: Shell, asked: Calculation, answer: str, gradient: bool, wrt: str | None, json: bool
) -> None:
    """Show the verdict on a number of the user's."""
    from lossprep.cli import verdicts
    from lossprep.cli.answers import verdict
    from lossprep.cli.text import readable
    from lossprep.model.dialogue import Graded
    from lossprep.views.blocks import graded

    judged = verdict(asked, readable(answer), differentiated=gradient, wrt=wrt)
    if json:
        shell.show_json(verdicts.report(judged))
    else:
        shell.show(graded(Graded(verdict=judged)))


def report(asked: Calculation) -> dict[str, Any]:
    """Give value and gradient as plain data; the gradients of several inputs in their order."""
    value, gradients = asked.both
    found = [plain(gradient) for gradient in gradients.values()]
    return {
        "name": asked.whole.name,
        "value": plain(value),
        "gradient": found if len(found) > 1 else next(iter(found), None),
        "inputs": list(gradients),
        "convention": asked.convention,
    }


def plain(value: Any) -> Any:
    """Give numbers as JSON has them: infinite ones as strings, arrays as nested lists."""
    import numpy as np

    found = np.asarray(value, dtype=float).tolist()
    if isinstance(found, list):
        return [plain(item) for item in found]
    return None if np.isnan(found) else found if np.isfinite(found) else str(found)


def result(asked: Calculation, gradient: bool) -> list[Line]:
    """Show the name with its convention, and the numbers in rows."""
    from lossprep.errors import LossprepError
    from lossprep.views.figures import figures
    from lossprep.views.lines import line

    value, gradients = asked.both
    if gradient and not gradients:
        raise LossprepError(f"{asked.whole.name} is a metric: it has no gradient")
    shown: dict[str, Any] = {"value": value}
    for name in gradients if gradient else ():
        shown["gradient" if len(gradients) == 1 else f"gradient {name}"] = gradients[name]
    return [line((asked.whole.name, "title"), (f" · {asked.convention}", "quiet")), *figures(shown)]
