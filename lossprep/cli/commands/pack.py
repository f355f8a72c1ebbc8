"""``lossprep pack``: list the packs, check one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("For authors", 1)
app = typer.Typer(
    add_completion=False, rich_markup_mode=None, help="List the packs of content, and check them."
)


@app.command("list")
def list_packs(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """List the packs with what they hold."""
    from lossprep.views.lines import line

    shell: Shell = ctx.obj
    rows = [
        {
            "id": pack.id,
            "title": pack.title,
            "version": pack.version,
            "skills": len(pack.skills),
            "exercises": len(pack.exercises),
            "problems": len(pack.problems),
            "mocks": len(pack.mocks),
            "readings": len(pack.readings),
        }
        for pack in shell.packs
    ]
    if json:
        shell.show_json({"packs": rows})
        return
    for row in rows:
        counts = ", ".join(f"{row[k]} {k}" for k in list(row)[3:])
        shell.show([line((str(row["id"]), "title"), f" {row['version']}: {counts}")])


@app.command()
def check(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="A pack; without it, all there are.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> int:
    """Check every file, reference, rubric and figure of a pack."""
    from lossprep import library
    from lossprep.cli import own
    from lossprep.cli.catalog import refresh
    from lossprep.cli.waiting import waiting
    from lossprep.views.lines import line

    shell: Shell = ctx.obj
    folders = (folder,) if folder else (*library.builtin(), *own.folders())
    names = ", ".join(one.resolve().name for one in folders)
    with waiting(f"Checking {names}", plain=shell.plain):
        complaints = [complaint for one in folders for complaint in library.check(one)]
    if json:
        shell.show_json({"complaints": complaints})
        return bool(complaints)
    if complaints:
        sys.stderr.write("".join(f"{complaint}\n" for complaint in complaints))
        return 1
    if folder is None:
        refresh(shell)
    shell.show([line(("✓ ", "good"), f"{names}: no complaints")])
    return 0
