"""What a pack holds to look things up in: the tree, the cheat sheet, a sheet for each loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from lossprep.library.document import Document
from lossprep.library.format.cheatsheet import CheatsheetFile
from lossprep.library.format.pack import Checkpoint
from lossprep.library.format.sheet import SheetFile
from lossprep.library.format.tree import TreeFile
from lossprep.model.cheatsheet import CheatRow, Cheatsheet
from lossprep.model.sheet import Sheet
from lossprep.model.tree import TreeNode

APART = ("format", "red_flags", "aloud", "worked", "paper", "skills", "asked", "roles")
FACETS = tuple(each.name for each in fields(SheetFile) if each.name not in APART)


def as_planned(readings: Sequence[Document], days: Sequence[Checkpoint]) -> list[Document]:
    """Put readings in the order in which the plan takes them, the others after those."""
    order = [name for day in days for task in day.tasks.values() for name in task.items]
    places = {name: place for place, name in enumerate(order)}
    return sorted(readings, key=lambda one: places.get(one.name, len(order)))


def cheatsheet(it: CheatsheetFile | None) -> Cheatsheet:
    """Build the cheat sheet; of none, an empty one."""
    if it is None:
        return Cheatsheet()
    rows = (
        CheatRow(loss=name, best=row.best, key=row.key, red_flag=row.red_flag)
        for name, row in it.rows.items()
    )
    return Cheatsheet(rows=tuple(rows), takeaways=it.takeaways)


def tree(it: TreeFile | None) -> tuple[TreeNode, ...]:
    """Build the decision tree, its first node in front; of none, nothing."""
    if it is None:
        return ()
    names = sorted(it.nodes, key=lambda name: name != it.start)
    return tuple(
        TreeNode(
            id=name,
            ask=it.nodes[name].ask,
            branches=tuple((b.answer, b.to) for b in it.nodes[name].branches),
            losses=it.nodes[name].losses,
            say=it.nodes[name].say,
        )
        for name in names
    )


def sheet(document: Document) -> Sheet:
    """Build a loss's sheet."""
    it = document.value
    return Sheet(
        loss=loss_of(document.name),
        facets=tuple((name, one_line(getattr(it, name))) for name in FACETS),
        red_flags=tuple(map(one_line, it.red_flags)),
        aloud=it.aloud,
        worked=it.worked,
        paper=it.paper,
    )


def one_line(text: str) -> str:
    r"""Join the rows of a text.

    >>> one_line("two\nrows")
    'two rows'
    """
    return " ".join(text.split())


def loss_of(name: str) -> str:
    """Name the loss of a file: ids have hyphens where Python has underscores.

    >>> loss_of("losses/bce-logits")
    'bce_logits'
    """
    return name.partition("/")[2].replace("-", "_")
