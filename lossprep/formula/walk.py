"""What a formula mentions: its free names and the functions it calls."""

from __future__ import annotations

from collections.abc import Iterator

from lossprep.formula.nodes import Call, Fold, Name, Node, Where


def names(node: Node) -> frozenset[str]:
    """The names that must be given for ``node`` to be evaluated.

    Indices that run, names that ``where`` defines and bare words given to a keyword
    (``gain=linear``) are not among them.

    >>> from lossprep.formula import parse
    >>> sorted(names(parse("sum(i: w_i * (y_i - c)^2) where c = mean(y)")))
    ['w', 'y']
    """
    return frozenset(_names(node))


def _names(node: Node) -> Iterator[str]:
    match node:
        case Name(id=name):
            yield name
        case Fold():
            yield from _fold_names(node)
        case Where(body=body, definitions=definitions):
            defined: set[str] = set()
            for name, value in definitions:
                yield from names(value) - defined
                defined.add(name)
            yield from names(body) - defined
        case Call(arguments=arguments, keywords=keywords):
            words = tuple(value for _, value in keywords if not isinstance(value, Name))
            for part in (*arguments, *words):
                yield from _names(part)
        case _:
            for part in node.children():
                yield from _names(part)


def _fold_names(node: Fold) -> Iterator[str]:
    running = {entry.id for entry in node.ranges}
    for part in node.children():
        yield from names(part) - running


def calls(node: Node) -> frozenset[str]:
    """The functions that ``node`` calls; sums over an index are no calls.

    >>> from lossprep.formula import parse
    >>> sorted(calls(parse("ln(σ(z)) + |y|")))
    ['abs', 'ln', 'sigmoid']
    """
    below = frozenset[str]().union(*map(calls, node.children()))
    return below | {node.function} if isinstance(node, Call) else below
