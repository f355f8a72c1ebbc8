"""Whatever is given, there is a result without NaN or one clear line."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses, metrics
from lossprep.errors import LossprepError

MEASURES = {
    f"{name}({', '.join(form.arguments)})": form
    for registry in (losses, metrics)
    for name in registry.names()
    for form in (registry.get(name), *getattr(registry.get(name), "forms", ()))
}
ODD = (None, "abc", [[1, 2], [3]], 1j, True, [], [[]], np.inf, np.nan, 0, -1, 2.5)


def arguments(form, rng):
    """Odd things, or arrays of any one shape."""
    if rng.random() < 0.5:
        return {name: ODD[rng.integers(len(ODD))] for name in form.arguments}
    shape = tuple(rng.integers(0, 4, rng.integers(0, 4)))
    kinds = (rng.random(shape), rng.integers(0, 2, shape), rng.random(shape) * 1e300)
    return {name: kinds[rng.integers(len(kinds))] for name in form.arguments}


def keywords(form, rng):
    named = {}
    for parameter in form.parameters:
        if rng.random() < 0.4 or repr(parameter.default) == "required":
            choices = [*parameter.choices, 0.5, 1, 2, 0, -1, [0.0, 1.0], "word", 1j]
            named[parameter.name] = choices[rng.integers(len(choices))]
    if rng.random() < 0.3:
        named["reduction"] = ("none", "sum", "mean", "average")[rng.integers(4)]
    if rng.random() < 0.3:
        named["weights"] = ODD[rng.integers(len(ODD))]
    if rng.random() < 0.1:
        named["mask"] = ODD[rng.integers(len(ODD))]
    return named


@pytest.mark.parametrize("key", MEASURES)
def test_nothing_but_a_result_or_a_line(key):
    form, rng = MEASURES[key], np.random.default_rng(9)
    for _ in range(150):
        drawn, named = arguments(form, rng), keywords(form, rng)
        for method in ("value", "gradient"):
            if not hasattr(form, method):
                continue
            said, parts = outcome(getattr(form, method), {**drawn, **named})
            assert "\n" not in said
            assert said or parts
            for part in parts:
                assert not np.isnan(part).any(), (drawn, named)


def outcome(method, given):
    """The error's line, or the result's parts."""
    try:
        found = method(**given)
    except LossprepError as error:
        return str(error), ()
    return "", found if isinstance(found, tuple) else (found,)
