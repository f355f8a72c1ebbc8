"""Keys right after a reveal, and held keys, do nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from lossprep.cli.keys import ENTER, Keyboard


@dataclass
class Fingers:
    """Keys pressed at set seconds, on a clock of their own."""

    presses: list[tuple[float, str]]
    now: float = 0.0
    taken: list[str] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def read(self, timeout: float | None) -> str:
        if not self.presses and timeout is None:
            raise EOFError
        end = float("inf") if timeout is None else self.now + timeout
        if not self.presses or self.presses[0][0] > end:
            self.now = end
            return ""
        at, key = self.presses.pop(0)
        self.now = max(self.now, at)
        return key


def graded(*presses: tuple[float, str]) -> str:
    """The first grade that counts after a reveal at 0 seconds; nothing where none does."""
    fingers = Fingers(list(presses))
    keyboard = Keyboard(fingers.read, fingers.clock)
    keyboard.settle()
    try:
        return keyboard.key(lambda key: key in "1234")
    except EOFError:
        return ""


@pytest.mark.parametrize(
    ("presses", "grade"),
    [
        ([(0.0, "3")], ""),
        ([(0.249, "3")], ""),
        ([(0.26, "3")], "3"),
        ([(0.1, "4"), (0.3, "2")], "2"),
        ([(n / 30, "3") for n in range(90)], ""),
        ([(n / 30, "3") for n in range(90)] + [(3.5, "1")], "1"),
        ([(n / 30, " ") for n in range(60)] + [(2.4, "3")], "3"),
    ],
)
def test_a_key_counts_a_quarter_of_a_second_after_the_reveal(presses, grade: str) -> None:
    assert graded(*presses) == grade


def test_an_enter_after_a_grade_is_not_the_next_reveal() -> None:
    fingers = Fingers([(0.0, "3"), (0.01, ENTER), (2.0, ENTER)])
    keyboard = Keyboard(fingers.read, fingers.clock)
    assert keyboard.key(lambda key: key in "1234") == "3"
    assert keyboard.first() == ENTER
    assert fingers.now == 2.0


def test_what_is_typed_quickly_after_a_key_is_not_lost() -> None:
    fingers = Fingers([(0.0, "3"), (0.01, "x"), (0.02, "y")])
    keyboard = Keyboard(fingers.read, fingers.clock)
    assert keyboard.key(lambda key: key in "1234") == "3"
    assert [keyboard.first(), keyboard.first()] == ["x", "y"]
