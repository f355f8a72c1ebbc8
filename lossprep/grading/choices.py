"""Choices: an answer names one of the options by its letter, its number or its text."""

from __future__ import annotations

import re
from random import Random

from msgspec.structs import replace

from lossprep.model.content import Exercise, Option
from lossprep.model.verdict import Verdict

_MARK = re.compile(r"\(?([A-Za-z]|[0-9]{1,2})[).:]?")


def shuffled(exercise: Exercise, key: str) -> Exercise:
    """An exercise with its options in the order of a key; the file's where it is ``ordered``.

    >>> options = (Option(text="mean"), Option(text="median", right=True), Option(text="mode"))
    >>> exercise = Exercise(
    ...     id="p/estimand", title="MAE", skills=(), minutes=1, kind="choice", ask="MAE gives?",
    ...     options=options,
    ... )
    >>> [option.text for option in shuffled(exercise, "2").options]
    ['mode', 'mean', 'median']
    """
    if exercise.ordered or not exercise.options:
        return exercise
    rng = Random(f"{exercise.id} {key}")  # noqa: S311 (exercises are no secrets)
    return replace(exercise, options=tuple(rng.sample(exercise.options, len(exercise.options))))


def in_words(exercise: Exercise, answer: str) -> str:
    """The text of the option that an answer names; what names none as it is."""
    chosen = _chosen(exercise.options, answer)
    return chosen.text if chosen else answer


def grade(exercise: Exercise, answer: str) -> Verdict:
    """The verdict on a choice; the options count from a, or from 1.

    >>> from lossprep.grading.grade import grade
    >>> exercise = Exercise(
    ...     id="p/estimand", title="MAE", skills=(), minutes=1, kind="choice", ask="MAE gives?",
    ...     options=(Option(text="the mean", say="MSE"), Option(text="the median", right=True)),
    ... )
    >>> [grade(exercise, answer).kind for answer in ("b", "2", "The median", "a", "z")]
    ['right', 'right', 'right', 'wrong', 'unreadable']
    """
    right = next(option for option in exercise.options if option.right)
    chosen = _chosen(exercise.options, answer)
    if chosen is None:
        message = _wanted(len(exercise.options))
        return Verdict(
            kind="unreadable", given=answer, expected=right.text, message=message, position=0
        )
    return Verdict(
        kind="right" if chosen.right else "wrong",
        given=answer,
        expected=right.text,
        convention=exercise.convention,
        message=chosen.say,
    )


def _chosen(options: tuple[Option, ...], answer: str) -> Option | None:
    """The option meant; its text comes first, since a text may itself be a number."""
    for option in options:
        if _plain(option.text) == _plain(answer):
            return option
    match = _MARK.fullmatch(answer.strip())
    if match is None:
        return None
    mark = match[1].lower()
    place = int(mark) - 1 if mark.isdecimal() else ord(mark) - ord("a")
    return options[place] if 0 <= place < len(options) else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _wanted(count: int) -> str:
    return f"answer with a letter from a to {chr(ord('a') + count - 1)}"
