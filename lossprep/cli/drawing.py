"""What ``plot`` is asked to draw: losses, and values of their parameters."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import product
from typing import Any

import numpy as np

from lossprep.cli.calculation import given
from lossprep.cli.measures import find_loss
from lossprep.cli.values import pairs, split
from lossprep.errors import LossprepError, UsageError
from lossprep.loss.curve import curve
from lossprep.loss.definition import Loss
from lossprep.views.curves import Named

MOST = 12  # more curves cannot be told apart


def drawn(words: Sequence[str]) -> list[Named]:
    """Make the curves that the words ask for: each loss with each value of its parameters.

    >>> [one.words for one in drawn(["mse", "huber", "--delta", "1,2"])]
    ['mse', 'huber delta=1', 'huber delta=2']
    """
    names, typed = sorted_out(words)
    found = [find_loss(name) for name in names]
    if not found:
        raise UsageError("plot needs the name of a loss, as in: lossprep plot mse mae huber")
    refuse_unknown(found, typed)
    curves = [one for loss in found for one in variants(loss, typed)]
    if len(curves) > MOST:
        raise UsageError(f"{len(curves)} curves are more than one picture holds: at most {MOST}")
    labels = {one.curve.label: one.curve.name for one in curves}
    if len(labels) > 1:
        told = " and ".join(f"{name} over {label!r}" for label, name in labels.items())
        raise LossprepError(f"no axis is shared: {told}; draw them one by one")
    return curves


def sorted_out(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Tell the names of losses from ``--parameter values`` and ``parameter=values``."""
    names: list[str] = []
    typed: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            (typed if "=" in word else names).append(word)
        elif "=" in word:
            typed.append(word[2:])
        else:
            value = next(rest, None)
            if value is None:
                raise UsageError(f"{word} needs a value, as in {word} 1,2")
            typed.append(f"{word[2:]}={value}")
    return names, pairs(typed)


def known(loss: Loss) -> set[str]:
    """Give the names that may be set: parameters, and what is not drawn over."""
    forms = (loss, *loss.forms)
    return {name for form in forms for name in (*form.params, *form.arguments[1:])}


def refuse_unknown(found: Sequence[Loss], typed: dict[str, str]) -> None:
    """Refuse a parameter that none of the losses has."""
    every = set().union(*map(known, found))
    for name in typed:
        if name not in every:
            near = get_close_matches(name, sorted(every), n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else found[0].signature
            raise LossprepError(f"{' or '.join(x.name for x in found)} has no {name}: {hint}")


def variants(loss: Loss, typed: dict[str, str]) -> list[Named]:
    """Draw a loss once for each combination of the values given."""
    mine = [name for name in typed if name in known(loss)]
    parameters = {p.name: p for form in (*loss.forms, loss) for p in form.parameters}
    choices = [
        [(name, word) for word in split(typed[name], ",")]
        if not getattr(parameters.get(name), "many", False)
        else [(name, typed[name])]
        for name in mine
    ]
    named = []
    for chosen in product(*choices):
        values: dict[str, Any] = {n: given(n, w, parameters.get(n)) for n, w in chosen}
        with np.errstate(all="ignore"):
            found = curve(loss, values)
        named.append(Named(" ".join([loss.name, *(f"{n}={w}" for n, w in chosen)]), found))
    return named
