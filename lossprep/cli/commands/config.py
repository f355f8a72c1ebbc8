"""``lossprep config``: show the settings, and change them."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Data", 3)
app = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)
Key = Annotated[str, typer.Argument(metavar="KEY", help="One of the names that config lists.")]
Json = Annotated[bool, typer.Option("--json", help="As one JSON object.")]


@app.callback()
def config(ctx: typer.Context, json: Json = False) -> None:
    """Show your settings, or change one: path, get, set."""
    if ctx.invoked_subcommand:
        return
    from lossprep.cli import settings

    found, shell = settings.load(), ctx.obj
    if json:
        shell.show_json({"path": str(settings.path()), "settings": found})
        return
    for key, value in found.items():
        say(shell, f"{key} = {settings.written(value)}")


@app.command()
def path() -> None:
    """Say where the settings are kept."""
    from lossprep.cli import settings

    sys.stdout.write(f"{settings.path()}\n")


@app.command()
def get(ctx: typer.Context, key: Key, json: Json = False) -> None:
    """Show one setting."""
    from lossprep.cli import settings

    found = settings.load()
    if key not in found:
        raise settings.unknown("setting", key, found)
    if json:
        ctx.obj.show_json({"key": key, "value": found[key]})
    else:
        say(ctx.obj, settings.written(found[key]))


@app.command("set")
def change(
    ctx: typer.Context,
    key: Key,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The new value.")],
) -> None:
    """Change one setting."""
    from lossprep.cli import settings

    kept = settings.save(key, value)
    say(ctx.obj, f"{key} = {settings.written(kept)}")


def say(shell: Shell, text: str) -> None:
    """Show one line."""
    from lossprep.views.lines import line

    shell.show([line(text)])
