"""After the interview: which questions came, what came of it, and what is next."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lossprep.errors import LossprepError
from lossprep.model.dialogue import Ask, Flow, Heading, Keep, Note, Record, Say
from lossprep.model.event import Attempt, PlanChange
from lossprep.model.own import Came, of_interview
from lossprep.model.plan import Outcome, Plan
from lossprep.schedule.changes import driving
from lossprep.session.begin import read_interview
from lossprep.session.context import Context, ask, record
from lossprep.session.exercise import RATINGS

Next = Literal["maintain", "interview", "stop"]
WENT = (("1", "badly"), ("2", "so-so"), ("3", "well"), ("4", "easy"), ("s", "skip"))
OUTCOMES: dict[str, Outcome] = {"o": "offer", "r": "reject", "w": "waiting", "n": "next round"}
NEXT: dict[str, Next] = {"m": "maintain", "i": "interview", "s": "stop"}
USUAL: dict[Outcome, Next] = {
    "offer": "stop",
    "reject": "maintain",
    "waiting": "maintain",
    "next round": "interview",
}
FOLLOWS = {
    "maintain": "Reviews go on within the day's minutes, and hold what you know.",
    "stop": "The plan has ended; your attempts stay. lossprep start makes a new one.",
}


def debrief(ctx: Context, plan: Plan, interview: date) -> Flow[None]:
    """Ask about an interview; each answer is kept before the next is asked for."""
    yield Say(Heading(title=f"Debrief: the interview of {spelled(interview)}"))
    done = plan.debriefed == interview
    if done and plan.outcome:
        yield Say(Note(text=f"So far: {plan.outcome}.", tone="quiet"))
    yield from questions(ctx, interview)
    outcome = yield from outcome_of(ctx, plan, interview, again=done)
    yield from what_next(ctx, plan, interview, outcome)


def spelled(day: date) -> str:
    """Write a date as people say it.

    >>> spelled(date(2026, 12, 3))
    'Thursday 3 December'
    """
    return f"{day:%A} {day.day} {day:%B}"


def questions(ctx: Context, interview: date) -> Flow[None]:
    """Ask which questions came, and keep each at once as an exercise of one's own."""
    before = sum(of_interview(one.id, interview) for one in ctx.pack.exercises)
    if before:
        yield Say(Note(text=f"{counted(before)} kept before.", tone="quiet"))
    else:
        yield Say(
            Note(text="One at a time; each becomes an exercise that comes again.", tone="quiet")
        )
    kept = 0
    while True:
        what = "Another question?" if kept or before else "Which question came?"
        reply = yield from ask(ctx, Ask(prompt=f"{what} (Enter: no more)"))
        if not reply.text.strip():
            break
        yield from question(ctx, Came(interview=interview, ask=reply.text))
        kept += 1
    if kept:
        total = counted(kept + before)
        yield Say(Note(text=f"{total} of this interview will come again.", tone="good"))


def question(ctx: Context, came: Came) -> Flow[None]:
    """Keep one question, then the answer that it should have had, then how it went."""
    name = yield from keep(ctx, came)
    wanted = "A good answer? (Enter: later)"
    reply = yield from ask(ctx, Ask(prompt=wanted, kind="text"))
    if reply.text.strip():
        better = Came(interview=came.interview, ask=came.ask, answer=reply.text, id=name)
        yield from keep(ctx, better)
    else:
        yield Say(Note(text=f"Kept as {name}; its file waits for an answer.", tone="quiet"))
    rating = yield from chosen(ctx, "How was yours?", WENT)
    if rating in RATINGS:
        attempt = Attempt(
            id=ctx.new_id(),
            moment=ctx.now,
            exercise=name,
            answer="",
            rating=RATINGS[rating],
            pack_version=ctx.pack.version,
        )
        yield from record(ctx, attempt)


def keep(ctx: Context, came: Came) -> Flow[str]:
    """Keep a question as an exercise; the result is its id."""
    reply = yield Keep(came)
    if reply is None:
        raise RuntimeError("a front end must send a Reply for each Keep")
    ctx.now = reply.moment
    return reply.text


