"""``lossprep tree``: from a problem to a loss, question by question."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from lossprep.cli.shell import Shell

if TYPE_CHECKING:
    from lossprep.model.tree import TreeNode

PLACE = ("Look up", 8)
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def tree(
    ctx: typer.Context,
    outline: Annotated[bool, typer.Option("--outline", help="The whole tree at once.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Walk the decision tree from a problem to a loss."""
    from lossprep.errors import LossprepError

    shell: Shell = ctx.obj
    nodes = shell.pack.tree
    if not nodes:
        raise LossprepError("this pack has no decision tree: tree.yaml would hold it")
    if json:
        from lossprep.cli.plain import plain

        shell.show_json({"start": nodes[0].id, "nodes": [plain(node) for node in nodes]})
    elif outline or shell.no_input or not shell.at_terminal:
        show_outline(shell, nodes)
    else:
        walk(shell, nodes)


def show_outline(shell: Shell, nodes: tuple[TreeNode, ...]) -> None:
    """Show every branch, indented."""
    from lossprep.session.tree import outline
    from lossprep.views.lines import Line, Span, line
    from lossprep.views.sheet import folded

    rows: list[Line] = []
    for depth, answer, text in outline(nodes):
        ends = not text.endswith("?")
        parts: list[Span] = [(f"{answer}: " if answer else "", ""), (text, "key" if ends else "")]
        rows.append(line(*parts, indent=3 * depth, hang=2))
    shell.show(folded(rows) if shell.plain else rows)


def walk(shell: Shell, nodes: tuple[TreeNode, ...]) -> None:
    """Ask from fork to fork; nothing is recorded."""
    from lossprep.cli.drive import context, drive
    from lossprep.cli.front import Front, Quit
    from lossprep.session import tree as flow

    front = Front(shell, shell.pack.title, undoes=False)
    try:
        drive(shell, front, flow.walk(context(shell), nodes))
    except Quit:
        return
    except KeyboardInterrupt:
        sys.stdout.write("\n")  # the cursor is behind a prompt
        raise
