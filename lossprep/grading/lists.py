"""Vectors and matrices: judged element by element, and recognised as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lossprep.formula import FormulaError
from lossprep.grading.judgement import Judgement
from lossprep.grading.judgement import judge as judge_number
from lossprep.grading.numbers import TypedNumber, TypedValue, read_value
from lossprep.grading.patterns import pattern
from lossprep.model.content import Slip

Slips = Sequence[tuple[Slip, Any]]


def read(answer: str, shape: tuple[int, ...]) -> list[TypedNumber]:
    """The numbers of a typed list, row after row; its brackets may be left out.

    Raises :class:`FormulaError` where they are not numbers, or not as many as wanted.

    >>> [number.value for number in read("1, 2; 3, 4", (2, 2))]
    [1.0, 2.0, 3.0, 4.0]
    """
    typed = read_value(answer) if answer.lstrip().startswith("[") else _unbracketed(answer, shape)
    found = _shape(typed)
    if found != shape:
        wanted = f"{_size(shape)} wanted here, not {_size(found)}"
        raise FormulaError(wanted, position=0, text=answer)
    return list(_flat(typed))


def _unbracketed(answer: str, shape: tuple[int, ...]) -> TypedValue:
    rows: list[TypedValue] = []
    place = 0
    for row in answer.split(";"):
        try:
            rows.append(read_value(f"[{row}]"))
        except FormulaError as error:
            position = place + max(error.position - 1, 0)
            raise FormulaError(error.message, position=position, text=answer) from None
        place += len(row) + 1
    return rows[0] if len(rows) == 1 and len(shape) == 1 else tuple(rows)


def _shape(typed: TypedValue) -> tuple[int, ...]:
    if isinstance(typed, TypedNumber):
        return ()
    inner = {_shape(part) for part in typed}
    return (len(typed), *(inner.pop() if len(inner) == 1 else ()))


def _size(shape: tuple[int, ...]) -> str:
    if not shape:
        return "one number"
    if len(shape) == 1:
        return f"a list of {shape[0]}"
    return f"{shape[0]} rows of {shape[1]}"


def _flat(typed: TypedValue) -> Iterator[TypedNumber]:
    if isinstance(typed, TypedNumber):
        yield typed
    else:
        for part in typed:
            yield from _flat(part)


def judge(typed: Sequence[TypedNumber], value: Any, slips: Slips) -> Judgement:
    """Judge the numbers of a list against the right ones, in the same order.

    A slip must give every element; failing that, what is known of the whole (another order, a
    common factor) is said; failing that, which elements are off, and by which slip.
    """
    right = np.ravel(value)
    kinds = [
        judge_number(one, float(true), ()).kind for one, true in zip(typed, right, strict=True)
    ]
    fitting = [s for s, other in slips if np.shape(other) == np.shape(value) and _is(typed, other)]
    if set(kinds) == {"right"}:
        return Judgement("right")
    if "wrong" not in kinds:
        place = _place(kinds.index("imprecise"), np.shape(value))
        return Judgement("imprecise", message=f"{place} wants one more digit to tell.")
    if fitting:
        return Judgement("slip", tuple(fitting))
    if (found := pattern(typed, value)) is not None:
        return Judgement("slip", (found,))
    return _elements(typed, value, kinds, slips)


def _is(typed: Sequence[TypedNumber], other: Any) -> bool:
    return all(one.may_be(float(x)) for one, x in zip(typed, np.ravel(other), strict=True))


def _elements(
    typed: Sequence[TypedNumber], value: Any, kinds: Sequence[str], slips: Slips
) -> Judgement:
    off = [place for place, kind in enumerate(kinds) if kind == "wrong"]
    places = ", ".join(_place(place, np.shape(value)) for place in off)
    message = f"{places} {'is' if len(off) == 1 else 'are'} off; the others are right."
    if len(off) == len(kinds):
        return Judgement("wrong", message="No element is right.")
    named = tuple(
        slip
        for slip, other in slips
        if np.shape(other) == np.shape(value)
        and all(typed[place].may_be(float(np.ravel(other)[place])) for place in off)
    )
    if not named:
        return Judgement("wrong", message=message)
    told = " Or: ".join(slip.message for slip in named)
    return Judgement("slip", named, f"{message} {told}")


def _place(index: int, shape: tuple[int, ...]) -> str:
    if len(shape) == 1:
        return f"Element {index + 1}"
    row, column = divmod(index, shape[1])
    return f"Row {row + 1}, column {column + 1}"
