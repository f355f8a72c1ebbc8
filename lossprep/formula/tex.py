"""Formulas in TeX."""

from __future__ import annotations

from lossprep.formula.characters import GREEK
from lossprep.formula.nodes import (
    Binary,
    Call,
    Cases,
    Fold,
    Index,
    Number,
    Where,
)
from lossprep.formula.writer import PRODUCT, Writer

_OPERATORS = {
    "+": " + ",
    "-": " - ",
    "*": " ",
    "<=": r" \le ",
    ">=": r" \ge ",
    "!=": r" \ne ",
    "<": " < ",
    ">": " > ",
    "=": " = ",
    "and": r" \land ",
    "or": r" \lor ",
    "not": r"\lnot",
}
_NEW_ROW = r" \\ "
_FUNCTIONS = {"sigmoid": r"\sigma", "log2": r"\log_2", "log10": r"\log_{10}"} | {
    name: "\\" + name for name in ("ln", "log", "exp", "max", "min")
}
_FOLDS = {"sum": r"\sum", "prod": r"\prod", "max": r"\max", "min": r"\min"}


class TexWriter(Writer):
    """TeX for mathematics mode."""

    def number(self, node: Number) -> str:
        r"""The digits; powers of ten written out, and ``%`` escaped.

        >>> TexWriter().number(Number(2.5e13, "2.5e13"))
        '2.5 \\cdot 10^{13}'
        """
        text, percent = node.text.removesuffix("%"), r"\%" * node.text.endswith("%")
        digits, _, exponent = text.lower().partition("e")
        return (rf"{digits} \cdot 10^{{{int(exponent)}}}" if exponent else digits) + percent

    def name(self, name: str) -> str:
        """A Greek letter, a hat, a single letter, or an upright word."""
        base, *parts = name.split("_")
        subscript = f"_{{{','.join(map(_letter, parts))}}}" if parts else ""
        return _letter(base) + subscript

    def word(self, text: str) -> str:
        """Upright."""
        return rf"\text{{{text}}}"

    def operator(self, operator: str) -> str:
        """Products have no sign."""
        return _OPERATORS[operator]

    def binary(self, node: Binary) -> str:
        """Fractions and powers carry their own brackets."""
        if node.operator == "/":
            return rf"\frac{{{self.write(node.left)}}}{{{self.write(node.right)}}}"
        if node.operator == "^":
            return f"{self.base(node.left)}^{{{self.write(node.right)}}}"
        left, right = self.sides(node)
        both = isinstance(node.right, Number) or right[0].isdigit()
        sign = r" \cdot " if node.operator == "*" and both else self.operator(node.operator)
        return f"{left}{sign}{right}"

    def cases(self, node: Cases) -> str:
        """A brace with a row for each case."""
        rows = [rf"{self.write(node.then)} & \text{{if }} {self.write(node.condition)}"]
        rest = node.otherwise
        while isinstance(rest, Cases):
            rows.append(rf"{self.write(rest.then)} & \text{{if }} {self.write(rest.condition)}")
            rest = rest.otherwise
        rows.append(rf"{self.write(rest)} & \text{{otherwise}}")
        return rf"\begin{{cases}} {_NEW_ROW.join(rows)} \end{{cases}}"

    def indicator(self, condition: str) -> str:
        """A one before the condition."""
        return rf"\mathbf{{1}}[{condition}]"

    def index(self, node: Index) -> str:
        """Lowered."""
        subscripts = ", ".join(self.write(part) for part in node.subscripts)
        return f"{self.base(node.base)}_{{{subscripts}}}"

    def call(self, node: Call) -> str:
        """Bars, roots, and functions upright."""
        arguments = self.arguments(node)
        if node.function == "abs":
            return rf"\left|{arguments}\right|"
        if node.function == "sqrt":
            return rf"\sqrt{{{arguments}}}"
        return f"{_FUNCTIONS.get(node.function) or _operator(node.function)}({arguments})"

    def fold(self, node: Fold) -> str:
        """Sums with their indices below."""
        indices = self.indices(node)
        body = self.write(node.body, PRODUCT)
        if node.kind == "each":
            return rf"\left[{self.write(node.body)}\right]_{{{indices}}}"
        if node.kind == "mean" and len(node.ranges) == 1 and node.condition is None:
            return rf"\frac{{1}}{{n}} \sum_{{{indices}}} {body}"
        return rf"{_FOLDS.get(node.kind) or _operator(node.kind)}_{{{indices}}} {body}"

    def where(self, node: Where) -> str:
        """The definitions behind a wide space."""
        parts = [f"{self.name(name)} = {self.write(value)}" for name, value in node.definitions]
        return rf"{self.write(node.body)}, \quad {', '.join(parts)}"


def _operator(name: str) -> str:
    escaped = name.replace("_", r"\_")
    return rf"\operatorname{{{escaped}}}"


def _letter(name: str) -> str:
    if name in GREEK.values():
        return "\\" + name
    if len(name) > 1 and name.isascii() and name.isalpha():
        return rf"\mathrm{{{name}}}"
    return r"\hat{y}" if name == "ŷ" else name
