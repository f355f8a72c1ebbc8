"""The eve of the interview, and its morning: calm, with nothing new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from lossprep.model.cheatsheet import Cheatsheet
from lossprep.model.content import Band, Exercise, Problem
from lossprep.model.dialogue import Ask, Flow, Heading, Note, Posed, Say, Titled
from lossprep.model.event import Attempt, ReadingDone
from lossprep.model.plan import DayPlan, ScheduledTask
from lossprep.model.recap import CheatsheetShown
from lossprep.schedule.last_days import MINUTES, part_of
from lossprep.schedule.memory import retrievability
from lossprep.schedule.worth import ASKED
from lossprep.session.context import SKIP, Aid, Context, answer, ask, record
from lossprep.session.exercise import next_dates, rated
from lossprep.session.problem import problem
from lossprep.session.slips import own_slips
from lossprep.session.timing import Timer, time_note

ROWS = 4  # of the cheat sheet at a time
ALOUD, KNOWN = 3, 5  # answers on the eve, in the morning
SECONDS = 60
SHORT = 4.0  # minutes of an item whose answer may be said in one
EASY = 2.5  # minutes of an item that is said without haste
WELL = 3  # the rating Good
PASSED = (Band.STRONG_HIRE, Band.LEAN_HIRE)
ENDS = {
    "eve": "That is all for tonight. Sleep well: tomorrow there are ten minutes to warm up.",
    "warmup": "You are warmed up. Go in calmly: what you know is there. Good luck.",
}


class Sitting(Struct, frozen=True):
    """When it began, and how many minutes it may take."""

    began: datetime
    minutes: float

    def left(self, now: datetime) -> float:
        """Return the minutes that are left."""
        return self.minutes - (now - self.began) / timedelta(minutes=1)


def last_days(ctx: Context, today: DayPlan, minutes: float) -> Flow[None]:
    """Go through the parts of such a day that are open, within its minutes."""
    most = min(minutes, MINUTES[today.mode]) - today.spent
    sitting = Sitting(ctx.now.at, most)
    for part in today.fits:
        if sitting.left(ctx.now.at) <= 0:
            break
        yield Say(Heading(title=part.title, note=f"about {part.minutes:g} min"))
        if not (yield from PARTS[part_of(part.id)](ctx, part, sitting)):
            yield Say(Note(text="Left out.", tone="quiet"))
    if sitting.left(ctx.now.at) <= 0:
        yield Say(Note(text=f"That is your {most:.0f} minutes: the rest may be.", tone="quiet"))
    yield Say(Note(text=ENDS[today.mode], tone="good"))


def cheat_sheet(ctx: Context, part: ScheduledTask, sitting: Sitting) -> Flow[bool]:
    """Show the cheat sheet, a few losses at a time. False: it was skipped."""
    del sitting
    sheet = ctx.pack.cheatsheet
    from lossprep import losses  # noqa: PLC0415 (it brings NumPy)

    if not sheet.rows:
        yield Say(Note(text="This pack has no cheat sheet.", tone="quiet"))
    pages = [Cheatsheet(rows=sheet.rows[n : n + ROWS]) for n in range(0, len(sheet.rows), ROWS)]
    if sheet.takeaways:
        pages.append(Cheatsheet(takeaways=sheet.takeaways))
    for page in pages:
        formulas = {row.loss: losses.get(row.loss).formula for row in page.rows}
        yield Say(CheatsheetShown(sheet=page, formulas=formulas))
        if not (yield from going_on(ctx, "Enter goes on")):
            return False
    return (yield from done(ctx, part))


def slips(ctx: Context, part: ScheduledTask, sitting: Sitting) -> Flow[bool]:
    """Show one's own slips, one after the other. False: they were skipped."""
    del sitting
    found = own_slips(ctx.pack, ctx.progress)
    if not found:
        yield Say(Note(text="You have made no slip yet: there is nothing to mend.", tone="good"))
    for shown in found:
        yield Say(shown)
        if not (yield from going_on(ctx, "Say the right way once; Enter goes on")):
            return False
    return (yield from done(ctx, part))


def aloud(ctx: Context, part: ScheduledTask, sitting: Sitting) -> Flow[bool]:
    """Say three answers aloud, each in a minute, and rate them. False: one was skipped."""
    found = sorted(sayable(ctx), key=lambda one: (-ASKED[one.asked], recall_of(ctx, one)))
    fresh = [one for one in found if ctx.progress.finished[one.id] != ctx.now.day]
    chosen = varied(fresh, max(0, ALOUD - len(found) + len(fresh)))
    if not chosen:
        none = "No question that you have met can be answered in a minute."
        yield Say(Note(text="These are done for today." if found else none, tone="quiet"))
        return (yield from done(ctx, part))
    for number, item in enumerate(chosen, start=1):
        if sitting.left(ctx.now.at) <= 0:
            return False
        note = f"{number} of {len(chosen)} · aloud"
        yield Say(Heading(title=item.title, note=note))
        last = number == len(chosen)
        if not (yield from spoken(ctx, item, task=part.id if last else None)):
            return False
    return True


