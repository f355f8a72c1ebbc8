"""Formulas for the terminal: ``δ·(|r| - δ/2)``, ``Σᵢ wᵢ·rᵢ²``."""

from __future__ import annotations

from lossprep.formula.characters import GREEK
from lossprep.formula.nodes import (
    Binary,
    Call,
    Cases,
    Fold,
    Index,
    Name,
    Number,
    Where,
)
from lossprep.formula.writer import CASES, OR, PRODUCT, Writer

LETTERS = {name: letter for letter, name in GREEK.items()}
_OPERATORS = {
    "+": " + ",
    "-": " - ",
    "*": "·",
    "<=": " ≤ ",
    ">=": " ≥ ",
    "!=": " ≠ ",
    "<": " < ",
    ">": " > ",
    "=": " = ",
    "and": " and ",
    "or": " or ",
}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPTS = dict(zip("0123456789ijknmtshxa", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘₜₛₕₓₐ", strict=True))
_FOLDS = {"sum": "Σ", "prod": "Π"}


class UnicodeWriter(Writer):
    """One line of Unicode text."""

    def number(self, node: Number) -> str:
        """The digits as they were written."""
        return node.text

    def name(self, name: str) -> str:
        """A Greek letter where the name is one, subscripts lowered where they can be."""
        base, *parts = name.split("_")
        letter = LETTERS.get(base, base)
        return letter + "".join(_lowered(part) for part in parts)

    def word(self, text: str) -> str:
        """A quoted word."""
        return f'"{text}"'

    def operator(self, operator: str) -> str:
        """With spaces where they help."""
        return _OPERATORS.get(operator, operator)

    def binary(self, node: Binary) -> str:
        """Small whole powers are raised."""
        exponent = node.right
        if node.operator == "^" and isinstance(exponent, Number) and exponent.text.isdecimal():
            return self.base(node.left) + exponent.text.translate(_SUPERSCRIPTS)
        return super().binary(node)

    def cases(self, node: Cases) -> str:
        """As it is typed."""
        then = self.write(node.then, OR)
        condition = self.write(node.condition, OR)
        return f"{then} if {condition} else {self.write(node.otherwise, CASES)}"

    def indicator(self, condition: str) -> str:
        """A one before the condition."""
        return f"1[{condition}]"

    def index(self, node: Index) -> str:
        """Lowered where every subscript can be, in square brackets elsewhere."""
        base = self.base(node.base)
        plain = [part.id for part in node.subscripts if isinstance(part, Name)]
        if len(plain) == len(node.subscripts) and isinstance(node.base, Name):
            return base + _lowered("".join(plain))
        return f"{base}[{', '.join(self.write(part) for part in node.subscripts)}]"

    def call(self, node: Call) -> str:
        """``|x|`` for abs, ``√`` for sqrt, ``σ`` for sigmoid."""
        arguments = self.arguments(node)
        if node.function == "abs":
            return f"|{arguments}|"
        if node.function == "sqrt":
            inner = node.arguments[0] if node.arguments else None
            return f"√{arguments}" if isinstance(inner, Number | Name) else f"√({arguments})"
        return f"{'σ' if node.function == 'sigmoid' else node.function}({arguments})"

    def fold(self, node: Fold) -> str:
        """``Σᵢ``, and the others as they are typed."""
        indices = self.indices(node)
        body = self.write(node.body, PRODUCT)
        if node.kind == "each":
            return f"[{self.write(node.body)} for each {indices}]"
        if node.kind == "mean" and len(node.ranges) == 1 and node.condition is None:
            return f"(1/n)·Σ{_lowered(indices)} {body}"
        return f"{_FOLDS.get(node.kind, node.kind)}{_lowered(indices)} {body}"

    def where(self, node: Where) -> str:
        """As it is typed."""
        parts = [f"{self.name(name)} = {self.write(value)}" for name, value in node.definitions]
        return f"{self.write(node.body)}, {', '.join(parts)}"


def _lowered(text: str) -> str:
    letters = text.replace(", ", "").replace(",", "")
    if all(letter in _SUBSCRIPTS for letter in letters):
        return "".join(_SUBSCRIPTS[letter] for letter in letters)
    return f"_{text}" if text.isalnum() else f"_{{{text}}}"
