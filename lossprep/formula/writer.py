"""A formula as text: where brackets are needed. What the pieces look like, a style says."""

from __future__ import annotations

from abc import ABC, abstractmethod

from lossprep.formula.nodes import (
    Binary,
    Call,
    Cases,
    Compare,
    Fold,
    Index,
    Indicator,
    Name,
    Node,
    Number,
    Text,
    Unary,
    Vector,
    Where,
)

WHERE, CASES, OR, AND, NOT, COMPARE, SUM, PRODUCT, SIGN, POWER, OPERAND = range(1, 12)
LEVELS = {"or": OR, "and": AND, "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER}


class Writer(ABC):
    """The base of the two styles; a style overrides how a piece is written."""

    def write(self, node: Node, level: int = 0) -> str:
        """``node`` as text, bracketed if it binds less than ``level``."""
        text, own = self._piece(node)
        return self.brackets(text) if own < level else text

    def _piece(self, node: Node) -> tuple[str, int]:
        match node:
            case Number():
                return self.number(node), OPERAND
            case Name(id=name):
                return self.name(name), OPERAND
            case Text(value=value):
                return self.word(value), OPERAND
            case Unary():
                return self.unary(node)
            case Binary():
                return self.binary(node), LEVELS[node.operator]
            case Compare():
                return self.compare(node), COMPARE
            case _:
                return self._larger_piece(node)

    def _larger_piece(self, node: Node) -> tuple[str, int]:
        match node:
            case Cases():
                return self.cases(node), CASES
            case Where():
                return self.where(node), WHERE
            case Fold():
                return self.fold(node), OPERAND if node.kind == "each" else PRODUCT
            case Indicator(condition=condition):
                return self.indicator(self.write(condition)), OPERAND
            case Vector(items=items):
                return self.vector([self.write(item) for item in items]), OPERAND
            case Index():
                return self.index(node), OPERAND
            case Call():
                return self.call(node), OPERAND
            case _:
                raise TypeError(type(node).__name__)

    def brackets(self, text: str) -> str:
        """Round ones."""
        return f"({text})"

    def vector(self, items: list[str]) -> str:
        """In square brackets."""
        return f"[{', '.join(items)}]"

    def unary(self, node: Unary) -> tuple[str, int]:
        """``-x``, and ``not x``."""
        if node.operator == "not":
            return f"{self.operator('not')} {self.write(node.operand, NOT)}", NOT
        return f"-{self.write(node.operand, SIGN)}", SIGN

    def base(self, node: Node) -> str:
        """What a power or a subscript stands behind; a root would reach over it."""
        text = self.write(node, OPERAND)
        return self.brackets(text) if isinstance(node, Call) and node.function == "sqrt" else text

    def sides(self, node: Binary) -> tuple[str, str]:
        """Left and right of an operator, each with the brackets that it needs.

        Only a power groups from the right; to the right of the others, equals are bracketed,
        and a sign always is. A sum may end a product and not begin it.
        """
        level = LEVELS[node.operator]
        power, product = node.operator == "^", level == PRODUCT
        left = self.base(node.left) if power else self.write(node.left, level)
        if product and _ends_with_fold(node.left):
            left = self.brackets(self.write(node.left))
        if node.operator == "*" and isinstance(node.right, Fold):
            return left, self.write(node.right)
        right = self.write(node.right, level if power else level + 1)
        return left, self.brackets(right) if right.startswith("-") and not power else right

    def binary(self, node: Binary) -> str:
        """An operator between its sides."""
        left, right = self.sides(node)
        return f"{left}{self.operator(node.operator)}{right}"

    def compare(self, node: Compare) -> str:
        """A chain of comparisons."""
        parts = [self.write(node.first, SUM)]
        for operator, operand in node.rest:
            parts.append(f"{self.operator(operator)}{self.write(operand, SUM)}")
        return "".join(parts)

    def arguments(self, node: Call) -> str:
        """What stands between the brackets of a call."""
        plain = [self.write(argument) for argument in node.arguments]
        keyed = [f"{self.name(name)}={self.write(value)}" for name, value in node.keywords]
        return ", ".join(plain + keyed)

    def indices(self, node: Fold) -> str:
        """The indices of a fold with what restricts them."""
        names = ", ".join(self._range(entry.id, entry.start) for entry in node.ranges)
        return names if node.condition is None else f"{names}: {self.write(node.condition)}"

    def _range(self, name: str, start: int) -> str:
        return f"{name}={start}" if start else name

    @abstractmethod
    def number(self, node: Number) -> str:
        """The digits."""

    @abstractmethod
    def name(self, name: str) -> str:
        """A name with its subscripts."""

    @abstractmethod
    def word(self, text: str) -> str:
        """A quoted word."""

    @abstractmethod
    def operator(self, operator: str) -> str:
        """An operator with the space around it."""

    @abstractmethod
    def cases(self, node: Cases) -> str:
        """The branches of a case distinction."""

    @abstractmethod
    def indicator(self, condition: str) -> str:
        """1 where the condition holds."""

    @abstractmethod
    def index(self, node: Index) -> str:
        """An element."""

    @abstractmethod
    def call(self, node: Call) -> str:
        """A function with its arguments."""

    @abstractmethod
    def fold(self, node: Fold) -> str:
        """A sum or the like over an index."""

    @abstractmethod
    def where(self, node: Where) -> str:
        """A formula with what its names stand for."""


def _ends_with_fold(node: Node) -> bool:
    if isinstance(node, Binary):
        return LEVELS[node.operator] == PRODUCT and _ends_with_fold(node.right)
    if isinstance(node, Unary):
        return _ends_with_fold(node.operand)
    return isinstance(node, Fold) and node.kind != "each"
