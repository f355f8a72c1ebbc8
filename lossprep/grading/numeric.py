"""Numeric answers: the right value, a slip with its name, or too few digits to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lossprep.errors import LossprepError
from lossprep.formula import FormulaError
from lossprep.grading import lists
from lossprep.grading.derivation import derivation
from lossprep.grading.engine import evaluate
from lossprep.grading.judgement import Judgement, judge
from lossprep.grading.measures import slips_asked
from lossprep.grading.numbers import read
from lossprep.model.content import Exercise, Slip
from lossprep.model.verdict import Verdict


def grade(exercise: Exercise, answer: str) -> Verdict:
    """The verdict on a number, a vector or a matrix.

    Raises :class:`LossprepError` where the exercise's own expressions cannot be evaluated.
    """
    value = evaluate(exercise.value, exercise.given)
    expected = exercise.expected or written(value)
    return verdict_on(
        answer,
        value,
        slip_values(exercise),
        expected=expected,
        convention=exercise.convention,
        derivation=derivation(exercise.value, exercise.given, expected),
    )


def verdict_on(
    answer: str,
    value: Any,
    slips: Sequence[tuple[Slip, Any]],
    *,
    expected: str,
    convention: str = "",
    derivation: str = "",
) -> Verdict:
    """The verdict on an answer where ``value`` is right and each slip gives what stands by it.

    >>> sums = Slip(id="sum", expression="", message="not divided by n")
    >>> verdict_on("2.22", 0.74, [(sums, 2.22)], expected="0.740").message
    'not divided by n'
    """
    try:
        judged = _judged(answer, value, slips)
    except FormulaError as error:
        return Verdict(
            kind="unreadable",
            given=answer,
            expected=expected,
            convention=convention,
            message=str(error),
            position=error.position,
        )
    return Verdict(
        kind=judged.kind,
        given=answer,
        expected=expected,
        convention=convention,
        slip=judged.slips[0] if judged.slips else None,
        also=tuple(judged.slips[1:]),
        message=judged.message or _message(judged, answer, expected),
        derivation=derivation,
    )


def _judged(answer: str, value: Any, slips: Sequence[tuple[Slip, Any]]) -> Judgement:
    if np.ndim(value):
        return lists.judge(lists.read(answer, np.shape(value)), value, slips)
    return judge(read(answer), float(value), slips)


def slip_values(exercise: Exercise) -> Sequence[tuple[Slip, Any]]:
    """What each slip gives: those of the exercise, then those that its loss brings along.

    Slips that are not finite here are left out, and of the loss's those that the exercise words
    itself: by the same id, or with the same value.
    """
    own = list(_authored(exercise))
    ids = {slip.id for slip in exercise.slips}
    brought = [
        (slip, value)
        for slip, value in slips_asked(exercise.value, exercise.given)
        if slip.id not in ids and not any(_alike(value, other) for _, other in own)
    ]
    return [*own, *brought]


def _authored(exercise: Exercise) -> Iterator[tuple[Slip, Any]]:
    for slip in exercise.slips:
        try:
            value = evaluate(slip.expression, exercise.given)
        except LossprepError as error:
            raise LossprepError(f"{exercise.id}: slip {slip.id}: {error}") from error
        if np.all(np.isfinite(value)):
            yield slip, value


def _alike(first: Any, second: Any) -> bool:
    return np.shape(first) == np.shape(second) and np.allclose(first, second, 1e-9, 1e-12)


def written(value: Any) -> str:
    """A value at four digits, for exercises that ask for no certain number of them.

    >>> written(2 / 3), written(np.array([0.5, 1 / 3]))
    ('0.6667', '[0.5, 0.3333]')
    """
    if np.ndim(value):
        return f"[{', '.join(map(written, value))}]"
    return f"{float(value):.4g}"


def _message(judged: Judgement, answer: str, expected: str) -> str:
    if judged.kind == "right":
        return f"{expected}."
    if judged.kind == "slip":
        return " Or: ".join(slip.message for slip in judged.slips)
    if judged.kind == "imprecise":
        return f"{answer.strip()} could stand for more than one answer: give one more digit."
    return f"{answer.strip()} is neither the right value nor a slip that is known here."
