"""The verdict on one answer."""

from __future__ import annotations

from lossprep.errors import UsageError
from lossprep.grading import choices, formulas, numeric
from lossprep.model.content import Exercise
from lossprep.model.verdict import Verdict


def grade(exercise: Exercise, answer: str) -> Verdict:
    """Grade an answer to an exercise of the kind ``numeric``, ``formula`` or ``choice``.

    Raises :class:`UsageError` for kinds that the learner judges, and
    :class:`~lossprep.errors.LossprepError` where the exercise's own expressions fail.

    >>> exercise = Exercise(
    ...     id="p/mse", title="MSE", skills=(), minutes=1, kind="numeric", ask="MSE?",
    ...     given={"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)},
    ...     value="mse(prediction, target)", expected="0.740",
    ... )
    >>> grade(exercise, "37/50").kind, grade(exercise, "0.687").kind
    ('right', 'wrong')
    """
    if exercise.kind == "numeric":
        return numeric.grade(exercise, answer)
    if exercise.kind == "formula":
        return formulas.grade(exercise, answer)
    if exercise.kind == "choice":
        return choices.grade(exercise, answer)
    raise UsageError(
        f"{exercise.id} is answered in words and judged by yourself: lossprep study asks it"
    )