def spoken(ctx: Context, item: Exercise, *, task: str | None) -> Flow[bool]:
    """Say one answer aloud against the clock, compare, and rate it. False: it was skipped.

    Notes may be taken, as in a mock; none need be.
    """
    timer = Timer(SECONDS, strict=ctx.strict)
    aid = Aid(attempt=ctx.new_id(), item=item.id, unaided=True, timer=timer)
    yield Say(Posed(text=item.ask, limit=SECONDS))
    wanted = Ask(
        prompt="Your answer",
        kind="text",
        keys=aid.keys,
        name=item.id,
        spoken=ctx.spoken,
        optional=True,
    )
    reply = yield from answer(ctx, wanted, aid)
    if reply is None:
        return False
    yield Say(time_note(timer.used, SECONDS))
    yield Say(Titled(title="Answer", text=item.answer or item.solution))
    rating = yield from rated(ctx, next_dates(ctx, item))
    attempt = Attempt(
        id=aid.attempt,
        moment=ctx.now,
        exercise=item.id,
        answer=reply.text.strip(),
        task=task,
        rating=rating,
        milliseconds=timer.used,
        pack_version=ctx.pack.version,
    )
    yield from record(ctx, attempt)
    return True


def passed(ctx: Context, part: ScheduledTask, sitting: Sitting) -> Flow[bool]:
    """Go through one problem that was passed before. False: it was skipped."""
    left = sitting.left(ctx.now.at)
    every = [one for one in ctx.pack.problems if is_passed(ctx, one)]
    fitting = [one for one in every if one.minutes <= left]
    if not fitting:
        none = "No problem that you have passed fits into what is left of tonight."
        yield Say(Note(text=none if every else "You have passed no problem yet.", tone="quiet"))
        return (yield from done(ctx, part))
    item = max(fitting, key=lambda one: (ctx.progress.begun(one.id) is not None, one.minutes))
    return (yield from problem(ctx, item, task=part.id))


def is_passed(ctx: Context, item: Problem) -> bool:
    """Say whether the last attempt at a problem, before today, was a hire."""
    last = ctx.progress.answered.get(item.id)
    return last is not None and last.band in PASSED and last.moment.day < ctx.now.day


def known(ctx: Context, part: ScheduledTask, sitting: Sitting) -> Flow[bool]:
    """Say aloud what one knows well; nothing of it is graded or kept. False: left early."""
    answered = ctx.progress.answered
    best = [one for one in sayable(ctx) if (answered[one.id].rating or 0) >= WELL]
    easy = sorted(best, key=lambda one: (one.minutes > EASY, -recall_of(ctx, one)))
    chosen = varied(easy, KNOWN)
    if not chosen:
        yield Say(Note(text="Nothing to recall yet. Read your notes once, slowly.", tone="quiet"))
    for number, item in enumerate(chosen, start=1):
        if sitting.left(ctx.now.at) <= 0:
            break
        yield Say(Heading(title=item.title, note=f"{number} of {len(chosen)}"))
        yield Say(Posed(text=item.ask))
        if not (yield from going_on(ctx, "Say it to yourself; Enter shows the answer")):
            return False
        yield Say(Titled(title="Answer", text=item.answer or item.solution))
    return (yield from done(ctx, part))


def sayable(ctx: Context) -> Sequence[Exercise]:
    """List the exercises in words that have been answered and are short enough to say."""
    met = ctx.progress.memories
    return [
        one
        for one in ctx.pack.exercises
        if one.kind in ("recall", "open") and one.minutes <= SHORT and one.id in met
    ]


def varied(ordered: Sequence[Exercise], count: int) -> list[Exercise]:
    """Take the first ones, but one of each main skill before a second of any."""
    turns: Counter[str] = Counter()
    ranked = []
    for place, one in enumerate(ordered):
        ranked.append((turns[one.skills[0]], place, one))
        turns[one.skills[0]] += 1
    return [one for *_, one in sorted(ranked, key=lambda row: row[:2])[:count]]


def recall_of(ctx: Context, item: Exercise) -> float:
    """Return how likely an exercise that has been answered is recalled today."""
    memory = ctx.progress.memories[item.id]
    return retrievability((ctx.now.day - memory.day).days, memory.stability)


def going_on(ctx: Context, prompt: str) -> Flow[bool]:
    """Wait for Enter. False: the learner skips the rest of this part."""
    reply = yield from ask(ctx, Ask(prompt=prompt, kind="enter", keys=(("s", "skip"),)))
    return reply.text.strip().lower() not in SKIP


def done(ctx: Context, part: ScheduledTask) -> Flow[bool]:
    """Keep that a part was gone through, as of a reading."""
    yield from record(
        ctx, ReadingDone(id=ctx.new_id(), moment=ctx.now, reading=part.id, task=part.id)
    )
    return True


PARTS: dict[str, Callable[[Context, ScheduledTask, Sitting], Flow[bool]]] = {
    "cheat-sheet": cheat_sheet,
    "slips": slips,
    "aloud": aloud,
    "passed": passed,
    "known": known,
}
