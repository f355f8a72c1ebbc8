"""A formula as it is shown: in Unicode for the terminal, in TeX for paper."""

from __future__ import annotations

from typing import Literal

from lossprep.formula.nodes import Node
from lossprep.formula.tex import TexWriter
from lossprep.formula.unicode import UnicodeWriter


def render(node: Node, style: Literal["unicode", "tex"] = "unicode") -> str:
    r"""Write a formula with no more brackets than it needs.

    >>> from lossprep.formula import parse
    >>> node = parse("-(y*log(p) + (1-y)*log(1-p))/n^2")
    >>> render(node)
    '-(y·log(p) + (1 - y)·log(1 - p))/n²'
    >>> render(node, "tex")
    '\\frac{-(y \\log(p) + (1 - y) \\log(1 - p))}{n^{2}}'
    """
    writer = TexWriter() if style == "tex" else UnicodeWriter()
    return writer.write(node)
