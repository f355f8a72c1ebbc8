"""What is known of a loss or a metric, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lossprep.cli.plain import plain
from lossprep.formula import AUTHORED, parse, render
from lossprep.loss.definition import Loss
from lossprep.loss.facts import Variant
from lossprep.loss.measure import Measure
from lossprep.loss.parameter import REQUIRED, Parameter
from lossprep.model.sheet import Sheet
from lossprep.views import docstring


def facts(measure: Measure, sheets: Iterable[Sheet] = ()) -> dict[str, Any]:
    """Give all that a file says; a loss has a gradient, a noise model, an estimand and kinks.

    >>> from lossprep import losses
    >>> facts(losses.get("mse"))["formula"]
    {'text': '(f - y)^2', 'unicode': '(f - y)²', 'tex': '(f - y)^{2}'}
    """
    told = docstring.read(measure.documentation)
    return {
        **form(measure),
        "summary": told.summary,
        "convention": measure.convention,
        "limits": list(measure.limits),
        "variants": [variant(each) for each in measure.variants],
        "references": list(measure.references),
        "sheets": [of_a_sheet(each) for each in sheets],
        "forms": [form(each) for each in measure.forms] if isinstance(measure, Loss) else [],
    }


def of_a_sheet(sheet: Sheet) -> dict[str, Any]:
    """Give what a pack says of a loss."""
    found: dict[str, Any] = plain(sheet)
    return found | {"facets": dict(sheet.facets)}


def form(measure: Measure) -> dict[str, Any]:
    """Give what each form of a measure has of its own."""
    found = {
        "name": measure.name,
        "kind": "loss" if isinstance(measure, Loss) else "metric",
        "title": measure.title,
        "signature": measure.signature,
        "arguments": [{"name": n, "domain": told} for n, told in measure.domain.items()],
        "parameters": [parameter(each) for each in measure.parameters],
        "symbols": dict(measure.symbols),
        "formula": written(measure.formula),
        "slips": [plain(slip) for slip in measure.slips],
    }
    return found | (of_a_loss(measure) if isinstance(measure, Loss) else {})


def of_a_loss(loss: Loss) -> dict[str, Any]:
    """Give what only a loss has."""
    return {
        "inputs": list(loss.inputs),
        "gradient": {name: written(text) for name, text in loss.gradient_formula.items()},
        "gradient_slips": [plain(slip) for slip in loss.gradient_slips],
        "noise": plain(loss.noise) if loss.noise else None,
        "estimand": str(loss.estimand) if loss.estimand else None,
        "kinks": [plain(kink) for kink in loss.kinks],
    }


def written(expression: str) -> dict[str, str]:
    """Give an expression as it is typed, and rendered in Unicode and TeX."""
    node = parse(expression, limits=AUTHORED)
    return {"text": expression, "unicode": render(node), "tex": render(node, "tex")}


def parameter(known: Parameter) -> dict[str, Any]:
    """Give a parameter with its default, or say that it is required."""
    required = known.default is REQUIRED
    return {
        "name": known.name,
        "default": None if required else known.default,
        "required": required,
        "source": known.source,
        "choices": list(known.choices),
        "domain": None if known.choices else known.domain.describe(known.name),
    }


def variant(known: Variant) -> dict[str, Any]:
    """Give another convention and who uses it, with its formula where it has one."""
    return {
        "name": known.name,
        "users": known.users,
        "formula": written(known.formula) if known.formula else None,
    }
