"""Fresh variants of an exercise: its inputs drawn anew, so that the way is practised.

A variant is kept only if its right value and what its slips give can be told apart by anyone
who works it out on paper: they lie at least 2 % from each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from lossprep.errors import LossprepError
from lossprep.grading import blanks
from lossprep.model.content import Drawn, Exercise, Template, Value

DRAWS = 400
APART = 0.02
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Refused:
    """Why inputs will not do: a condition, the right value (both empty), or two slips.

    One of the two is empty where a slip is too close to the right value.
    """

    condition: str = ""
    slips: tuple[str, str] = ("", "")


def variant(exercise: Exercise, seed: int) -> Exercise:
    """An exercise with inputs drawn by a seed; one without a template as it is.

    Raises :class:`LossprepError` where nothing that fits is drawn.

    >>> from lossprep.model.content import Slip
    >>> total = Slip(id="sum", expression="2*mse(p, y)", message="the sum")
    >>> drawn = Template(
    ...     draw={"p": Drawn(low=0, high=3, step=0.5, length=2)}, digits=3, ask="MSE of {p}?",
    ...     convention="mean", given={"y": (0.0, 0.0)}, slips=(total,),
    ... )
    >>> exercise = Exercise(
    ...     id="p/mse", title="MSE", skills=(), minutes=1, kind="numeric", ask="",
    ...     value="mse(p, y)", template=drawn,
    ... )
    >>> variant(exercise, 1).ask, variant(exercise, 1).expected
    ('MSE of 0.5, 2.0?', '2.12')
    """
    template = exercise.template
    if template is None:
        return exercise
    rng = random.Random(seed)  # noqa: S311 (exercises are no secrets)
    for _ in range(DRAWS):
        given = draw(template, rng)
        if refused(exercise, template, given) is None:
            return filled(exercise, template, given)
    raise LossprepError(f"{exercise.id}: {DRAWS} draws gave no inputs that fit")


def draw(template: Template, rng: random.Random) -> dict[str, Value]:
    """Draw the inputs once, whether they fit or not."""
    drawn = {name: _value(how, rng) for name, how in template.draw.items()}
    return {**template.given, **drawn}


def _value(how: Drawn, rng: random.Random) -> Value:
    if how.choose:
        return rng.choice(how.choose)
    if how.rows:
        return tuple(_vector(how, rng) for _ in range(how.rows))
    return _vector(how, rng) if how.length else _number(how, rng)


def _vector(how: Drawn, rng: random.Random) -> tuple[float, ...]:
    if how.distinct:
        places = rng.sample(range(_count(how)), how.length)
        return tuple(_at(how, place) for place in places)
    return tuple(_number(how, rng) for _ in range(how.length))


def _number(how: Drawn, rng: random.Random) -> float:
    return _at(how, rng.randrange(_count(how)))


def _count(how: Drawn) -> int:
    return int((how.high - how.low) / how.step + 1e-9) + 1


def _at(how: Drawn, place: int) -> float:
    return float(f"{how.low + place * how.step:.10g}")


def refused(exercise: Exercise, template: Template, given: Mapping[str, Value]) -> Refused | None:
    """Say why inputs will not do; None: they will."""
    # A cached pack is read without NumPy, which only an exercise that is asked needs.
    import numpy as np  # noqa: PLC0415

    from lossprep.grading.engine import evaluate  # noqa: PLC0415

    for condition in template.where:
        if not np.all(evaluate(condition, given)):
            return Refused(condition)
    value = evaluate(exercise.value, given)
    if np.ndim(value) or not (value == 0 or _LEAST <= abs(value) < 10**template.digits):
        return Refused()
    for first, second in combinations(_told(value, template, given), 2):
        alike = any(first[0] in group and second[0] in group for group in template.alike)
        if not alike and _close(first[1], second[1]):
            return Refused(slips=(first[0], second[0]))
    return _brought(exercise, given, value)


def _told(
    value: float, template: Template, given: Mapping[str, Value]
) -> Iterator[tuple[str, Any]]:
    """The right value, without a name, and what each slip gives where it gives a number."""
    from lossprep.grading.engine import evaluate  # noqa: PLC0415

    yield "", value
    for slip in template.slips:
        other = evaluate(slip.expression, given)
        if abs(other) < float("inf"):
            yield slip.id, other


def _brought(exercise: Exercise, given: Mapping[str, Value], value: float) -> Refused | None:
    """A slip of the loss that gives nearly, but not quite, the right value."""
    from lossprep.grading.measures import slips_asked  # noqa: PLC0415
    from lossprep.grading.numbers import same  # noqa: PLC0415

    for slip, other in slips_asked(exercise.value, given):
        if getattr(other, "ndim", 0) == 0 and not same(other, value) and _close(other, value):
            return Refused(slips=("", slip.id))
    return None


def _close(first: float, second: float) -> bool:
    return abs(first - second) <= APART * max(abs(first), abs(second))


def filled(exercise: Exercise, template: Template, given: Mapping[str, Value]) -> Exercise:
    """An exercise with these inputs in all its texts."""
    from lossprep.grading.engine import evaluate  # noqa: PLC0415

    def fill(text: str) -> str:
        return blanks.fill(text, given, template.digits)

    return replace(
        exercise,
        ask=fill(template.ask),
        given=dict(given),
        expected=blanks.rounded(evaluate(exercise.value, given), template.digits),
        convention=fill(template.convention),
        slips=tuple(replace(slip, message=fill(slip.message)) for slip in template.slips),
        hints=tuple(map(fill, template.hints)),
        solution=fill(template.solution),
    )
