"""Mean squared error: errors count by their square, so it estimates the mean.

L = (ŷ - y)², averaged over all elements.

Parameters
----------
    prediction: real numbers of any shape, in the target's unit.
    target: real numbers of the same shape. The loss is in that unit squared.

The gradient, 2(ŷ - y), vanishes at the optimum and grows without bound with the error: one
residual of 10 outweighs ten of 1 by ten to one. It is what Gaussian noise of constant
variance makes maximum likelihood, and it estimates the mean whatever the noise.

References
----------
    Legendre, Nouvelles méthodes pour la détermination des orbites des comètes, 1805.
    Gauss, Theoria motus corporum coelestium, 1809.

Examples
--------
>>> from lossprep import losses
>>> mse = losses.get("mse")
>>> mse.value([1.0, 0.9, 1.1], [2, 1, 0])
0.74
>>> mse.gradient([1.5, 0.8, 0.3], [2, 1, 0]).round(4)
array([-0.3333, -0.1333,  0.2   ])
"""

from __future__ import annotations

from collections.abc import Callable

from lossprep.loss.domain import Floats
from lossprep.loss.facts import MEAN, Noise, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.samples import reals


def kernel(prediction: Floats, target: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """Squared error and its derivative, element by element."""
    error = prediction - target
    return error * error, lambda: 2 * error


LOSS = Pointwise(
    name="mse",
    title="Mean squared error",
    module=__name__,
    kernel=kernel,
    symbols={"f": "prediction", "y": "target"},
    formula="(f - y)^2",
    proper=True,
    gradient_formula={"prediction": "2*(f - y)"},
    noise=Noise("Gaussian of constant variance (here 1/2)", "exp(-(y - f)^2)/sqrt(pi)"),
    estimand=MEAN,
    limits=(
        "half of it is Huber's loss for delta towards infinity",
        "on probabilities it is the Brier score: proper, like cross-entropy",
    ),
    variants=(
        Variant("half the square", "optax l2_loss, scikit-learn HalfSquaredError"),
        Variant("summed over a row, averaged over rows", "PyTorch before 0.4 for some layouts"),
    ),
    slips=(
        slip("sum", "sum((prediction - target)^2)", "the sum of squares, not divided by n"),
        slip(
            "over-rows",
            "sum((prediction - target)^2)/length([i: prediction[i, 0]])",
            "divided by the number of rows, not of elements",
        ),
        slip("half", "mean((prediction - target)^2)/2", "halved: the 1/(2n) convention"),
        slip("half-sum", "sum((prediction - target)^2)/2", "half the sum, not divided by n"),
        slip("root", "sqrt(mean((prediction - target)^2))", "the root of it: that is RMSE"),
        slip("absolute", "mean(abs(prediction - target))", "absolute errors: that is MAE"),
        slip(
            "n-1",
            "sum((prediction - target)^2)/(length(prediction) - 1)",
            "divided by n - 1 instead of n",
        ),
        slip("mean-first", "mean(prediction - target)^2", "the square of the mean error"),
        slip("signed", "mean(prediction - target)", "errors not squared: they cancel"),
        slip(
            "largest-dropped",
            "(sum((prediction - target)^2) - max((prediction - target)^2))/length(prediction)",
            "the largest term is missing from the sum",
        ),
    ),
    gradient_slips=(
        slip("no-2", "mse_gradient(prediction, target)/2", "the factor 2 is missing"),
        slip("no-1/n", "2*(prediction - target)", "not divided by n"),
        slip("sign", "-mse_gradient(prediction, target)", "the sign: it is prediction - target"),
        slip("no-2/n", "prediction - target", "neither the factor 2 nor the division by n"),
        slip(
            "value",
            "(prediction - target)^2/length(prediction)",
            "the value's term, not differentiated",
        ),
    ),
    references=("Gauss, Theoria motus, 1809",),
    sample=reals,
)
