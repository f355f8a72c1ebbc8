"""Runs a session's flow between a front end and the store."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from msgspec.structs import replace

from lossprep.cli.editing import edit
from lossprep.cli.front import EditAsked, Front, Quit, UndoAsked
from lossprep.cli.own import keep
from lossprep.cli.settings import choice, load
from lossprep.cli.shell import Shell
from lossprep.cli.waiting import ANSWERS, waiting
from lossprep.model.dialogue import Ask, Block, Flow, Keep, Note, Record, Reply, Say
from lossprep.model.event import AnswerLocked, Attempt, Event, Undo
from lossprep.session.context import Context
from lossprep.session.progress import Progress
from lossprep.session.undo import last_answer, named
from lossprep.store import new_id


class Meeting(Protocol):
    """Where a flow meets whoever answers it: a terminal, a pipe, another program."""

    def show(self, block: Block) -> None:
        """Show one block."""

    def ask(self, question: Ask) -> Reply | None:
        """Ask, and wait for a reply; raises Quit or UndoAsked where these are wished."""


T = TypeVar("T")
NOTHING = "There is nothing to take back."
SAVED = "Saved up to your last answer. The same command goes on from here."


def session(
    shell: Shell,
    begin: Callable[[Context], Flow[object]],
    *,
    saved: str = SAVED,
    front: Meeting | None = None,
) -> int:
    """Run a flow over the learner's progress until it ends or is left; the exit code.

    ``saved`` is said to whoever leaves. Without a ``front`` it runs in the terminal.
    """
    front = front or Front(shell, shell.pack.title)
    with shell.store.session_lock(shell.command):
        try:
            until_left(shell, front, begin)
            return 0
        except Quit:
            front.show(Note(text=saved, tone="quiet"))
            return 0
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            front.show(Note(text=saved, tone="quiet"))
            return 130


def until_left(shell: Shell, front: Meeting, begin: Callable[[Context], Flow[object]]) -> None:
    """Run a flow to its end.

    An undo starts it anew over what is left, so it asks again; so does an edit of an item.
    """
    ctx = context(shell)
    while True:
        try:
            drive(shell, front, begin(ctx))
            return
        except UndoAsked:
            front.show(Note(text=undo(shell) or NOTHING, tone="quiet"))
        except EditAsked as asked:
            for text in edit(shell, asked.name):
                front.show(Note(text=text, tone="quiet"))
        ctx = replace(context(shell), resumed=True, shown=ctx.shown, ceilings=ctx.ceilings)


def context(shell: Shell) -> Context:
    """Fold what is known so far."""
    pack = shell.pack
    with waiting(ANSWERS, plain=shell.plain):
        progress = Progress.of(shell.store.events())
    return Context(
        choice=choice(),
        pack=pack,
        progress=progress,
        rng=random.SystemRandom(),
        now=shell.clock.now(),
        spoken=shell.at_terminal and not shell.typed and load()["answers"] == "spoken",
        strict=shell.strict,
    )


def drive(shell: Shell, front: Meeting, flow: Flow[T]) -> T:
    """Answer a flow's effects until it returns; events are kept before it goes on."""
    try:
        effect = next(flow)
        while True:
            if isinstance(effect, Ask):
                effect = flow.send(front.ask(effect))
                continue
            if isinstance(effect, Keep):
                kept = keep(shell, effect.came)
                effect = flow.send(Reply(text=kept, moment=shell.clock.now()))
                continue
            if isinstance(effect, Say):
                front.show(effect.block)
            elif isinstance(effect, Record):
                shell.store.append(effect.events)
                shell.drafts.settle(answered_in(effect.events))
            effect = flow.send(None)
    except StopIteration as end:
        result: T = end.value
        return result


def answered_in(events: Iterable[Event]) -> set[str]:
    """Name what was answered, whose draft of an earlier sitting has had its time."""
    return {one.exercise for one in events if isinstance(one, Attempt | AnswerLocked)}


def undo(shell: Shell) -> str | None:
    """Take back the last answer; the result says which, None where there is none."""
    last = last_answer(shell.store.events())
    if last is None:
        return None
    event = Undo(id=new_id(random.SystemRandom()), moment=shell.clock.now(), target=last.id)
    shell.store.append([event])
    return f"Taken back: {named(last)}."
