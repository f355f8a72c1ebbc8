"""``lossprep list``: what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossprep.session.catalogue import Entry

PLACE = ("Look up", 6)
app = typer.Typer(add_completion=False, rich_markup_mode=None)
ENGINE = {"losses": "loss", "loss": "loss", "metrics": "metric", "metric": "metric"}


@app.command()
def list_items(
    ctx: typer.Context,
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar="[TOPIC]", help="losses, metrics, problems, mocks, a skill, a word of a title."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """List what there is: items, losses, metrics."""
    from lossprep.cli.reserve import visible
    from lossprep.session.catalogue import entries, on_topic
    from lossprep.views.listing import items

    shell: Shell = ctx.obj
    if topic and topic.lower() in ENGINE:
        show_engine(shell, ENGINE[topic.lower()], json)
        return
    named = topic[:-1] if topic in ("problems", "mocks", "readings") else topic
    found = on_topic(entries(visible(shell)), named)
    if json:
        shell.show_json({"items": reports(found)})
    else:
        shell.show(items(found))


def show_engine(shell: Shell, kind: str, json: bool) -> None:
    """List the losses or the metrics."""
    from lossprep import losses, metrics
    from lossprep.views.listing import measures

    registry: Any = losses if kind == "loss" else metrics
    found = [registry.get(name) for name in registry.names()]
    if json:
        rows = [{"id": one.name, "kind": kind, "title": one.title} for one in found]
        shell.show_json({"items": rows})
    else:
        shell.show(measures(found))


def reports(found: Sequence[Entry]) -> list[dict[str, Any]]:
    """Give items as plain data."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "skills": list(one.skills),
            "minutes": one.minutes,
            "asked": one.asked,
        }
        for one in found
    ]
