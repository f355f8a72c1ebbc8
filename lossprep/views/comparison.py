"""Losses side by side: fact by fact, a row a loss, at any width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lossprep.loss.definition import Loss
from lossprep.model.sheet import Sheet
from lossprep.views.expression import shown
from lossprep.views.facets import label
from lossprep.views.lines import BLANK, Line, line

COMPARED = ("large_errors", "training", "units", "alignment", "use", "avoid", "key")


def comparison(
    losses: Sequence[Loss],
    facts: Mapping[str, Mapping[str, str]],
    sheets: Mapping[str, Sheet],
) -> list[Line]:
    """Show each fact with a row for every loss, then what the packs' sheets say.

    Rows instead of columns: formulas are long, and a terminal of 80 columns holds no table of
    five of them without cutting.
    """
    width = max(len(loss.name) for loss in losses) + 2
    lines = fact("formula", {one.name: shown(one.formula) for one in losses}, width)
    gradients = {one.name: gradient(one) for one in losses}
    lines += fact("gradient", gradients, width)
    for name in dict.fromkeys(name for one in losses for name in facts[one.name]):
        lines += fact(name, {one.name: facts[one.name].get(name, "–") for one in losses}, width)
    for name in COMPARED if sheets else ():
        said = {one.name: sheets[one.name].says(name) for one in losses if one.name in sheets}
        lines += fact(label(name), said, width)
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
    return [BLANK, line((name[:1].upper() + name[1:], "title")), *rows]
