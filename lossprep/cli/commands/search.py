"""``lossprep search``: items, losses and metrics by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from lossprep.cli.shell import Shell

PLACE = ("Look up", 7)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All must occur.")],
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> int:
    """Find items, losses and metrics by their words."""
    from lossprep import losses, metrics
    from lossprep.cli.reserve import visible
    from lossprep.errors import LossprepError
    from lossprep.session.catalogue import entries, matching, plain
    from lossprep.views.lines import BLANK
    from lossprep.views.listing import items, measures

    shell: Shell = ctx.obj
    sought = " ".join(words)
    found = matching(entries(visible(shell)), sought)
    every = [*map(losses.get, losses.names()), *map(metrics.get, metrics.names())]
    wanted = plain(sought).split()
    named = [m for m in every if all(w in plain(f"{m.name} {m.title}") for w in wanted)]
    if json:
        rows = [{"id": one.id, "kind": one.kind, "title": one.title} for one in found]
        rows += [{"id": m.name, "kind": "measure", "title": m.title} for m in named]
        shell.show_json({"items": rows})
        return 0
    if not found and not named:
        raise LossprepError(f"nothing has the words '{sought}'; lossprep list shows what there is")
    shell.show([*measures(named), *([BLANK] if named and found else []), *items(found)])
    return 0
