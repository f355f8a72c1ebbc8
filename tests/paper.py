"""What a terminal would show, and what has scrolled off it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyte


class Paper(pyte.Screen):
    """A screen that keeps the rows that scroll off, and answers where its cursor is."""

    answer: Callable[[str], object]

    def write_process_input(self, data: str) -> None:
        self.answer(data)

    def reset(self) -> None:
        super().reset()
        self.gone: list[str] = []

    def index(self) -> None:
        top, bottom = self.margins or (0, self.lines - 1)
        if self.cursor.y == bottom:
            self.gone.append(self._text(top))
        super().index()

    def erase_in_display(self, how: int = 0, *args: Any, **private: Any) -> None:
        super().erase_in_display(how, *args, **private)
        if how == 3:
            self.gone.clear()

    @property
    def display(self) -> list[str]:
        return [self._text(y) for y in range(self.lines)]

    def _text(self, y: int) -> str:
        row = self.buffer[y]
        return "".join(row[x].data for x in range(max(row, default=-1) + 1)).rstrip()
