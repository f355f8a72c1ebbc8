"""What a loss and a metric have in common: their arguments, parameters and facts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.loss.domain import REAL, Domain
from lossprep.loss.facts import Variant
from lossprep.loss.parameter import REQUIRED, Parameter
from lossprep.model.content import Slip

Sampler = Callable[[np.random.Generator, int], dict[str, Any]]  # noqa: TID251  (a type only)


@dataclass(frozen=True, kw_only=True, repr=False)
class Measure:
    """What a loss or a metric is, apart from how it is computed.

    ``arguments`` are positional, in this order; ``parameters`` are keywords. ``formula`` is
    one sample's value in the closed grammar, in the names of ``symbols`` (symbol to
    argument). ``convention`` is a template over the parameters. ``sample`` draws arguments
    for the laws. The module that defines the object is its documentation.
    """

    name: str
    title: str
    formula: str
    sample: Sampler
    arguments: tuple[str, ...] = ("prediction", "target")
    symbols: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()
    domains: Mapping[str, Domain] = field(default_factory=dict)
    convention_template: str = "{reduction}"
    slips: tuple[Slip, ...] = ()
    variants: tuple[Variant, ...] = ()
    limits: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    optional: Mapping[str, Any] = field(default_factory=dict)
    module: str = ""

    def __repr__(self) -> str:
        return f"<{self.signature}>"

    @property
    def params(self) -> dict[str, Any]:
        """The parameters' defaults."""
        return {parameter.name: parameter.default for parameter in self.parameters}

    @property
    def domain(self) -> dict[str, str]:
        """For each argument, the condition it must meet, as one writes it."""
        return {name: self.domains.get(name, REAL).describe(name) for name in self.arguments}

    @property
    def convention(self) -> str:
        """The defaults in one canonical string."""
        return self.convention_with()

    @property
    def documentation(self) -> str:
        """The text of the file that defines it: summary, shapes, formula, example."""
        return (sys.modules[self.module].__doc__ or "") if self.module else ""

    @property
    def signature(self) -> str:
        """How it is called.

        >>> from lossprep import losses
        >>> losses.get("huber").signature
        'huber(prediction, target, *, delta=1)'
        """
        keywords = [
            p.name if p.default is REQUIRED else f"{p.name}={p.say_default()}"
            for p in self.parameters
        ]
        starred = ["*", *keywords] if keywords else []
        arguments = [f"{n}={self.optional[n]}" if n in self.optional else n for n in self.arguments]
        return f"{self.name}({', '.join([*arguments, *starred])})"

    def convention_with(self, reduction: str = "mean", **params: Any) -> str:
        """The canonical string of the convention that these parameters give.

        >>> from lossprep import metrics
        >>> metrics.get("ndcg").convention_with(gain="linear", k=3)
        'mean; rel; log2; ties averaged; top 3'
        """
        chosen = self.params | params
        said = {p.name: p.say(chosen[p.name]) for p in self.parameters}
        parts = self.convention_template.format(reduction=reduction, **said).split("; ")
        return "; ".join(part for part in parts if part)

    def formula_with(self, params: Mapping[str, Any]) -> str:
        """The formula of the convention that these parameters give."""
        variant = self.variant_with(params)
        return variant.formula if variant else self.formula

    def variant_with(self, params: Mapping[str, Any]) -> Variant | None:
        """The variant with a formula of its own that these parameters give, if one is."""
        chosen = self.params | dict(params)
        for variant in self.variants:
            if variant.formula and variant.is_given_by(chosen):
                return variant
        return None

    @cached_property
    def _known(self) -> dict[str, Parameter]:
        return {parameter.name: parameter for parameter in self.parameters}

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(p.name for p in self.parameters if p.default is REQUIRED)

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return self.params

    def bind(
        self, positional: tuple[Any, ...], named: dict[str, Any]
    ) -> tuple[list[Any], dict[str, Any]]:
        """The arguments as arrays (None where left out), in order, and the parameters, checked."""
        if len(positional) > len(self.arguments):
            raise LossprepError(f"too many arguments: {self.signature}")
        given = list(positional)
        for name in self.arguments[len(positional) :]:
            if name not in named and name not in self.optional:
                raise LossprepError(f"{self.name} needs {name}: {self.signature}")
            given.append(named.pop(name, None))
        arrays = [self._array(n, v) for n, v in zip(self.arguments, given, strict=True)]
        return arrays, self._chosen(named)

    def _chosen(self, named: Mapping[str, Any]) -> dict[str, Any]:
        """The defaults, and what was given instead."""
        given = {name: self._parameter(name).check(self.name, v) for name, v in named.items()}
        for name in self._required:
            if name not in given:
                raise LossprepError(f"{self.name} needs {name}: {self.signature}")
        return self._defaults | given

    def _parameter(self, name: str) -> Parameter:
        known = self._known.get(name)
        if known is not None:
            return known
        names = [*self.arguments, *self._known]
        near = get_close_matches(name, names, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else self.signature
        raise LossprepError(f"{self.name} has no {name}: {hint}")

    def _array(self, name: str, value: Any) -> Any:
        if type(value) is np.ndarray and value.dtype.kind == "f":
            return value
        if value is None and name in self.optional:
            default = self.optional[name]
            return default if default is None else np.asarray(default)
        try:
            array = np.asarray(value)
            if array.dtype.kind in "fiubO":
                return array if array.dtype.kind == "f" else array.astype(float)
            raise TypeError
        except (TypeError, ValueError):
            raise LossprepError(
                f"{self.name}'s {name} must be numbers in rows of one length"
            ) from None
