"""Sums, means, products and extremes over an index, worked out term by term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any

import numpy as np

from lossprep.formula.error import FormulaError
from lossprep.formula.nodes import Fold, FoldKind, Index, Name, Node, Range
from lossprep.formula.walk import names

if TYPE_CHECKING:
    from lossprep.formula.evaluation import Evaluation


def _sum(terms: list[Any]) -> Any:
    return np.sum(terms, axis=0)


def _mean(terms: list[Any]) -> Any:
    return np.divide(_sum(terms), len(terms))


def _prod(terms: list[Any]) -> Any:
    return np.prod(terms, axis=0)


def _max(terms: list[Any]) -> Any:
    return np.max(terms, axis=0, initial=-np.inf)


def _min(terms: list[Any]) -> Any:
    return np.min(terms, axis=0, initial=np.inf)


_FOLDS: Mapping[FoldKind, Callable[[list[Any]], Any]] = {
    "sum": _sum,
    "mean": _mean,
    "prod": _prod,
    "max": _max,
    "min": _min,
}


def fold(run: Evaluation, node: Fold) -> Any:
    """The value of a fold; ``each`` gives a vector, or a matrix over two indices."""
    outer_names, outer_places = dict(run.names), dict(run.places)
    try:
        if node.kind == "each":
            return _each(run, node, node.ranges)
        return np.float64(1) * _FOLDS[node.kind](list(_terms(run, node, node.ranges)))
    except ValueError:
        raise FormulaError("the terms differ in shape", position=node.position) from None
    finally:
        run.names, run.places = outer_names, outer_places


def _each(run: Evaluation, node: Fold, ranges: tuple[Range, ...]) -> Any:
    if not ranges:
        return run.value(node.body)
    return np.asarray([_each(run, node, ranges[1:]) for _ in _running(run, node, ranges)])


def _terms(run: Evaluation, node: Fold, ranges: tuple[Range, ...]) -> Iterator[Any]:
    if ranges:
        for _ in _running(run, node, ranges):
            yield from _terms(run, node, ranges[1:])
    elif node.condition is None or np.all(run.value(node.condition)):
        yield run.value(node.body)


def _running(run: Evaluation, node: Fold, ranges: tuple[Range, ...]) -> Iterator[None]:
    """Let the first of ``ranges`` run; the others are yet to."""
    index = ranges[0]
    for place in range(_length(run, node, ranges)):
        run.places[index.id] = place
        run.names[index.id] = place + index.start
        yield


def _length(run: Evaluation, node: Fold, ranges: tuple[Range, ...]) -> int:
    """How far an index runs: over what it says, or over whatever it is a subscript of."""
    index = ranges[0]
    if index.over is not None:
        over = run.value(index.over)
        if np.ndim(over) == 0:
            raise FormulaError("an index runs over a list", position=index.over.position)
        return len(over)
    lengths = {np.shape(base)[axis] for base, axis in _bases(run, node, ranges)}
    if not lengths:
        raise FormulaError(
            f"how far {index.id} runs is not clear; say it, as in sum({index.id} in y: ...)",
            position=index.position,
        )
    if len(lengths) > 1:
        first, second, *_ = sorted(lengths)
        raise FormulaError(
            f"{index.id} runs over {first} and over {second} elements", position=index.position
        )
    return int(lengths.pop())


def _bases(run: Evaluation, node: Fold, ranges: tuple[Range, ...]) -> Iterator[tuple[Any, int]]:
    """What the first of ``ranges`` is a subscript of, where that has a value already."""
    waiting = {entry.id for entry in ranges}
    for part in _subscripted(node):
        for axis, subscript in enumerate(part.subscripts):
            mine = isinstance(subscript, Name) and subscript.id == ranges[0].id
            if mine and _known(run, part.base, waiting):
                base = run.value(part.base)
                if np.ndim(base) > axis:
                    yield base, axis


def _known(run: Evaluation, base: Node, waiting: Set[str]) -> bool:
    """Whether all of a base's names have values yet: inner and later indices have none."""
    mentioned = names(base)
    return mentioned <= run.names.keys() and not mentioned & waiting


def _subscripted(node: Node) -> Iterator[Index]:
    if isinstance(node, Index):
        yield node
    for part in node.children():
        yield from _subscripted(part)
