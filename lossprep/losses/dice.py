"""Dice loss: 1 less the overlap of a predicted and a true region, whatever their size.

L = 1 - (2 Σ p y + s)/(Σ p + Σ y + s) for one example; averaged over examples.

Parameters
----------
    prediction: probabilities p, one a pixel: (n, pixels), or (pixels,) for one example.
    target: 0 and 1 of the same shape.
    smooth: s, 0 or more; above 0 it keeps an empty region from being all or nothing.

It counts only the foreground, so a region of ten pixels in a million weighs as much as a
large one; the gradients are noisy for the same reason. Two empty regions agree: 0.

References
----------
    Milletari, Navab and Ahmadi, V-Net, 3DV 2016. Dice, Ecology 26, 1945.

Examples
--------
>>> from lossprep import losses
>>> dice = losses.get("dice")
>>> round(dice.value([0.8, 0.6, 0.1], [1, 1, 0]), 4)
0.2
>>> dice.value([0.0, 0.0], [0, 0])
0.0
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import NONNEGATIVE, UNIT, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.rows import Rows
from lossprep.loss.samples import label_rows


def kernel(
    prediction: Floats, target: Floats, smooth: float
) -> tuple[Floats, Callable[[], Floats]]:
    """One less overlap over size; where there is no size, the two agree."""
    overlap = 2 * (prediction * target).sum(axis=-1) + smooth
    size = (prediction + target).sum(axis=-1) + smooth
    whole = np.where(size == 0, 1, size)

    def derivative() -> Floats:
        shared, across = (overlap / whole)[:, None], whole[:, None]
        return np.asarray(np.where(size[:, None] == 0, 0, (shared - 2 * target) / across))

    return np.where(size == 0, 0, 1 - overlap / whole).astype(prediction.dtype), derivative


LOSS = Rows(
    name="dice",
    title="Dice loss",
    module=__name__,
    kernel=kernel,
    symbols={"p": "prediction", "y": "target"},
    domains={"prediction": UNIT, "target": UNIT},
    parameters=(
        Parameter(
            "smooth", 0.0, "Dice's coefficient", NONNEGATIVE, examples=(1.0,), phrase="smooth {}"
        ),
    ),
    convention_template="{reduction} over examples; sums, not squares; {smooth}",
    formula="1 - (2*sum(i: p_i*y_i) + smooth)/(sum(i: p_i + y_i) + smooth)",
    gradient_formula={
        "prediction": "(2*sum(i: p_i*y_i) + smooth)/s^2 - 2*y/s where s = sum(p) + sum(y) + smooth",
    },
    estimand=Estimand("the region that maximises expected overlap: not calibrated probabilities"),
    limits=(
        "both empty: 0",
        "no foreground, smooth 0: 1 for any prediction above 0, with no gradient",
        "on 0/1 predictions: 1 - F1",
    ),
    variants=(
        Variant("squares in the denominator", "Milletari et al. 2016"),
        Variant("smooth 1, 1e-5 or 1e-7", "various code; MONAI 1e-5"),
    ),
    slips=(
        slip("coefficient", "1 - dice(prediction, target)", "the coefficient, not 1 less it"),
        slip(
            "no-2",
            "1 - (sum(prediction*target) + smooth)/(sum(prediction) + sum(target) + smooth)",
            "the 2 before the overlap is missing",
        ),
        slip(
            "jaccard",
            "1 - i/(sum(prediction) + sum(target) - i) where i = sum(prediction*target)",
            "intersection over union: that is the Jaccard loss",
        ),
        slip(
            "squares",
            "1 - 2*sum(prediction*target)/(sum(prediction^2) + sum(target^2))",
            "squares in the denominator",
        ),
    ),
    gradient_slips=(
        slip("sign", "-dice_gradient(prediction, target)", "the sign"),
        slip(
            "constant-size",
            "-2*target/(sum(prediction) + sum(target) + smooth)",
            "the denominator treated as a constant",
        ),
    ),
    references=("Milletari, Navab and Ahmadi, 3DV 2016",),
    sample=label_rows,
)
