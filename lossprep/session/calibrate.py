"""The calibration deck: mark an answer, and see where the pack marked it otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lossprep.grading.rubric import band
from lossprep.model.content import Criterion, Pack, Problem, ScoredAnswer
from lossprep.model.dialogue import (
    Ask,
    Compared,
    Flow,
    Heading,
    Judged,
    Note,
    Posed,
    Say,
    Titled,
)
from lossprep.model.event import Attempt, CriterionTicked, Event
from lossprep.model.marking import Agreement, Mark, MarkedDay, Marking
from lossprep.session.context import Context, ask, record
from lossprep.session.ticking import Judgeable, in_order

KINDS = ("core", "plus", "red_flag")
HOW = "Now mark it by its rubric. What is said counts, not what was meant."
UNSEEN = "You have not answered this one yourself yet; its rubric is shown here."
AGAIN = "You have marked it before, so the agreement leaves this time out."


def items(pack: Pack) -> dict[str, Judgeable]:
    """Give what an answer may be of, by id."""
    every: list[Judgeable] = [*pack.exercises, *pack.problems, *pack.mocks]
    return {one.id: one for one in every if one.rubric}


def deck(pack: Pack, finished: Mapping[str, date]) -> tuple[ScoredAnswer, ...]:
    """List the answers not marked yet, those first whose item the learner has done."""
    known = items(pack)
    left = [one for one in pack.answers if one.of in known and one.id not in finished]
    return tuple(sorted(left, key=lambda one: one.of not in finished))


def calibrate(ctx: Context, answers: Sequence[ScoredAnswer]) -> Flow[None]:
    """Mark answers, one after the other."""
    for place, one in enumerate(answers, start=1):
        if place > 1:
            more = f"Enter: the next one, {place} of {len(answers)}"
            yield from ask(ctx, Ask(prompt=more, kind="enter"))
        yield from mark(ctx, one)
    if not answers:
        done = "Every answer of the deck is marked. lossprep stats shows how you agree."
        yield Say(Note(text=done))


def mark(ctx: Context, one: ScoredAnswer) -> Flow[None]:
    """Mark one answer, criterion by criterion, then lay the marks beside the pack's."""
    item = items(ctx.pack)[one.of]
    begun = ctx.progress.begun(one.id)
    attempt = begun.attempt if begun else ctx.new_id()
    yield Say(Heading(title=one.title, note=f"an answer to: {item.title}"))
    if one.id in ctx.progress.finished:
        yield Say(Note(text=AGAIN, tone="quiet"))
    elif one.of not in ctx.progress.finished:
        yield Say(Note(text=UNSEEN, tone="quiet"))
    yield Say(Posed(text=question(item)))
    yield Say(Titled(title="The answer", text=one.text))
    yield Say(Note(text=HOW, tone="quiet"))
    ticks = yield from marked(ctx, one, item, attempt)
    found = marking(one, item.rubric, ticks)
    alike = sum(each.leaning == "alike" for each in found.marks)
    done = Attempt(
        id=attempt,
        moment=ctx.now,
        exercise=one.id,
        answer=f"{alike} of {len(found.marks)} criteria as the pack has them",
        ticks=ticks,
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, done)
    yield Say(Compared(marking=found))


def question(item: Judgeable) -> str:
    """Give what was asked; of a problem, the scenario and the question of each part."""
    if isinstance(item, Problem):
        return "\n\n".join((item.scenario, *(part.ask for part in item.parts)))
    return item.ask


def marked(ctx: Context, one: ScoredAnswer, item: Judgeable, attempt: str) -> Flow[dict[str, bool]]:
    """Ask for each criterion, from the first one not marked yet."""
    begun = ctx.progress.begun(one.id)
    ticks = {name: tick.met for name, tick in begun.ticks.items()} if begun else {}
    rubric = in_order(item)
    for place, criterion in enumerate(rubric, start=1):
        if criterion.id in ticks:
            continue
        yield Say(Judged(criterion=criterion, place=f"{place} of {len(rubric)}"))
        ticks[criterion.id] = yield from yes_or_no(ctx)
        event = CriterionTicked(
            id=ctx.new_id(),
            moment=ctx.now,
            attempt=attempt,
            exercise=one.id,
            criterion=criterion.id,
            met=ticks[criterion.id],
        )
        yield from record(ctx, event)
    return ticks


def yes_or_no(ctx: Context) -> Flow[bool]:
    """Ask until the answer is yes or no."""
    while True:
        reply = yield from ask(ctx, Ask(prompt="In the answer?", keys=(("y", "yes"), ("n", "no"))))
        word = reply.text.strip().lower()
        if word in ("y", "yes", "n", "no"):
            return word.startswith("y")
        yield Say(Note(text="y or n, please.", tone="quiet"))


def marking(one: ScoredAnswer, rubric: Sequence[Criterion], ticks: Mapping[str, bool]) -> Marking:
    """Lay a learner's marks beside the pack's; what was added to the rubric since counts as no."""
    packs = dict.fromkeys(one.ticks, True)
    marks = tuple(
        Mark(
            criterion=each,
            yours=ticks.get(each.id, False),
            packs=each.id in packs,
            why=one.why.get(each.id, ""),
        )
        for each in rubric
    )
    return Marking(marks=marks, yours=band(rubric, ticks), packs=band(rubric, packs))


def agreement(pack: Pack, events: Sequence[Event]) -> Agreement:
    """Sum up how the first marking of each answer agrees with the pack's."""
    known, answers = items(pack), {one.id: one for one in pack.answers}
    first: dict[str, tuple[date, Marking]] = {}
    for event in events:
        one = answers.get(event.exercise) if isinstance(event, Attempt) else None
        if isinstance(event, Attempt) and one and one.of in known and one.id not in first:
            found = marking(one, known[one.of].rubric, event.ticks)
            first[one.id] = event.moment.day, found
    markings = [found for _, found in first.values()]
    marks = [each for found in markings for each in found.marks]
    return Agreement(
        answers=len(markings),
        criteria=len(marks),
        alike=sum(each.leaning == "alike" for each in marks),
        bands=sum(found.yours == found.packs for found in markings),
        leanings={kind: leaning(marks, kind) for kind in KINDS},
        days=by_day(first.values()),
    )


def leaning(marks: Sequence[Mark], kind: str) -> tuple[int, int, int]:
    """Count the marks of one kind of criterion: all, too kind, too strict."""
    of_kind = [each.leaning for each in marks if each.criterion.kind == kind]
    return len(of_kind), of_kind.count("too kind"), of_kind.count("too strict")


def by_day(found: Iterable[tuple[date, Marking]]) -> tuple[MarkedDay, ...]:
    """Sum up the markings of each day."""
    days: dict[date, list[Marking]] = defaultdict(list)
    for day, one in found:
        days[day].append(one)
    return tuple(
        MarkedDay(
            date=day,
            answers=len(of_day),
            criteria=sum(len(one.marks) for one in of_day),
            alike=sum(each.leaning == "alike" for one in of_day for each in one.marks),
        )
        for day, of_day in sorted(days.items())
    )
