"""What a shell completes: ids of the studied pack, and names of losses and metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lossprep.model.content import Pack

Complete = Callable[[str], list[str]]


def measures(incomplete: str) -> list[str]:
    """Complete the name of a loss or a metric.

    >>> measures("hub"), measures("ndc")
    (['huber'], ['ndcg'])
    """
    from lossprep import metrics

    return [*losses(incomplete), *(one for one in metrics.names() if one.startswith(incomplete))]


def losses(incomplete: str) -> list[str]:
    """Complete the name of a loss."""
    from lossprep import losses as known

    return [one for one in known.names() if one.startswith(incomplete)]


def ids(*kinds: str) -> Complete:
    """Complete the id of an item of these kinds, fields of a pack, or the end of one.

    A completion says nothing on its way: where the pack cannot be read, there is none.
    """

    def complete(incomplete: str) -> list[str]:
        from lossprep.cli.reserve import visible
        from lossprep.cli.shell import Shell

        try:
            with redirect_stderr(StringIO()):
                return matching(visible(Shell(db=None)), kinds, incomplete)
        except Exception:
            return []

    return complete


def matching(pack: Pack, kinds: tuple[str, ...], incomplete: str) -> list[str]:
    """List the ends of ids that begin so; whole ids within the pack where no end does."""
    whole = [one.id.split("/", 1)[1] for one in items(pack, kinds)]
    ends = [name.split("/", 1)[1] for name in whole]
    for names in (ends, whole):
        if found := [name for name in names if name.startswith(incomplete)]:
            return found
    return []


def items(pack: Pack, kinds: tuple[str, ...]) -> Iterator[Any]:
    """Give the items of some kinds; of problems their parts too, where exercises are wanted."""
    for kind in kinds:
        yield from getattr(pack, kind)
    if "exercises" in kinds:
        for problem in pack.problems:
            yield from problem.parts
