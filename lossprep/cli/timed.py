"""Taking an answer against the clock: in a box where the terminal has one, else in lines."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from lossprep.cli.countdown import Countdown, mmss
from lossprep.cli.ending import before_it
from lossprep.cli.front import Front, InputEnded, Quit, UndoAsked, read_line
from lossprep.cli.rows import in_rows
from lossprep.model.dialogue import Ask, Reply
from lossprep.views.lines import BLANK, line

if TYPE_CHECKING:
    from lossprep.cli.drafts import Draft
    from lossprep.cli.sound import Sound

KEPT, BEGUN = "A draft of this answer was kept", "This answer was begun, with nothing written"


def timed(front: Front, question: Ask) -> Reply:
    """Take an answer, from its draft where there is one; the draft goes once it is recorded."""
    shell = front.shell
    draft = offered(front, question) if shell.at_terminal else None
    countdown = Countdown(
        limit=question.limit or 0,
        used=question.spent / 1000,
        clock=shell.clock,
        strict=question.strict,
        resumed=draft.seconds if draft else 0.0,
    )
    text = draft.text if draft else ""
    sound = recorder(front) if question.spoken else None
    try:
        if sound:
            sound.start(question.name)
        typed = given(front, question, countdown, text)
    finally:
        if sound:
            sound.stop()
    if sound and sound.fault:
        front.shell.show([line(("Nothing was recorded. ", "warn"), sound.fault)])
    shell.drafts.answered.add(question.name)
    spent = round(countdown.taken * 1000)
    return Reply(text=typed, moment=shell.clock.now(), milliseconds=spent)


def given(front: Front, question: Ask, countdown: Countdown, text: str) -> str:
    """Let the answer be typed; whoever leaves instead keeps the time that was used on it."""

    def spend() -> None:
        if front.shell.at_terminal:
            front.shell.drafts.spend(question.name, countdown.taken)

    before_it.append(spend)
    try:
        while front.handled(typed := taken(front, question, countdown, text), question):
            pass
    except (Quit, UndoAsked, KeyboardInterrupt):
        spend()
        raise
    finally:
        before_it.remove(spend)
    return typed


def taken(front: Front, question: Ask, countdown: Countdown, text: str) -> str:
    """Let the answer be typed; what was typed in a box is shown after it."""
    if countdown.up():
        front.shell.show([line(("Time is up: what there is counts.", "warn"))])
        return text
    if not front.shell.interactive:
        return in_rows(front, question, countdown, text)
    from lossprep.cli.box import Box

    front.shell.show([BLANK])
    try:
        typed = Box(question, countdown, front.shell.drafts, text).run()
    except EOFError:
        raise InputEnded from None
    echo(front, question, typed)
    if countdown.up():
        front.shell.show([line(("Time is up: what you had is kept.", "warn"))])
    return typed


def echo(front: Front, question: Ask, typed: str) -> None:
    """Show what was typed, as the terminal's history should hold it."""
    lead = "• " if question.spoken else "> "
    rows = typed.expandtabs(4).splitlines() or ["(nothing written)"]
    front.shell.show(line((lead, "quiet"), row, hang=2) for row in rows)


def offered(front: Front, question: Ask) -> Draft | None:
    """Offer the draft that an earlier sitting left, if there is one."""
    draft = front.shell.drafts.find(question.name)
    if draft is None:
        return None
    used = mmss(int(draft.seconds))
    rows = draft.text.expandtabs(4).splitlines()
    front.shell.show(
        [
            line((KEPT if rows else BEGUN, "warn"), f" · {used} used"),
            *(line((row, "quiet"), indent=2) for row in rows),
            line(("Enter", "key"), " goes on with it · ", ("n", "key"), " begins anew · ",
                 ("q", "key"), " quit"),
        ]
    )  # fmt: skip
    word = "?"
    while word not in ("", "n", "no", "q", "quit"):
        word = read_line().strip().lower()
    if word in ("q", "quit"):
        raise Quit
    if word in ("n", "no"):
        front.shell.drafts.drop(question.name)
        return None
    return draft


def recorder(front: Front) -> Sound | None:
    """Give what records and plays, where a command for it is set."""
    if front.sound is None:
        from lossprep.cli import settings
        from lossprep.cli.sound import Sound

        found = settings.load()
        if found["record"]:
            folder = front.shell.database.with_name("recordings")
            front.sound = Sound(found["record"], found["play"], folder)
            atexit.register(front.sound.hush)
            before_it.extend((front.sound.stop, front.sound.hush))
    return front.sound
