"""A session killed at any moment: what was answered is kept, and it goes on where it was."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from walker import Walker, look, pack, prompt_of, unspaced, walker

from lossprep.model.event import (
    AnswerLocked,
    Attempt,
    CriterionTicked,
    Event,
    PageRead,
    ReadingDone,
    SelfRating,
)
from lossprep.store import open_store

KILLS, FEW = 200, 20
CRITERION = re.compile(r"^\d+ of \d+ · (?:core|plus|red flag)", re.MULTILINE)
SKILL = re.compile(r"· (\d of 8)")

Answer = tuple[str, object]
PAGE: Answer = ("page", None)
TWIN: Answer = ("twin", None)
KEPT: Answer = ("kept", None)  # no tick was lowered
TRY = re.compile("the same with fresh numbers|a second try")


@dataclass
class Sitting:
    """One run of the program, up to its kill."""

    learner: Walker
    rng: random.Random
    kept: list[Answer] = field(default_factory=list)
    in_flight: Answer | None = None
    asked: str = ""

    def answer(self, terminal, screen: str, *, wait: bool) -> None:
        """Type an answer to the open question; without `wait`, what comes of it stays unknown."""
        self.in_flight, rows = self.choose(screen)
        look(terminal, prompt_of(screen))
        for row in rows:
            terminal.enter(row)
        if wait:
            self.see(terminal)

    def see(self, terminal) -> str:
        """Wait for the next prompt, which shows that what was answered before it is kept."""
        screen = self.learner.wait_for_prompt(terminal)
        assert screen is not None, f"it ended by itself:\n{terminal.transcript()}"
        if self.in_flight is not None:
            self.kept.append(self.in_flight)
        self.in_flight, self.asked = None, self.question(screen)
        return screen

    def choose(self, screen: str) -> tuple[Answer, list[str]]:
        """Choose what to type, with what it should be kept as."""
        prompt = prompt_of(screen)
        if prompt.startswith("Your answer"):
            rows = [f"answer {self.rng.randrange(10**9)}", "- and a second line"]
            return ("answer", "\n".join(rows)), [*rows, ""]
        if prompt.startswith("Your level"):
            level = self.rng.choice("12345")
            return ("level", int(level)), [level]
        if prompt.startswith(("In your answer?", "Did you say this?")):
            said = "1" if "0 aloud" in prompt else "y"
            # A red flag that was not said can be admitted later, so that question always comes.
            word = "n" if prompt.startswith("Did") else self.rng.choice([said, "n"])
            return ("criterion", word != "n"), [word]
        if prompt.startswith("Lower a tick?"):
            return KEPT, [""]
        if TRY.search(screen):
            return TWIN, ["12.34"]
        if prompt.startswith("How did it go?"):
            rating = self.rng.choice("1234")
            return ("rating", int(rating)), [rating]
        if prompt.startswith("Enter"):
            return PAGE, [""]
        exercise = self.learner.asked(screen)
        return ("exercise", exercise.id), [self.learner.word_for(prompt, screen)]

    def question(self, screen: str) -> str:
        """Name what is asked on a screen, so that two screens can be compared."""
        prompt = prompt_of(screen)
        if prompt.startswith("Enter"):
            return unspaced(screen.rstrip("> \n").rsplit("\n\n", 1)[-1])  # its last paragraph
        if prompt.startswith(("How did it go?", "Lower a tick?")):
            return prompt
        if tried := TRY.search(screen):
            return tried[0]
        if prompt.startswith("Your level"):
            return SKILL.findall(screen)[-1]
        if prompt.startswith(("In your answer?", "Did you say this?")):
            last = list(CRITERION.finditer(screen))[-1]
            return unspaced(screen[last.start() :].rstrip("> \n"))
        return self.learner.asked(screen).id


@cache
def exemplified() -> frozenset[str]:
    """The items with exemplars, after which ticks may be lowered."""
    content = pack()
    items = (*content.exercises, *content.problems, *content.mocks)
    return frozenset(one.id for one in items if one.exemplars)


def answers(events: list[Event]) -> list[Answer]:
    """What the store holds, in the terms of what was typed."""
    found: list[Answer] = []
    for event in events:
        match event:
            case AnswerLocked():
                found.append(("answer", event.answer))
            case PageRead() | ReadingDone():
                found.append(PAGE)
            case SelfRating():
                found.append(("level", event.level))
            case CriterionTicked():
                found.append(("criterion", event.met))
            case Attempt() if "/twin-" in event.exercise:
                found.append(TWIN)
            case Attempt() if event.band:
                found += [KEPT] * (event.exercise in exemplified())
            case Attempt() if event.verdict:
                found.append(("exercise", event.exercise))
            case Attempt() if event.rating:
                found.append(("rating", event.rating))
    return found


def kept(path: Path) -> list[Answer]:
    """What is in the file, which has to open and to be whole."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with open_store(path) as store:
        return answers(list(store.events()))


def kill(terminal) -> None:
    os.kill(terminal.child.pid, signal.SIGKILL)
    assert terminal.wait() == -signal.SIGKILL


@dataclass
class Survivor:
    """A learner whose sessions are all killed, with what is known to be kept."""

    path: Path
    learner: Walker
    rng: random.Random
    whole: list[Answer] = field(default_factory=list)
    open: str = ""
    closed: str = ""

    def sit(self, terminal) -> None:
        """Go on from the open question, answer a few, and be killed at some moment."""
        sitting = Sitting(self.learner, self.rng)
        if self.rng.random() < 0.15:  # while it starts
            time.sleep(self.rng.random() / 2)
        else:
            self.go_on(terminal, sitting)
        kill(terminal)
        self.compare(sitting)

    def go_on(self, terminal, sitting: Sitting) -> None:
        screen = sitting.see(terminal)
        assert self.open in ("", sitting.asked), f"{self.open} was open, but:\n{screen}"
        assert sitting.asked != self.closed or not self.closed, f"answered before:\n{screen}"
        for _ in range(self.rng.choice([0, 1, 1, 2, 3])):
            sitting.answer(terminal, terminal.recent(), wait=True)
        if self.rng.random() < 0.7:
            sitting.answer(terminal, terminal.recent(), wait=False)
            time.sleep(self.rng.choice([0, self.rng.random() / 50]))

    def compare(self, sitting: Sitting) -> None:
        """Compare what the file holds with what was answered, and note what is open now."""
        now = kept(self.path)
        new = now[len(self.whole) :]
        assert now[: len(self.whole)] == self.whole, "an answer of an earlier session is gone"
        went_on = [*sitting.kept, sitting.in_flight]
        assert new in (sitting.kept, went_on), "an answer is lost, or was never given"
        self.whole = now
        if not sitting.asked:
            return
        self.open = "" if new == went_on else sitting.asked
        self.closed = sitting.asked if new == went_on else ""


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_any_moment_loses_no_answer(home, run, terminal, seed: int) -> None:
    count = KILLS if os.environ.get("LOSSPREP_SOAK") else FEW
    rng, learner = random.Random(f"kills {seed}"), walker(pack())
    survivors: list[Survivor] = []
    for _ in range(count // 4):
        if not survivors or len(survivors[-1].whole) > 30:  # before its day is over
            survivors.append(Survivor(home / f"{len(survivors)}.db", learner, rng))
            run(*plan(survivors[-1]))
        survivors[-1].sit(terminal("--db", survivors[-1].path, "study"))
    assert survivors[0].whole


def plan(survivor: Survivor) -> list[str]:
    options = ["--interview", "2026-12-31", "--minutes", "60"]
    return ["--db", str(survivor.path), "start", *options]
