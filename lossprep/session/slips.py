"""A learner's own slips: what went wrong, and the right way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lossprep.model.content import Criterion, Exercise, Mock, Pack, Problem
from lossprep.model.event import Attempt
from lossprep.model.recap import SlipShown
from lossprep.session.progress import TWIN, Progress

MOST = 4


def own_slips(pack: Pack, progress: Progress) -> tuple[SlipShown, ...]:
    """Choose a few slips to look at again, one an item.

    Those not mended since come first, named slips before other wrong answers, often made
    ones before rare ones, late ones before early ones.
    """
    items = by_id(pack)
    found = [
        (rank(progress, attempts), shown)
        for name, attempts in progress.missed.items()
        if name in items and (shown := slip(items[name], attempts[-1]))
    ]
    return tuple(shown for _, shown in sorted(found, key=lambda pair: pair[0])[:MOST])


def rank(progress: Progress, attempts: list[Attempt]) -> tuple[bool, bool, int, int]:
    """Give what the slips of an item are ordered by, the first to look at least."""
    last = attempts[-1]
    mended = progress.latest[last.exercise] != last.id
    return mended, last.slip is None, -len(attempts), -last.moment.day.toordinal()


def by_id(pack: Pack) -> dict[str, Exercise | Problem | Mock]:
    """Map each answerable id of a pack, parts of problems included, to its item."""
    items: list[Exercise | Problem | Mock] = [*pack.exercises, *pack.problems, *pack.mocks]
    parts = (part for problem in pack.problems for part in problem.parts)
    return {item.id: item for item in (*items, *parts)}


def answered(
    items: Mapping[str, Exercise | Problem | Mock], name: str
) -> Exercise | Problem | Mock | None:
    """Find what an attempt was at; at a problem's twin, the exercise that was drawn anew."""
    whole, twin, _ = name.partition(TWIN)
    found = items.get(whole)
    return items.get(found.twin or "") if twin and isinstance(found, Problem) else found


def slip(item: Exercise | Problem | Mock, attempt: Attempt) -> SlipShown | None:
    """Say what an attempt got wrong; None where the item has changed so that it is not."""
    if isinstance(item, Exercise) and attempt.verdict:
        return wrong_answer(item, attempt)
    said = list(red_flags(item.rubric, attempt))
    if not said:
        return None
    return SlipShown(
        title=item.title,
        given=said[0].text,
        message="A red flag of yours: leave it out, or say under which assumption it holds.",
        right=item.solution.strip().split("\n\n")[0],
    )


def wrong_answer(item: Exercise, attempt: Attempt) -> SlipShown | None:
    """Grade a wrong answer once more, for the very variant that was asked."""
    from lossprep.grading.choices import in_words  # noqa: PLC0415 (for a slip alone)
    from lossprep.grading.grade import grade  # noqa: PLC0415 (NumPy, once there is an answer)
    from lossprep.grading.variants import variant  # noqa: PLC0415 (the same)

    asked = variant(item, attempt.seed) if item.template and attempt.seed is not None else item
    verdict = grade(asked, attempt.answer)
    if verdict.kind not in ("slip", "wrong"):
        return None
    return SlipShown(
        title=item.title,
        asked=asked.ask,
        convention=asked.convention,
        given=in_words(asked, attempt.answer),
        message=verdict.message,
        right=verdict.expected,
        derivation=verdict.derivation,
    )


def red_flags(rubric: tuple[Criterion, ...], attempt: Attempt) -> Iterator[Criterion]:
    """Give the red flags that a learner found in an answer."""
    for criterion in rubric:
        if criterion.kind == "red_flag" and attempt.ticks.get(criterion.id):
            yield criterion
