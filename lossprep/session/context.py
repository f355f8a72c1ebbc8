"""What every flow needs: the pack, the progress, the moment; and how it asks and records."""

from __future__ import annotations

import random

from msgspec import Struct, field

from lossprep.errors import LossprepError
from lossprep.model.content import Exercise, Mock, Pack, Problem, Reading, Task
from lossprep.model.dialogue import Ask, Flow, Hint, Note, Record, Reply, Say, Titled
from lossprep.model.event import Event, HintShown, Moment
from lossprep.schedule.choice import Choice
from lossprep.session.progress import Progress
from lossprep.session.timing import Timer, milliseconds_used
from lossprep.store import new_id

SKIP = ("s", "skip")
HINT = ("h", "hint")
SOLUTION = "solution"


class Context(Struct, kw_only=True):
    """One session's surroundings. ``now`` is the moment of the latest reply.

    ``resumed``: the flow starts anew within one sitting, and need not greet again; ``shown``
    are the items whose solutions this sitting has shown, whatever was taken back since;
    ``ceilings`` the ticks of attempts whose exemplars it has shown: they may only be lowered.
    ``spoken``: timed answers are said aloud, with notes; ``strict``: their limits cut off.
    """

    pack: Pack
    progress: Progress
    rng: random.Random
    now: Moment
    resumed: bool = False
    shown: set[str] = field(default_factory=set)
    ceilings: dict[str, dict[str, bool]] = field(default_factory=dict)
    choice: Choice = field(default_factory=Choice)
    spoken: bool = False
    strict: bool = False

    def new_id(self) -> str:
        """Draw the id of a new event."""
        return new_id(self.rng)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all checkpoints, in the plan's order."""
        return tuple(task for checkpoint in self.pack.checkpoints for task in checkpoint.tasks)

    def item(self, item_id: str) -> Exercise | Problem | Mock | Reading:
        """Look up an item of the pack by its whole id."""
        pack = self.pack
        items: list[Exercise | Problem | Mock | Reading]
        items = [*pack.exercises, *pack.problems, *pack.mocks, *pack.readings]
        for item in items:
            if item.id == item_id:
                return item
        raise LossprepError(f"{item_id}: no such item in the pack; lossprep pack check says more")


def record(ctx: Context, *events: Event) -> Flow[None]:
    """Keep events, and know them from here on."""
    for event in events:
        ctx.progress.apply(event)
    yield Record(events)


def ask(ctx: Context, question: Ask) -> Flow[Reply]:
    """Ask, and let the reply's moment be now."""
    reply = yield question
    if reply is None:
        raise RuntimeError("a front end must send a Reply for each Ask")
    ctx.now = reply.moment
    return reply


class Aid(Struct, kw_only=True):
    """The hints of one attempt, then its full solution; ``seen`` counts both. And its clock."""

    attempt: str
    item: str
    hints: tuple[str, ...] = ()
    solution: str = ""
    seen: int = 0
    unaided: bool = False
    timer: Timer | None = None

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that work while an answer is wanted."""
        hint = (("h", "hint"),) if self.hints and not self.unaided else ()
        return (*hint, ("s", "skip"))

    @property
    def practice(self) -> bool:
        """Whether the full solution was seen, after which no band is given."""
        return self.seen > len(self.hints)


def next_hint(ctx: Context, aid: Aid) -> Flow[None]:
    """Show one more hint, or say that there is none."""
    if aid.unaided:
        yield Say(Note(text="This one is done without hints.", tone="quiet"))
    elif aid.seen < len(aid.hints):
        yield from count_hint(ctx, aid)
        text = aid.hints[aid.seen - 1]
        yield Say(Hint(number=aid.seen, total=len(aid.hints), text=text))
    else:
        none = "No more hints." if aid.hints else "There are no hints here."
        offer = " Type solution to see it all; the attempt is then practice, without a band."
        yield Say(Note(text=none + offer * bool(aid.solution), tone="quiet"))


def count_hint(ctx: Context, aid: Aid) -> Flow[None]:
    """Keep that one more hint, or the solution after the last, was shown."""
    aid.seen += 1
    event = HintShown(
        id=ctx.new_id(), moment=ctx.now, attempt=aid.attempt, exercise=aid.item, number=aid.seen
    )
    yield from record(ctx, event)


def aid_for(
    ctx: Context,
    item: str,
    hints: tuple[str, ...],
    *,
    solution: str = "",
    unaided: bool = False,
    limit: int | None = None,
) -> Aid:
    """Take up an item's hints and time where the attempt under way left them, or begin anew."""
    begun = ctx.progress.begun(item)
    used = milliseconds_used(ctx.progress, item, begun)
    practice = len(hints) + 1 if item in ctx.shown else 0
    return Aid(
        attempt=begun.attempt if begun else ctx.new_id(),
        item=item,
        hints=hints,
        solution=solution,
        seen=begun.hints if begun else practice,
        unaided=unaided,
        timer=Timer(limit, used, ctx.strict) if limit else None,
    )


def answer(ctx: Context, question: Ask, aid: Aid) -> Flow[Reply | None]:
    """Ask until there is an answer; hints on the way.

    None: the learner skips it, or asked for the solution (then ``aid.practice`` holds).
    What may be revealed needs no answer; where a strict time is up, what there is counts.
    """
    spent, timer = 0, aid.timer
    while True:
        if timer and timer.up:
            return None if question.kind == "line" else Reply(text="", moment=ctx.now)
        reply = yield from ask(ctx, timer.timed(question) if timer else question)
        spent += reply.milliseconds
        if timer:
            timer.used += reply.milliseconds
        word = reply.text.strip().lower()
        if word in SKIP:
            return None
        if word == SOLUTION and aid.solution and not aid.unaided and aid.seen >= len(aid.hints):
            yield from count_hint(ctx, aid)
            yield Say(Titled(title="Full solution", text=aid.solution))
            return None
        if word in HINT:
            yield from next_hint(ctx, aid)
        elif enough(question, word) or (timer and timer.up and question.kind == "text"):
            return Reply(text=reply.text, moment=reply.moment, milliseconds=spent)
        elif not (timer and timer.up):
            yield Say(Note(text="Type an answer, or one of the keys below.", tone="quiet"))


def enough(question: Ask, word: str) -> bool:
    """Whether a reply is an answer, be it an empty one."""
    return bool(word) or question.optional or question.reveals
