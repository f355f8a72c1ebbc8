"""How sure one was: a mark behind an answer, and what such marks turn out to be worth."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from lossprep.model.event import Attempt
from lossprep.model.history import Bin, Calibration

# What a mark says of the probability of being right. Nobody is asked for a number: a prompt
# of its own after each answer is what makes people switch confidence off.
SURE, GUESS = 0.95, 0.4
MARKS = {"!": SURE, "?": GUESS}
NAMES = {SURE: "sure (!)", GUESS: "guess (?)"}
ENOUGH = 10  # answers from which a share is worth showing


def marked(text: str) -> tuple[str, float | None]:
    """Take a trailing ``!`` (sure) or ``?`` (guess) off an answer.

    >>> marked("0.74 !"), marked("0.74"), marked("?")
    (('0.74', 0.95), ('0.74', None), ('?', None))
    """
    stripped = text.rstrip()
    confidence = MARKS.get(stripped[-1:])
    rest = stripped[:-1].rstrip()
    return (rest, confidence) if confidence is not None and rest else (text, None)


def calibration(attempts: Iterable[Attempt]) -> Calibration:
    """Lay what was said beside what came out, over the graded answers that carry a mark."""
    said = [
        (one.confidence, 1.0 if one.verdict == "right" else 0.0)
        for one in attempts
        if one.confidence is not None and one.verdict
    ]
    bins = []
    for probability, mark in NAMES.items():
        outcomes = [right for confidence, right in said if confidence == probability]
        if len(outcomes) >= ENOUGH:
            bins.append(
                Bin(mark=mark, answers=len(outcomes), said=probability, right=fmean(outcomes))
            )
    brier = fmean((c - right) ** 2 for c, right in said) if said else None
    return Calibration(answers=len(said), brier=brier, bins=tuple(bins))
