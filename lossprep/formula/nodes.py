"""What a formula is made of: a tree of frozen nodes.

``position`` is the place in the text (from 0), for errors; two nodes are equal when they mean
the same, wherever they stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

FoldKind = Literal["sum", "mean", "prod", "max", "min", "each"]


@dataclass(frozen=True, slots=True)
class Node:
    """What all nodes have."""

    position: int = field(default=0, compare=False, kw_only=True)

    def children(self) -> tuple[Node, ...]:
        """The nodes directly below, in the order they are written.

        >>> Binary("+", Number(1.0, "1"), Name("x")).children()
        (Number(position=0, value=1.0, text='1'), Name(position=0, id='x'))
        """
        found: list[Node] = []
        for entry in fields(self):
            _collect(getattr(self, entry.name), found)
        return tuple(found)


def _collect(value: object, found: list[Node]) -> None:
    if isinstance(value, Node):
        found.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _collect(part, found)


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A literal; ``text`` keeps the digits as typed (``0.740``, ``25%``)."""

    value: float
    text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable, or a bare word given to a keyword (``gain=linear``)."""

    id: str


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A quoted word, for keywords such as ``gain="linear"``."""

    value: str


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """``-x`` or ``not x``."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """``+ - * / ^``, ``and``, ``or``."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """A chain such as ``0 < z <= 1``: ``first`` and then operator and operand in turn."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class Cases(Node):
    """``then if condition else otherwise``."""

    then: Node
    condition: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Indicator(Node):
    """``1[condition]``: 1 where it holds and 0 elsewhere."""

    condition: Node


@dataclass(frozen=True, slots=True)
class Vector(Node):
    """``[a, b]``; a vector of vectors is a matrix."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Index(Node):
    """``y_i``, ``y[i]``, ``z[i, j]``."""

    base: Node
    subscripts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call(Node):
    """``f(a, b, key=c)``."""

    function: str
    arguments: tuple[Node, ...]
    keywords: tuple[tuple[str, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Range(Node):
    """An index that runs: counted from ``start``, over the elements of ``over`` if given."""

    id: str
    start: int = 0
    over: Node | None = None


@dataclass(frozen=True, slots=True)
class Fold(Node):
    """``sum(i, j if condition: body)``; the kind ``each`` is ``[i: body]``, a vector."""

    kind: FoldKind
    ranges: tuple[Range, ...]
    condition: Node | None
    body: Node


@dataclass(frozen=True, slots=True)
class Where(Node):
    """``body where r = y - f, s = r^2``: names for parts, each seen by those after it."""

    body: Node
    definitions: tuple[tuple[str, Node], ...]
