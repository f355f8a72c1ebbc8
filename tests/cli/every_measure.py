"""Each loss with its forms and each metric, and inputs drawn for it as one types them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from lossprep import losses, metrics
from lossprep.cli.app import run
from lossprep.loss.definition import Loss
from lossprep.loss.measure import Measure
from lossprep.loss.parameter import REQUIRED

NAMES = (*losses.names(), *metrics.names())
SEED, DRAWS = 20261124, 6


def measures() -> dict[str, Measure]:
    """By a name for the test; a form's whole is found by its ``.name``."""
    found: dict[str, Measure] = {}
    for name in NAMES:
        whole = losses.get(name) if name in losses.names() else metrics.get(name)
        for each in (whole, *(whole.forms if isinstance(whole, Loss) else ())):
            found[name if each is whole else each.signature.partition("*")[0]] = each
    return found


def drawn(measure: Measure) -> dict[str, Any]:
    """Inputs for it, and the parameters that have no default."""
    required = {p.name: p.examples[0] for p in measure.parameters if p.default is REQUIRED}
    return {**measure.sample(np.random.default_rng(SEED), DRAWS), **required}


def words(named: dict[str, Any]) -> list[str]:
    return [f"{name}={typed(value)}" for name, value in named.items()]


def typed(value: Any) -> str:
    """As one types it: ``1,2;3,4``; what has more dimensions stands in brackets."""
    if isinstance(value, str):
        return value
    array = np.asarray(value)
    if array.ndim > 2:
        return f"{array.tolist()}"
    rows = [",".join(map(repr, row)) for row in np.atleast_2d(array).tolist()]
    return ";".join(rows)


def report(capsys: Any, *args: str) -> dict[str, Any]:
    """What a command that succeeds prints as JSON; nothing beside it."""
    assert run([*args, "--json"]) == 0, capsys.readouterr().err
    said = capsys.readouterr()
    assert said.err == ""
    found: dict[str, Any] = json.loads(said.out, parse_constant=refuse)
    return found


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def is_reduced(measure: Measure) -> bool:
    """Whether it is one number a sample before the reduction."""
    return "{reduction}" in measure.convention_template