def outcome_of(ctx: Context, plan: Plan, interview: date, *, again: bool) -> Flow[Outcome]:
    """Ask what came of it; Enter leaves it as it was, or waiting."""
    usual: Outcome = (again and plan.outcome) or "waiting"
    keys = tuple(OUTCOMES.items())
    key = yield from chosen(ctx, "Outcome?", keys)
    outcome = OUTCOMES[key] if key else usual
    if not key:
        yield Say(Note(text=f"Taken as: {usual}.", tone="quiet"))
    yield from changed(ctx, interview, outcome, None)
    return outcome


def what_next(ctx: Context, plan: Plan, interview: date, outcome: Outcome) -> Flow[None]:
    """Ask what follows, unless the plan has another interview ahead."""
    ahead = driving(plan, max(interview, ctx.now.day))
    if ahead and ahead.date > interview:
        yield from changed(ctx, interview, outcome, "interview")
        text = f"Your plan goes on, to the interview of {spelled(ahead.date)}."
        yield Say(Note(text=text, tone="good"))
        return
    again = plan.debriefed == interview and plan.outcome == outcome
    usual: Next = (again and plan.then) or USUAL[outcome]
    keys = tuple(NEXT.items())
    key = yield from chosen(ctx, f"What next? (Enter: {usual})", keys)
    then = NEXT[key] if key else usual
    if then == "interview" and (when := (yield from next_date(ctx))):
        yield from changed(ctx, interview, outcome, "interview")
        yield Record((change(ctx, "add", {"interview": when.isoformat(), "name": ""}),))
        text = f"The plan goes on, to the interview of {spelled(when)}."
        yield Say(Note(text=text, tone="good"))
        return
    then = "maintain" if then == "interview" else then
    yield from changed(ctx, interview, outcome, then)
    yield Say(Note(text=FOLLOWS[then], tone="good"))


def next_date(ctx: Context) -> Flow[date | None]:
    """Ask for the date of the next interview; None: it is not known yet."""
    question = "When? (2026-12-16, or 14 for in 14 days; Enter: not known)"
    while True:
        reply = yield from ask(ctx, Ask(prompt=question))
        text = reply.text.strip()
        if not text:
            later = "Reviews go on till then; lossprep plan add DATE NAME, once you know it."
            yield Say(Note(text=later, tone="quiet"))
            return None
        try:
            return read_interview(text, ctx.now.day)
        except LossprepError as error:
            yield Say(Note(text=str(error), tone="bad"))


def chosen(ctx: Context, prompt: str, keys: tuple[tuple[str, str], ...]) -> Flow[str]:
    """Ask for one of some keys, or their words; Enter gives none of them."""
    words = {word: key for key, word in keys} | {key: key for key, _ in keys}
    while True:
        reply = yield from ask(ctx, Ask(prompt=prompt, keys=keys))
        typed = " ".join(reply.text.lower().split())
        if not typed or typed in words:
            return words.get(typed, "")
        listed = ", ".join(f"{key} {word}" for key, word in keys)
        yield Say(Note(text=f"One of {listed}, please.", tone="quiet"))


def changed(ctx: Context, interview: date, outcome: Outcome, then: Next | None) -> Flow[None]:
    """Keep what came of an interview, and what follows once that is decided."""
    details = {"interview": interview.isoformat(), "outcome": outcome, "then": then}
    yield Record((change(ctx, "debrief", dict(details)),))


def change(
    ctx: Context, kind: Literal["add", "debrief"], details: dict[str, str | int | None]
) -> PlanChange:
    """Make a change of the plan."""
    return PlanChange(id=ctx.new_id(), moment=ctx.now, kind=kind, details=details)


def counted(count: int) -> str:
    """Count questions.

    >>> counted(1), counted(3)
    ('1 question', '3 questions')
    """
    return f"{count} question{'s' * (count != 1)}"
