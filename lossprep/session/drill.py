"""A drill: generated questions on a topic, the same ones again for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from random import Random

from msgspec import Struct

from lossprep.errors import LossprepError
from lossprep.formula import calls, parse
from lossprep.model.content import Exercise, Pack
from lossprep.model.dialogue import Flow, Heading, Note, Say
from lossprep.model.event import Attempt, Event
from lossprep.session.context import Context
from lossprep.session.exercise import exercise
from lossprep.session.graded import SEEDS


class Question(Struct, frozen=True):
    """A template and the seed of the variant to ask."""

    item: Exercise
    seed: int

    def is_of(self, attempt: Attempt) -> bool:
        """Whether an attempt answered this very variant."""
        return (attempt.exercise, attempt.seed) == (self.item.id, self.seed)


def questions(items: Sequence[Exercise], seed: int, count: int) -> tuple[Question, ...]:
    """Draw ``count`` questions; no template comes again before all others have come."""
    rng = Random(seed)  # noqa: S311 (exercises are no secrets)
    found: list[Question] = []
    while len(found) < count:
        found += [Question(item, rng.randrange(SEEDS)) for item in rng.sample(items, len(items))]
    return tuple(found[:count])


def on_topic(pack: Pack, topic: str | None) -> tuple[Exercise, ...]:
    """Choose the templates of a topic: a loss or metric, a skill, words of a title or an id.

    Raises LossprepError for a topic of none, with the nearest that there is.
    """
    templates = [one for one in pack.exercises if one.template]
    if not templates:
        raise LossprepError("no exercise of this pack draws its numbers: lossprep study asks them")
    if topic is None:
        return tuple(templates)
    wanted = words(topic)
    found = tuple(one for one in templates if is_on(one, wanted, plain(topic)))
    if found:
        return found
    known = sorted({name for one in templates for name in names_of(one)})
    near = get_close_matches(plain(topic), known, n=1, cutoff=0.5)
    told = f"did you mean {near[0]}?" if near else f"there are {', '.join(measures(templates))}"
    raise LossprepError(f"no drill is on '{topic}': {told}")


def is_on(item: Exercise, wanted: frozenset[str], name: str) -> bool:
    """Whether an exercise has a name, or all wanted words in its title and id."""
    said = words(f"{item.title} {item.id.partition('/')[2]}")
    return name in names_of(item) or bool(wanted and wanted <= said)


def names_of(item: Exercise) -> frozenset[str]:
    """Give the skills of an exercise, the losses and metrics it calls, the words of its id."""
    tail = item.id.rpartition("/")[2]
    return frozenset({*map(plain, (*item.skills, *called(item))), tail, *tail.split("-")})


def called(item: Exercise) -> frozenset[str]:
    """Give the functions in the right value, a gradient by its loss."""
    return frozenset(name.removesuffix("_gradient") for name in calls(parse(item.value)))


def measures(templates: Iterable[Exercise]) -> list[str]:
    """List the skills that templates are on."""
    return sorted({skill for one in templates for skill in one.skills})


def plain(name: str) -> str:
    """Write a name as ids are written.

    >>> plain(" Smooth_L1")
    'smooth-l1'
    """
    return "-".join(name.lower().replace("_", " ").split())


def words(text: str) -> frozenset[str]:
    """Split a text into words in lower case."""
    letters = (c if c.isalnum() else " " for c in text.lower())
    return frozenset("".join(letters).split())


def drill(
    ctx: Context, asked: Sequence[Question], events: Iterable[Event], *, note: str
) -> Flow[None]:
    """Ask what is left of a drill, then sum it up. A complete drill starts over."""
    attempts = [one for one in events if isinstance(one, Attempt) and one.seed is not None]
    done = answered(asked, attempts)
    yield Say(Heading(title="Drill", note=note))
    for number, question in enumerate(asked, start=1):
        if number - 1 in done:
            continue
        yield Say(Heading(title=question.item.title, note=f"{number} of {len(asked)}"))
        item = next(
            (one for one in ctx.pack.exercises if one.id == question.item.id), question.item
        )
        if (yield from exercise(ctx, item, seed=question.seed)):
            done[number - 1] = ctx.progress.answered[question.item.id]
    yield Say(Note(text=summary(list(done.values()), len(asked)), tone="plain"))


def answered(asked: Sequence[Question], attempts: Sequence[Attempt]) -> dict[int, Attempt]:
    """Map the places answered in the drill under way to their attempts."""
    found = [[one for one in attempts if question.is_of(one)] for question in asked]
    rounds = min(map(len, found))
    return {place: of[-1] for place, of in enumerate(found) if len(of) > rounds}


def summary(attempts: Sequence[Attempt], count: int) -> str:
    """Say how it went, in a line."""
    right = sum(one.verdict == "right" for one in attempts)
    slips = Counter(one.slip.replace("-", " ") for one in attempts if one.slip)
    named = ", ".join(f"{name} {n}×" if n > 1 else name for name, n in slips.most_common(3))
    skipped = count - len(attempts)
    left_out = f", {skipped} skipped" if skipped else ""
    return f"{right} of {count} right{left_out}." + (f" Slips: {named}." if named else "")
