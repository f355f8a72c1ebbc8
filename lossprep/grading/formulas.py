"""Typed formulas: right if they agree at every point, else told apart in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import numpy as np
from msgspec.structs import replace

from lossprep import losses, metrics
from lossprep.errors import LossprepError
from lossprep.formula import FormulaError, Node, calls, evaluate, names, parse, read, render
from lossprep.formula.nodes import Call, Name
from lossprep.grading import domains
from lossprep.grading.comparison import ABSOLUTE, RELATIVE, Comparison, Functions
from lossprep.grading.counterexample import counterexample
from lossprep.grading.diagnosis import diagnosis
from lossprep.grading.engine import GRADIENT, functions
from lossprep.model.content import Exercise, Slip
from lossprep.model.verdict import Verdict, VerdictKind

_FEWEST = 5
_CONSTANTS = frozenset({"e", "pi"})


def grade(exercise: Exercise, answer: str, rng: Random | None = None) -> Verdict:
    """The verdict on a formula, at points of the exercise's domains.

    Without ``rng`` the points are the same ones each time. Raises :class:`LossprepError` where
    the exercise itself does not work.

    >>> exercise = Exercise(
    ...     id="p/bce", title="BCE", skills=(), minutes=1, kind="formula", ask="dL/dp?",
    ...     value="(p - y)/(p*(1 - p))", domains={"p": "(0, 1)", "y": "{0, 1}"},
    ... )
    >>> grade(exercise, "(1-y)/(1-p) - y/p").kind
    'right'
    >>> grade(exercise, "p - y").message
    'A factor p·(1 - p) is too many.'
    """
    places = {name: domains.read(text) for name, text in exercise.domains.items()}
    right = _right(exercise, places)
    # The same points each time, unless others are asked for; nothing about them is secret.
    rng = rng or Random(0)  # noqa: S311
    try:
        node, freely = _read(answer, places)
        compared = Comparison(right, node, places, functions(), rng)
    except FormulaError as error:
        return _verdict(exercise, answer, "unreadable", str(error), position=error.position)
    if len(compared.samples) < _FEWEST:
        raise LossprepError(f"{exercise.id}: the value has too few finite points to compare at")
    agrees = all(sample.agrees for sample in compared.samples)
    found = _verdict(exercise, answer, "right") if agrees else _wrong(exercise, answer, compared)
    return replace(found, reading=render(node) if freely else "")


def _right(exercise: Exercise, places: Mapping[str, domains.Domain]) -> Node:
    """The right formula, which must be one that can be evaluated."""
    try:
        node = parse(exercise.value)
        evaluate(node, {name: place.friendly()[0] for name, place in places.items()}, functions())
    except FormulaError as error:
        raise LossprepError(f"{exercise.id}: value: {error}") from error
    return node


def _wrong(exercise: Exercise, answer: str, compared: Comparison) -> Verdict:
    loss = parse(exercise.loss) if exercise.loss else None
    found = tuple(_authored(exercise, compared)) or tuple(filter(None, [diagnosis(compared, loss)]))
    if found:
        told = " Or: ".join(slip.message for slip in found)
        return _verdict(exercise, answer, "slip", told, slips=found)
    told = counterexample(compared.samples, "gradient" if exercise.loss else "right value")
    return _verdict(exercise, answer, "wrong", told)


def _verdict(
    exercise: Exercise,
    answer: str,
    kind: VerdictKind,
    message: str = "",
    *,
    slips: tuple[Slip, ...] = (),
    position: int | None = None,
) -> Verdict:
    right = render(parse(exercise.value))
    return Verdict(
        kind=kind,
        given=answer,
        expected=right,
        convention=exercise.convention,
        slip=slips[0] if slips else None,
        also=slips[1:],
        message=message,
        derivation=right,
        position=position,
    )


def _read(answer: str, places: Mapping[str, domains.Domain]) -> tuple[Node, bool]:
    """The typed formula; raises at the first word that stands for nothing."""
    table = _functions()
    reading = read(answer, places, table)
    unknown = (names(reading.node) - places.keys() - _CONSTANTS) | (
        calls(reading.node) - table.keys()
    )
    for word, position in _words(reading.node):
        if word in unknown:
            known = ", ".join(sorted(places))
            message = f"{word} is not known here; the variables are {known}"
            raise FormulaError(message, position=position, text=answer)
    return reading.node, reading.freely


def _words(node: Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, Name):
        yield node.id, node.position
    if isinstance(node, Call):
        yield node.function, node.position
    for part in node.children():
        yield from _words(part)


def _functions() -> Functions:
    """What may be typed: all but the losses and metrics, which are the question."""
    asked = {*losses.names(), *metrics.names()}
    asked |= {name + GRADIENT for name in losses.names()}
    table = functions()
    return {name: table[name] for name in table if name not in asked}


def _authored(exercise: Exercise, compared: Comparison) -> Iterator[Slip]:
    """The exercise's slips that agree with what was typed, at all points away from kinks."""
    usual = [sample for sample in compared.samples if not sample.kink]
    for slip in exercise.slips:
        values = compared.values(parse(slip.expression), [sample.names for sample in usual])
        if all(_same(x, sample.typed) for x, sample in zip(values, usual, strict=True)):
            yield slip


def _same(first: Any, second: Any) -> bool:
    """Whether two values agree; undefined ones do as well, for a slip may be undefined."""
    alike = np.shape(first) == np.shape(second)
    return alike and bool(np.allclose(first, second, RELATIVE, ABSOLUTE, equal_nan=True))
