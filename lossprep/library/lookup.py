"""An item by its id, or by as much of its end as no other has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, TypeVar

from lossprep.errors import LossprepError
from lossprep.model.content import Exercise, Item, Mock, Pack, Problem, Reading

Found: TypeAlias = Exercise | Problem | Reading | Mock
T = TypeVar("T", bound=Item)
_MOST = 6
_SHORT = 2  # letters that too many ids hold


def find(packs: Iterable[Pack], tail: str) -> Found:
    """Find an item, or a part of a problem, by a whole id or an unambiguous tail of one.

    Raises LossprepError, which names the candidates, or the nearest id where there are none.

    >>> reading = Reading(id="p/readings/mse", title="MSE", skills=(), minutes=1, text="...")
    >>> pack = Pack(id="p", title="P", version="1", opening="", pretest=(), skills=(),
    ...             checkpoints=(), readings=(reading,))
    >>> find([pack], "readings/mse").title
    'MSE'
    >>> find([pack], "mes")
    Traceback (most recent call last):
      ...
    lossprep.errors.LossprepError: there is no 'mes': 'p/readings/mse' is the nearest
    """
    return among((item for pack in packs for item in _items(pack)), tail)


def among(known: Iterable[T], tail: str) -> T:
    """Find one of some items in the same way; only these are named where there is none."""
    items = {item.id: item for item in known}
    name = tail.strip().strip("/")
    if name in items:
        return items[name]
    candidates = [i for i in items if name and i.endswith(f"/{name}")]
    if len(candidates) == 1:
        return items[candidates[0]]
    if not candidates:
        raise LossprepError(_nothing(name, tuple(items)))
    more = " …" if len(candidates) > _MOST else ""
    listed = ", ".join(candidates[:_MOST]) + more
    raise LossprepError(f"'{name}' is the end of {len(candidates)} ids, name one: {listed}")


def _items(pack: Pack) -> Iterator[Found]:
    yield from pack.readings
    yield from pack.exercises
    yield from pack.problems
    yield from pack.mocks
    for problem in pack.problems:
        yield from problem.parts


def _nothing(name: str, ids: tuple[str, ...]) -> str:
    from lossprep.library.complaint import quote  # noqa: PLC0415 (needed in this case alone)
    from lossprep.library.nearest import nearest  # noqa: PLC0415 (the same)

    if not name:
        return "an empty id: name an item, such as problems/ranking"
    held = sorted((i for i in ids if len(name) > _SHORT and name in i.rpartition("/")[2]), key=len)
    best = held[0] if len(held) == 1 else nearest(name, ids)
    if len(held) > 1:
        more = " …" if len(held) > _MOST else ""
        return f"there is no {quote(name)}: did you mean {', '.join(held[:_MOST])}{more}?"
    told = f"'{best}' is the nearest" if best else "lossprep list shows what there is"
    return f"there is no {quote(name)}: {told}"
