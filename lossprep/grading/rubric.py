"""The band of an answer, computed from the criteria that it meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lossprep.model.content import Band, Criterion

_MANY_CORE = 6
SPOKEN = 0  # the line of what was said aloud and not noted


def band(
    criteria: Sequence[Criterion], ticks: Mapping[str, bool], *, twin_failed: bool = False
) -> Band:
    """How an interviewer would vote on an answer that meets the ticked criteria.

    Strong Hire: all core, two plus (all, where there are fewer), no red flag. Lean Hire: all core
    but one (but two, of six or more), every ``must`` among them, no red flag. Else No Hire.
    A red flag is ticked when it was said; what is missing in ``ticks`` was not.
    ``twin_failed`` (the problem's numbers, asked afresh, failed twice) caps at Lean Hire.

    >>> rubric = [Criterion(id=name, kind="core", text="", must=name == "a") for name in "abc"]
    >>> band(rubric, {"a": True, "b": True, "c": True})
    <Band.STRONG_HIRE: 'strong_hire'>
    >>> band(rubric, {"a": True, "b": True})
    <Band.LEAN_HIRE: 'lean_hire'>
    >>> band(rubric, {"b": True, "c": True})
    <Band.NO_HIRE: 'no_hire'>
    """
    if _said(criteria, ticks) or _unmet_musts(criteria, ticks):
        return Band.NO_HIRE
    unmet = len(_unmet(criteria, ticks, "core"))
    if unmet > _spared(criteria):
        return Band.NO_HIRE
    strong = unmet == 0 and _lacking_plus(criteria, ticks) == 0 and not twin_failed
    return Band.STRONG_HIRE if strong else Band.LEAN_HIRE


def capped(criteria: Sequence[Criterion], ticks: Mapping[str, bool], *, twin_failed: bool) -> bool:
    """Whether the numbers alone, which failed twice, keep an answer from a higher band.

    >>> rubric = [Criterion(id=name, kind="core", text="") for name in "ab"]
    >>> ticks = {"a": True, "b": True}
    >>> capped(rubric, ticks, twin_failed=True), capped(rubric, {"a": True}, twin_failed=True)
    (True, False)
    """
    return twin_failed and band(criteria, ticks) is Band.STRONG_HIRE


def spoken(criteria: Sequence[Criterion], lines: Mapping[str, int | None]) -> tuple[Criterion, ...]:
    """List the criteria that were met aloud and stand in no line, so that nobody can check them.

    >>> rubric = [Criterion(id=name, kind="core", text="") for name in "ab"]
    >>> [criterion.id for criterion in spoken(rubric, {"a": 0, "b": 2})]
    ['a']
    """
    return tuple(criterion for criterion in criteria if lines.get(criterion.id) == SPOKEN)


def lowers(criterion: Criterion, met: bool) -> bool:
    """Whether another answer to a criterion could only lower the band.

    >>> lowers(Criterion(id="a", kind="red_flag", text=""), False)
    True
    """
    return met != (criterion.kind == "red_flag")


def missing(criteria: Sequence[Criterion], ticks: Mapping[str, bool]) -> tuple[Criterion, ...]:
    """What kept an answer from the next band up, in the rubric's order; for the top, nothing.

    From No Hire: the red flags that were said, and the core criteria that were not met. From
    Lean Hire: the core and, where too few are met, the plus criteria that were not.

    >>> rubric = [Criterion(id=name, kind="core", text="") for name in "abc"]
    >>> [criterion.id for criterion in missing(rubric, {"a": True, "c": True})]
    ['b']
    """
    reached = band(criteria, ticks)
    kept = set(_unmet(criteria, ticks, "core"))
    if reached is Band.NO_HIRE:
        kept = _below_lean(criteria, ticks)
    elif _lacking_plus(criteria, ticks):
        kept |= set(_unmet(criteria, ticks, "plus"))
    return tuple(criterion for criterion in criteria if criterion in kept)


def _below_lean(criteria: Sequence[Criterion], ticks: Mapping[str, bool]) -> set[Criterion]:
    unmet = _unmet(criteria, ticks, "core")
    too_many = len(unmet) > _spared(criteria)
    return _said(criteria, ticks) | (set(unmet) if too_many else _unmet_musts(criteria, ticks))


def _unmet(criteria: Sequence[Criterion], ticks: Mapping[str, bool], kind: str) -> list[Criterion]:
    return [entry for entry in criteria if entry.kind == kind and not ticks.get(entry.id)]


def _unmet_musts(criteria: Sequence[Criterion], ticks: Mapping[str, bool]) -> set[Criterion]:
    return {entry for entry in criteria if entry.must and not ticks.get(entry.id)}


def _said(criteria: Sequence[Criterion], ticks: Mapping[str, bool]) -> set[Criterion]:
    return {entry for entry in criteria if entry.kind == "red_flag" and ticks.get(entry.id)}


def _spared(criteria: Sequence[Criterion]) -> int:
    """How many core criteria a Lean Hire may lack."""
    core = sum(entry.kind == "core" for entry in criteria)
    return 2 if core >= _MANY_CORE else min(core, 1)


def _lacking_plus(criteria: Sequence[Criterion], ticks: Mapping[str, bool]) -> int:
    plus = sum(entry.kind == "plus" for entry in criteria)
    met = plus - len(_unmet(criteria, ticks, "plus"))
    return max(0, min(plus, 2) - met)
