"""The closed grammar: formulas read, evaluated and shown, and nothing else executed.

Packs, the losses' own files and what learners type are all written in it:

numbers
    ``0.74``, ``2.5e13``, ``25%``, ``½``
operators
    ``+ - * / ^`` (``×``, ``·``, ``÷``, ``−``, ``²`` as well); a power groups from the right
    and binds tighter than a sign, so ``-2^2`` is -4
brackets
    ``(a)``, ``|a|`` for abs, ``√a``
vectors, matrices
    ``[1, 2]``, ``[[1, 2], [3, 4]]``; arithmetic is element by element
names
    Latin and Greek letters, ``_``; ``δ`` is ``delta``, ``ŷ`` is ``yhat``; ``pi`` and ``e``
    unless given otherwise
calls
    ``huber(e, 0, delta=2)``, ``ndcg(s, y, gain="linear")`` (or ``gain=linear``); ``σ(z)`` is
    ``sigmoid(z)``; which functions there are, a table given to :func:`evaluate` says
comparisons
    ``< <= > >= = !=``, chained as in ``0 < z <= 1``; ``and``, ``or``, ``not``
cases
    ``r^2/2 if |r| <= δ else δ*(|r| - δ/2)``, and ``a if c else b if d else f``
indicators
    ``1[y = 1]``
names for parts
    ``|r| if r > 0 else 2*r where r = y - f, s = r^2`` (each seen by those after it)
sums over an index
    ``sum(i: (y_i - f_i)^2)``, likewise ``mean prod max min``; several indices and a condition:
    ``mean(i, j if y_i > y_j: log(1 + exp(s_j - s_i)))``. ``[i: 2*r_i]`` is the vector of
    ``2*r_i``, ``[i, j: ...]`` a matrix. Short: ``sum_i(y_i)``, ``Σ_i(y_i)``.
subscripts
    ``y_i`` (where i runs), ``z_ij``, ``y[i]``, ``z[i, j]``, ``softmax(z)[c]``; ``z[i]`` is row
    i of a matrix. An index runs over what it is a subscript of, or over what is said:
    ``sum(i in y: 1)``. As a number an index counts from 0, or from 1 with
    ``sum(i from 1: g_i/log2(i + 1))``; as a subscript it is its own element either way, and any
    other subscript (``z[c]``) counts from 0, as class targets do.

What learners type is read more freely by :func:`read`, which knows the variables: ``2x``,
``p(1-p)``, ``yf`` and ``ln p`` are products and calls, ``1/p(1-p)`` asks for brackets.

Empty sums are 0, empty products 1, an empty mean is undefined (NaN). Values may be infinite or
NaN: whoever asks must look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lossprep.formula.cursor import AUTHORED, TYPED, Limits
from lossprep.formula.error import FormulaError
from lossprep.formula.nodes import Node
from lossprep.formula.parser import Reading, parse, read
from lossprep.formula.render import render
from lossprep.formula.walk import calls, names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "AUTHORED",
    "TYPED",
    "FormulaError",
    "Limits",
    "Node",
    "Reading",
    "calls",
    "evaluate",
    "names",
    "parse",
    "read",
    "render",
]


def evaluate(
    node: Node,
    names: Mapping[str, Any],
    functions: Mapping[str, Callable[..., Any]],
    *,
    steps: int = 200_000,
) -> float | NDArray[np.float64]:
    """The value of a formula: a float, or an array where vectors came in.

    Parameters
    ----------
    node
        What :func:`parse` gave.
    names
        What the names stand for: numbers, vectors or matrices (nested sequences or arrays).
    functions
        What may be called. Scalars come as floats, vectors as arrays of floats; a bare or quoted
        word given to a keyword comes as a string, ``true`` and ``false`` as booleans.
    steps
        How many nodes may be visited; sums within sums visit theirs over and over.

    Raises
    ------
    FormulaError
        An unknown name or function, shapes that do not go together, what a function refuses.

    Examples
    --------
    >>> evaluate(parse("mean(i: (y_i - f)^2)"), {"y": [1, 2, 3], "f": 2}, {})
    0.6666666666666666
    >>> evaluate(parse("9^9^9^9"), {}, {})
    inf
    """
    # Reading a formula must not cost NumPy's import: figures in a cached pack are only found.
    from lossprep.formula.evaluation import evaluate as evaluated  # noqa: PLC0415

    value: float | NDArray[np.float64] = evaluated(node, names, functions, steps=steps)
    return value
