"""The Pratt parser: operators with their binding powers, and where a formula ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache, partial

from lossprep.formula.binders import definitions
from lossprep.formula.cursor import TYPED, Cursor, Limits
from lossprep.formula.juxtaposition import (
    Vocabulary,
    juxtaposed,
    split_names,
    starts_operand,
)
from lossprep.formula.nodes import Binary, Cases, Compare, Index, Node, Number
from lossprep.formula.primary import primary

WHERE, CASES, OR, AND, NOT, COMPARE, SUM, PRODUCT, SIGN, POWER, SUBSCRIPT = range(1, 12)
COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")
_POWERS = {
    "where": WHERE,
    "if": CASES,
    "or": OR,
    "and": AND,
    **dict.fromkeys(COMPARISONS, COMPARE),
    "+": SUM,
    "-": SUM,
    "*": PRODUCT,
    "/": PRODUCT,
    "^": POWER,
    "[": SUBSCRIPT,
}


class Parser(Cursor):
    """Reads one formula.

    ``bound`` are the indices that run where the cursor stands; ``quotient`` is the last
    ``a/b`` that no bracket closed; ``freely`` says that something was read between the lines.
    """

    def __init__(self, text: str, limits: Limits, vocabulary: Vocabulary | None = None) -> None:
        split = partial(split_names, vocabulary) if vocabulary is not None else None
        super().__init__(text, limits, split)
        self.vocabulary = vocabulary
        self.freely = False
        self.bound: list[str] = []
        self.quotient: Node | None = None

    def formula(self) -> Node:
        """The whole text as one formula."""
        if self.at_end():
            self.fail("nothing is written")
        node = self.expression()
        if not self.at_end():
            self.unexpected(self._leftover())
        return node

    def expression(self, power: int = 0) -> Node:
        """What binds tighter than ``power``, from here on."""
        with self.deeper():
            node = primary(self)
            while (binding := self._binding()) > power:
                node = self._infix(node, binding)
            return node

    def _binding(self) -> int:
        token = self.token
        if token.kind == "power":
            return POWER
        if token.kind == "operator" and token.text in _POWERS:
            return _POWERS[token.text]
        if self.vocabulary is not None and starts_operand(self):
            return PRODUCT
        return 0

    def _infix(self, left: Node, binding: int) -> Node:
        token = self.token
        if token.kind == "power":
            return self._superscript(left)
        if binding == PRODUCT and token.text not in ("*", "/"):
            return juxtaposed(self, left, PRODUCT)
        if binding == COMPARE:
            return self._comparison(left)
        self.next()
        if binding == SUBSCRIPT:
            return self._subscripts(left)
        if binding == CASES:
            return self._cases(left)
        if binding == WHERE:
            return definitions(self, left)
        # A power groups from the right: its right side may hold another power.
        right = self.expression(binding - 1 if binding == POWER else binding)
        node = Binary(token.text, left, right, position=token.position)
        if token.text == "/":
            self.quotient = node
        return node

    def _superscript(self, left: Node) -> Node:
        token = self.next()
        exponent = Number(float(token.text), token.text, position=token.position)
        if self.at("^") or self.token.kind == "power":
            self.fail("a power of a power is not clear: put brackets")
        return Binary("^", left, exponent, position=token.position)

    def _comparison(self, first: Node) -> Node:
        rest: list[tuple[str, Node]] = []
        position = self.token.position
        while self.at(*COMPARISONS):
            operator = self.next().text
            rest.append((operator, self.expression(COMPARE)))
        return Compare(first, tuple(rest), position=position)

    def _cases(self, then: Node) -> Node:
        position = self.previous.position
        condition = self.expression(CASES)
        self.expect("else", "after `if` and its condition comes `else`")
        return Cases(then, condition, self.expression(CASES - 1), position=position)

    def _subscripts(self, base: Node) -> Node:
        position = self.previous.position
        found: list[Node] = []
        with self.bracketed():
            found.append(self.expression())
            while self.accept(","):
                found.append(self.expression())
            self.expect("]", "the subscript does not end: a ] is missing")
        if isinstance(base, Index):
            return Index(base.base, (*base.subscripts, *found), position=base.position)
        return Index(base, tuple(found), position=position)

    def _leftover(self) -> str:
        if self.at(")", "]"):
            return f"{self.token.text} closes no bracket"
        if self.at("|"):
            return "this | closes no absolute value"
        if self.token.kind == "operator":
            return f"{self.token.raw} does not fit here"
        return f"an operator is missing before {self.token.raw}; write * to multiply"


def parse(text: str, *, limits: Limits = TYPED) -> Node:
    """Read a formula.

    Raises
    ------
    FormulaError
        What is wrong, and its place.

    Examples
    --------
    >>> parse("-2^2") == parse("-(2^2)") != parse("(-2)^2")
    True
    >>> parse("0,74")
    Traceback (most recent call last):
    lossprep.formula.error.FormulaError: a number has no commas; write 0.74, at character 2
    """
    return _parsed(text, limits)


# An author's formula is asked for with every draw of its inputs.
@lru_cache(maxsize=512)
def _parsed(text: str, limits: Limits) -> Node:
    return Parser(text, limits).formula()


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed formula; ``freely`` where it was read between the lines, to be echoed."""

    node: Node
    freely: bool


def read(
    text: str, variables: Collection[str], functions: Collection[str], *, limits: Limits = TYPED
) -> Reading:
    """Read a formula as people type them: ``2x``, ``p(1-p)``, ``yf``, ``ln p``.

    ``variables`` and ``functions`` say which names are what. Raises :class:`FormulaError`
    where brackets would have to decide, as in ``1/p(1-p)``.

    >>> from lossprep.formula import render
    >>> reading = read("yf + 2y ln f", {"y", "f"}, {"ln"})
    >>> render(reading.node), reading.freely
    ('y·f + 2·y·ln(f)', True)
    """
    parser = Parser(text, limits, Vocabulary(frozenset(variables), frozenset(functions)))
    node = parser.formula()
    return Reading(node, parser.freely)
