"""``lossprep plot``: losses and their gradients, drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lossprep.cli.completion import losses
from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.views.curves import Named

PLACE = ("Look up", 5)
app = typer.Typer(add_completion=False, rich_markup_mode=None)
PARAMETERS = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command(context_settings=PARAMETERS)
def plot(
    ctx: typer.Context,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME... [--gamma 0,1,2]",
            help="Losses; and values of a parameter, each drawn: --gamma 0,1,2 or gamma=0,1,2.",
            autocompletion=losses,
        ),
    ],
    width: Annotated[
        int | None, typer.Option(min=40, max=400, help="Columns.", show_default=False)
    ] = None,
    png: Annotated[
        Path | None, typer.Option(help="Write a PNG file instead.", show_default=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Draw losses, their gradients below, and the kinks."""
    from lossprep.cli.drawing import drawn

    shell: Shell = ctx.obj
    curves = drawn([*names, *ctx.args])
    if json:
        shell.show_json({"curves": [report(one) for one in curves]})
    elif png is not None:
        from lossprep.cli.waiting import waiting
        from lossprep.views.png import save

        with waiting("Drawing", plain=shell.plain):
            save(curves, png)
        shell.show(written(png))
    else:
        show(shell, curves, width)


def show(shell: Shell, curves: list[Named], width: int | None) -> None:
    """Draw to the terminal's size, or for a pipe to that of a small terminal."""
    from shutil import get_terminal_size

    from lossprep.views.curves import pictures
    from lossprep.views.sheet import folded

    size = get_terminal_size((80, 24))
    columns = width or (80 if shell.plain else size.columns)
    lines = pictures(curves, columns, 24 if shell.plain else min(size.lines, 40))
    shell.show(folded_words(lines, columns, folded) if shell.plain else lines)


def folded_words(lines: list[Any], width: int, fold: Any) -> list[Any]:
    """Wrap the words and leave the pictures."""
    return [row for one in lines for row in ([one] if one.fixed else fold([one], width))]


def written(path: Path) -> list[Any]:
    """Say where the picture is."""
    from lossprep.views.lines import line

    return [line(("✓", "good"), f" {path}")]


def report(one: Named) -> dict[str, Any]:
    """Give a curve as plain data; what is infinite as a string."""
    curve = one.curve
    return {
        "name": curve.name,
        "words": one.words,
        "axis": curve.label,
        "x": list(curve.x),
        "value": list(curve.values),
        "gradient": list(curve.slopes),
        "kinks": [{"at": k.at, "before": k.before, "after": k.after} for k in curve.kinks],
    }
