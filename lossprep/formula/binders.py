"""What gives a name a meaning inside a formula: sums over an index, and ``where``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lossprep.formula.nodes import Fold, FoldKind, Index, Name, Node, Range, Where

if TYPE_CHECKING:
    from lossprep.formula.parser import Parser

FOLDS = frozenset({"sum", "mean", "prod", "max", "min"})
# Tighter than `where`, so that a range's `if` is not read as cases.
_CONDITION = 2


def fold(parser: Parser, kind: str, position: int) -> Node:
    """``i, j if condition: body)``, the name and the bracket having been read."""
    with parser.bracketed():
        node = _folded(parser, cast("FoldKind", kind), position)
        parser.expect(")", f"the {kind} does not end: a ) is missing")
    return node


def comprehension(parser: Parser, position: int) -> Node:
    """``i: body]``, a vector over i, the bracket having been read."""
    node = _folded(parser, "each", position)
    if node.condition is not None:
        parser.fail("a vector over an index takes no condition", node.condition.position)
    parser.expect("]", "the vector does not end: a ] is missing")
    return node


def _folded(parser: Parser, kind: FoldKind, position: int) -> Fold:
    ranges = [_range(parser)]
    while parser.accept(","):
        ranges.append(_range(parser))
    parser.bound.extend(entry.id for entry in ranges)
    condition = parser.expression(_CONDITION) if parser.accept("if") else None
    parser.expect(":", "after the index comes a colon, as in sum(i: y_i)")
    body = parser.expression()
    del parser.bound[-len(ranges) :]
    return Fold(kind, tuple(ranges), condition, body, position=position)


def _range(parser: Parser) -> Range:
    token = parser.token
    if token.kind != "name" or token.text in parser.bound:
        parser.unexpected("an index is missing here, a letter not yet in use, as in sum(i: y_i)")
    parser.next()
    start = 0
    over = None
    if parser.accept("from"):
        start = _start(parser)
    if parser.accept("in"):
        over = parser.expression(_CONDITION)
    return Range(token.text, start, over, position=token.position)


def _start(parser: Parser) -> int:
    token = parser.next()
    if token.text not in ("0", "1"):
        parser.fail("an index runs from 0 or from 1", token.position)
    return int(token.text)


def subscripted_fold(parser: Parser) -> Node | None:
    """``sum_i(body)`` and ``Σ_i(body)``, as ``sum(i: body)``; None if it is none."""
    token = parser.token
    kind, _, letters = token.text.partition("_")
    if kind not in FOLDS or not letters or not parser.follows("("):
        return None
    if any(letter in parser.bound for letter in letters):
        parser.fail(f"one of {letters} is in use already; take another letter")
    parser.next()
    parser.next()
    ranges = tuple(Range(letter, position=token.position) for letter in letters)
    parser.bound.extend(letters)
    with parser.bracketed():
        body = parser.expression()
        parser.expect(")", f"the {kind} does not end: a ) is missing")
    del parser.bound[-len(ranges) :]
    return Fold(cast("FoldKind", kind), ranges, None, body, position=token.position)


def subscripted(parser: Parser) -> Node | None:
    """``y_i`` where i runs, as ``y[i]``, and ``z_ij`` as ``z[i, j]``; None if it is none."""
    token = parser.token
    base, *parts = token.text.split("_")
    subscripts: list[str] = []
    for part in parts:
        subscripts.extend([part] if part in parser.bound else part)
    if not subscripts or any(part not in parser.bound for part in subscripts):
        return None
    parser.next()
    places = tuple(Name(part, position=token.position) for part in subscripts)
    return Index(Name(base, position=token.position), places, position=token.position)


def definitions(parser: Parser, body: Node) -> Node:
    """``r = y - f, s = r^2``, after ``where``."""
    position = parser.previous.position
    found: list[tuple[str, Node]] = []
    while True:
        if parser.token.kind != "name" or not parser.follows("="):
            parser.unexpected("after `where` come definitions, as in where r = y - f")
        name = parser.next().text
        parser.next()
        found.append((name, parser.expression(1)))
        if not parser.accept(","):
            return Where(body, tuple(found), position=position)
