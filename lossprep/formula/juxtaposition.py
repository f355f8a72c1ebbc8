"""Formulas as people type them: what stands side by side is multiplied, and said so.

Only typed answers are read this way, with the variables and functions known. Where two
readings are possible, brackets are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lossprep.formula.nodes import Binary, Call, Node
from lossprep.formula.tokens import Token

if TYPE_CHECKING:
    from lossprep.formula.parser import Parser


@dataclass(frozen=True)
class Vocabulary:
    """Which names are variables, and which functions."""

    variables: frozenset[str]
    functions: frozenset[str]

    def knows(self, name: str) -> bool:
        """Whether ``name`` stands for something, alone or with a subscript."""
        return name in self.known or name.partition("_")[0] in self.known

    @cached_property
    def known(self) -> frozenset[str]:
        """All of them; a long word is looked up here thousands of times."""
        return self.variables | self.functions


def split_names(vocabulary: Vocabulary, found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Split names that are several variables written together, as in ``yf``."""
    return tuple(part for token in found for part in _split(token, vocabulary))


def _split(token: Token, vocabulary: Vocabulary) -> Iterator[Token]:
    if token.kind != "name" or vocabulary.knows(token.text) or token.text != token.raw:
        yield token
        return
    position = token.position
    for part in _parts(token.text, vocabulary) or (token.text,):
        yield Token("name", part, part, position)
        position += len(part)


def _parts(name: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """``name`` as known names side by side, longer ones first; None if it is not."""
    rests: dict[int, tuple[str, ...]] = {len(name): ()}
    for start in range(len(name) - 1, -1, -1):
        for end in range(len(name), start, -1):
            if end in rests and vocabulary.knows(name[start:end]):
                rests[start] = (name[start:end], *rests[end])
                break
    return rests.get(0)


def starts_operand(parser: Parser) -> bool:
    """Whether what comes next could be multiplied with what stands before it."""
    if parser.token.kind in ("number", "name"):
        return True
    return parser.at("(", "√") or (parser.at("|") and parser.bars == 0)


def juxtaposed(parser: Parser, left: Node, product: int) -> Node:
    """``left`` times the operand that comes next."""
    token = parser.token
    if token.kind == "number" and not (token.text in ("1", "𝟙") and parser.follows("[")):
        parser.fail(f"an operator is missing before {token.raw}; write * to multiply")
    if left is parser.quotient:
        parser.fail("does this still belong below the /? Put brackets")
    if isinstance(left, Binary) and left.operator == "^" and _runs_on(parser):
        parser.fail("does this still belong to the power? Put brackets or a space")
    parser.freely = True
    return Binary("*", left, parser.expression(product), position=token.position)


def _runs_on(parser: Parser) -> bool:
    """Whether a name follows a name without a space."""
    both = parser.previous.kind == parser.token.kind == "name"
    return both and parser.previous.end == parser.token.position


def is_call(parser: Parser) -> bool:
    """Whether the name before a bracket is a function, not a variable times a bracket."""
    name, vocabulary = parser.token.text, parser.vocabulary
    return vocabulary is None or name not in vocabulary.variables


def bare_call(parser: Parser, sign: int) -> Node | None:
    """``ln p`` as ``ln(p)``; None where no function stands before an operand."""
    vocabulary, token = parser.vocabulary, parser.token
    if vocabulary is None or token.text not in vocabulary.functions - vocabulary.variables:
        return None
    parser.next()
    if not starts_operand(parser):
        parser.fail(f"{token.raw} needs brackets: {token.raw}(...)", token.position)
    argument = parser.expression(sign)
    if starts_operand(parser):
        parser.fail(f"how far {token.raw} reaches is not clear: put brackets")
    parser.freely = True
    return Call(token.text, (argument,), position=token.position)
