"""What a pack holds, to be looked up: by topic, or by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from msgspec import Struct

from lossprep.errors import LossprepError
from lossprep.model.content import Exercise, Mock, Pack, Problem, Reading

KINDS = {Exercise: "exercise", Problem: "problem", Mock: "mock", Reading: "reading"}


class Entry(Struct, frozen=True, kw_only=True):
    """An item with what one looks for: its title, skills and all that it says."""

    id: str
    kind: str
    title: str
    skills: tuple[str, ...]
    minutes: float
    asked: str
    text: str


def entries(pack: Pack) -> tuple[Entry, ...]:
    """List a pack's items in its order: readings, exercises, problems, mocks."""
    items: list[Exercise | Problem | Mock | Reading]
    items = [*pack.readings, *pack.exercises, *pack.problems, *pack.mocks]
    return tuple(map(entry, items))


def entry(item: Exercise | Problem | Mock | Reading) -> Entry:
    """Put one item into words."""
    return Entry(
        id=item.id,
        kind=KINDS[type(item)],
        title=item.title,
        skills=item.skills,
        minutes=item.minutes,
        asked=item.asked,
        text=" ".join(said(item)),
    )


def said(item: Exercise | Problem | Mock | Reading) -> Iterator[str]:
    """Give what is asked or told before any answer: answers are not searched, nor given away."""
    if isinstance(item, Reading):
        yield item.text
    elif isinstance(item, Problem):
        yield item.scenario
        yield from (part.ask for part in item.parts)
    else:
        template = getattr(item, "template", None)
        yield template.ask if template else item.ask


def on_topic(found: Sequence[Entry], topic: str | None) -> tuple[Entry, ...]:
    """Choose the items of a topic: a kind, a skill, a folder, or a word of a title.

    Raises LossprepError for a topic of none, with the nearest that there is.
    """
    if topic is None:
        return tuple(found)
    wanted = plain(topic)
    chosen = tuple(one for one in found if wanted in topics(one))
    if chosen:
        return chosen
    known = sorted({name for one in found for name in topics(one)})
    near = get_close_matches(wanted, known, n=1, cutoff=0.6)
    skills = ", ".join(sorted({skill for one in found for skill in one.skills}))
    told = f"did you mean {near[0]}?" if near else f"there are {skills}"
    raise LossprepError(f"nothing is on '{topic}': {told}")


def topics(one: Entry) -> set[str]:
    """Name what an item is about.

    >>> sorted(topics(Entry(id="p/exercises/spot/x", kind="exercise", title="Huber's limits",
    ...                     skills=("mae-vs-mse",), minutes=1, asked="often", text="")))
    ['exercise', 'exercises', 'huber', 'limits', 'mae vs mse', 'spot']
    """
    folders = one.id.split("/")[1:-1]
    words = re.findall(r"[^\W_]{3,}", one.title)
    return {plain(name) for name in (one.kind, *folders, *one.skills, *words)}


def matching(found: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """Choose the items that have every word, those with more of them in the title first."""
    wanted = plain(words).split()
    chosen = [one for one in found if all(word in haystack(one) for word in wanted)]
    return tuple(sorted(chosen, key=lambda one: -sum(w in plain(one.title) for w in wanted)))


def haystack(one: Entry) -> str:
    """Give all of an item's text in which words are sought."""
    return plain(" ".join([one.title, one.id, *one.skills, one.text]))


def plain(text: str) -> str:
    """Fold case, hyphens and underscores.

    >>> plain("Smooth-L1")
    'smooth l1'
    """
    return " ".join(re.sub(r"[-_/]", " ", text.lower()).split())
