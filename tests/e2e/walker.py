"""Someone who studies: reads the screen, and types what a learner would."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from packs import built_in

from lossprep.model.content import Exercise, Pack

DRAWN = "12.34"
ANSWER = "Because the noise model says so.\n- and I would check it on held-out data"


def pack() -> Pack:
    """The pack that the program studies, as this checkout holds it."""
    return built_in()


def unspaced(text: str) -> str:
    """``text`` without its white space, and without what a screen does not show."""
    return "".join(text.replace("`", "").split())


@dataclass
class Walker:
    """Answers whatever is asked, right unless told otherwise."""

    exercises: list[Exercise]
    wrong: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    last: list[Exercise] = field(default_factory=list)

    def finish(self, terminal, *, most: int = 400) -> str:
        """Answer until the program ends; everything that it showed."""
        for _ in range(most):
            screen = self.wait_for_prompt(terminal)
            if screen is None:
                assert terminal.wait() == 0, terminal.transcript()
                return terminal.transcript()
            self.seen.append(screen)
            self.reply(terminal, screen)
        raise AssertionError(f"still asking after {most} answers:\n{terminal.screen()}")

    def wait_for_prompt(self, terminal, timeout: float = 20) -> str | None:
        """What was shown since the last answer, up to the next prompt; None at the end."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            alive = terminal._pump(0.05)
            text = terminal.recent()
            if (text.endswith("\n>") and "? help" in text) or in_box(text):
                return text
            if not alive and terminal._ended:
                return None
        raise AssertionError(f"no prompt in {timeout} s:\n{terminal.screen()}")

    def reply(self, terminal, screen: str) -> None:
        """Type what fits the prompt."""
        if in_box(screen):
            self.reply_in_box(terminal, screen)
            return
        prompt = prompt_of(screen)
        look(terminal, prompt)
        if prompt.startswith("Your answer"):
            for row in (*ANSWER.splitlines(), ""):
                terminal.enter(row)
            return
        terminal.enter(self.word_for(prompt, screen))

    def reply_in_box(self, terminal, screen: str) -> None:
        """Type a timed answer, and wait until its box has gone."""
        several = "Ctrl-D" in screen
        text = ANSWER if several else self.word_for("", screen)
        before = echoes(terminal, text)
        terminal.send(text.replace("\n", "\r") + ("\x04" if several else "\r"))
        while echoes(terminal, text) == before:
            assert terminal._pump(5), f"the box stays:\n{terminal.screen()}"

    def word_for(self, prompt: str, screen: str) -> str:
        """The one line that answers a prompt."""
        fixed = {
            "Enter": "",
            "Your level": "3",
            "In your answer?": "1" if "0 aloud" in prompt else "y",
            "Did you say this?": "n",
            "Lower a tick?": "",
            "How did it go?": "3",
        }
        for start, word in fixed.items():
            if prompt.startswith(start):
                return word
        exercise = self.asked(screen)
        if exercise.template and unspaced(exercise.ask) not in unspaced(screen):
            return DRAWN  # fresh numbers, which nobody told the learner
        return self.wrong.get(exercise.id) or right_answer(exercise)

    def asked(self, screen: str) -> Exercise:
        """The exercise whose question is on the screen; one with drawn numbers by its title."""
        shown = unspaced(screen)
        found = [one for one in self.exercises if unspaced(one.ask) in shown]
        if not found:
            titled = [one for one in self.exercises if one.template]
            found = [one for one in titled if unspaced(f"{one.title} · ") in shown] or self.last
        self.last = found
        assert found, f"a question that the pack does not hold:\n{screen}"
        return max(found, key=lambda one: shown.rfind(unspaced(one.ask)))


def in_box(screen: str) -> bool:
    """Whether a timed answer is wanted: the keys of its box are the last row."""
    keys = screen.rstrip().rsplit("\n", 1)[-1]
    return "Ctrl-O editor" in keys and keys.endswith("help")


def echoes(terminal, text: str) -> int:
    """How many answers that begin like ``text`` the terminal's history holds."""
    leads = tuple(f"{lead} {text[:20]}".splitlines()[0] for lead in "•>")
    return sum(row.startswith(leads) for row in terminal.transcript().splitlines())


PROMPTS = (
    *("Your answer", "Your number", "Your choice", "Your formula", "Your level", "Enter", "Which"),
    *("In your answer?", "Did you say this?", "How did it go?", "Lower a tick?"),
)


def prompt_of(screen: str) -> str:
    """What is asked at a screen's end, with its keys, which may have a line of their own."""
    rows = screen.rstrip("> \n").splitlines()
    place = next((i for i in (-1, -2, -3) if len(rows) >= -i and rows[i].startswith(PROMPTS)), -1)
    return " · ".join(rows[place:])


def look(terminal, prompt: str) -> None:
    """Read an answer that was revealed: keys pressed right after it do nothing."""
    if prompt.startswith(("How did it go?", "Enter shows")):
        terminal.settle()


def right_answer(exercise: Exercise) -> str:
    """What is right: the expected digits, the formula, or the right option."""
    if exercise.kind == "formula":
        return exercise.value
    if exercise.kind == "choice":
        return next(option.text for option in exercise.options if option.right)
    return exercise.expected


def walker(content: Pack, **wrong: str) -> Walker:
    """Make a learner who knows the pack; ``wrong`` maps an id's end to a wrong answer."""
    parts = [part for problem in content.problems for part in problem.parts]
    exercises = [*content.exercises, *parts]
    ids = {tail: one.id for tail in wrong for one in exercises if one.id.endswith("/" + tail)}
    return Walker(exercises, {ids[tail]: answer for tail, answer in wrong.items()})


def database(home: Path) -> Path:
    """Where the program keeps its events in a home of its own."""
    return home / "data" / "lossprep" / "lossprep.db"
