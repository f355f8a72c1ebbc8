"""Losses side by side: fact by fact, a row a loss, at any width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lossprep.loss.definition import Loss
from lossprep.views.lines import BLANK, Line, line
from lossprep.views.sheet import shown


def comparison(losses: Sequence[Loss], facts: Mapping[str, Mapping[str, str]]) -> list[Line]:
    """Show each fact with a row for every loss.

    Rows instead of columns: formulas are long, and a terminal of 80 columns holds no table of
    five of them without cutting.
    """
    width = max(len(loss.name) for loss in losses) + 2
    lines = fact("formula", {one.name: shown(one.formula) for one in losses}, width)
    gradients = {one.name: gradient(one) for one in losses}
    lines += fact("gradient", gradients, width)
    for name in dict.fromkeys(name for one in losses for name in facts[one.name]):
        lines += fact(name, {one.name: facts[one.name].get(name, "–") for one in losses}, width)
    return lines[1:]


def gradient(loss: Loss) -> str:
    """Write the gradient for the first input."""
    return shown(next(iter(loss.gradient_formula.values())))


def fact(name: str, said: Mapping[str, str], width: int) -> list[Line]:
    """Show one fact of all losses."""
    rows = [
        line((loss.ljust(width), "key"), words, indent=2, hang=width)
        for loss, words in said.items()
    ]
    return [BLANK, line((name.capitalize(), "title")), *rows]
