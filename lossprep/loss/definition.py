"""What a Loss is: a measure with a gradient, a noise model and an estimand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lossprep.loss.domain import Floats
from lossprep.loss.facts import Estimand, Kink, Noise
from lossprep.loss.measure import Measure
from lossprep.model.content import Slip

# One loss a sample (or a function that gives them, where they cost more than the derivatives
# do), and a function that gives the derivative for each input.
Kernel = Callable[..., tuple[Any, Callable[..., Any]]]
Wanted = Literal["value", "gradient", "both"]
Value = float | Floats
Gradient = Floats | tuple[Floats, ...]


@dataclass(frozen=True, kw_only=True, repr=False)
class Loss(Measure):
    """A loss: value and gradient, and what one should know of it.

    ``kernel`` takes the arguments and parameters and returns one loss a sample, and a
    function that returns the derivative for each of ``inputs``; so both share their work.
    ``gradient_formula`` has one expression an input. ``mass`` is what a sample counts for in
    a mean, where that is not 1. Samples are ``coupled`` where one is another's negative; the
    formulas are then those of a batch's mean. ``proper`` says whether the true probabilities
    are the best prediction (None where a prediction is none), ``shift_invariant`` whether
    adding one number to a sample's whole prediction changes nothing. ``forms`` are the same
    loss over other inputs, such as distances instead of vectors.
    """

    kernel: Kernel
    gradient_formula: Mapping[str, str]
    inputs: tuple[str, ...] = ("prediction",)
    noise: Noise | None = None
    estimand: Estimand | None = None
    kinks: tuple[Kink, ...] = ()
    gradient_slips: tuple[Slip, ...] = ()
    mass: Callable[..., Floats] | None = None
    coupled: bool = False
    proper: bool | None = None
    shift_invariant: bool = False
    forms: tuple[Loss, ...] = ()

    def value(
        self, *arguments: Any, reduction: str = "mean", weights: Any = None, **named: Any
    ) -> Value:
        """The loss: a number, or one a sample with ``reduction="none"``.

        >>> from lossprep import losses
        >>> losses.get("mse").value([1.0, 0.9, 1.1], [2, 1, 0], reduction="sum")
        2.22
        """
        return self.form(named)._run(arguments, named, reduction, weights, "value")[0]

    def gradient(
        self, *arguments: Any, reduction: str = "mean", weights: Any = None, **named: Any
    ) -> Gradient:
        """The gradient for the input, in its shape; a tuple where there are several inputs.

        With ``reduction="none"`` it is the gradient of the sum.

        >>> from lossprep import losses
        >>> losses.get("mae").gradient([3, 0, 2], [1, 0, 5], reduction="sum")
        array([ 1.,  0., -1.])
        """
        form = self.form(named)
        return form._single(form._run(arguments, named, reduction, weights, "gradient")[1])

    def value_and_gradient(
        self, *arguments: Any, reduction: str = "mean", weights: Any = None, **named: Any
    ) -> tuple[Value, Gradient]:
        """Both, sharing their work.

        >>> from lossprep import losses
        >>> losses.get("huber").value_and_gradient(2.0, 5.0)
        (2.5, array(-1.))
        """
        form = self.form(named)
        value, gradients = form._run(arguments, named, reduction, weights, "both")
        return value, form._single(gradients)

    def form(self, named: Mapping[str, Any]) -> Loss:
        """The loss over the inputs that these names give: one of ``forms``, or itself.

        >>> from lossprep import losses
        >>> losses.get("focal").form({"logits": 0.3}).inputs
        ('logits',)
        """
        for form in self.forms:
            if any(name in named for name in form.arguments if name not in self.arguments):
                return form
        return self

    def gradient_formula_with(self, params: Mapping[str, Any]) -> Mapping[str, str]:
        """The gradient's formulas of the convention that these parameters give."""
        variant = self.variant_with(params)
        return variant.gradient_formula if variant else self.gradient_formula

    def _single(self, gradients: tuple[Floats, ...]) -> Gradient:
        return gradients[0] if len(self.inputs) == 1 else gradients

    def _run(
        self,
        positional: tuple[Any, ...],
        named: dict[str, Any],
        reduction: str,
        weights: Any,
        wanted: Wanted,
    ) -> tuple[Value, tuple[Floats, ...]]:
        raise NotImplementedError


def as_tuple(derivatives: Floats | tuple[Floats, ...]) -> tuple[Floats, ...]:
    """What a kernel returns for one input or for several, as a tuple."""
    return derivatives if isinstance(derivatives, tuple) else (derivatives,)
