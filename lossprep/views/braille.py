"""A canvas of braille dots, two across and four down in each character."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from lossprep.views.lines import Span, Style

ACROSS, DOWN = 2, 4
# Which bit of a braille character (from U+2800) each dot is, by its row and column.
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Canvas(Struct):
    """Dots and letters in ``columns`` by ``rows`` characters; x runs right, y runs up."""

    columns: int
    rows: int
    dots: dict[tuple[int, int], int] = field(default_factory=dict)
    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    styles: dict[tuple[int, int], Style] = field(default_factory=dict)

    def dot(self, x: int, y: int, style: Style = "") -> None:
        """Set one dot, counted from the lower left; outside the canvas nothing happens.

        >>> canvas = Canvas(1, 1)
        >>> canvas.dot(0, 0)
        >>> canvas.text(0)
        '⡀'
        """
        if not (0 <= x < self.columns * ACROSS and 0 <= y < self.rows * DOWN):
            return
        down = self.rows * DOWN - 1 - y
        cell = (down // DOWN, x // ACROSS)
        self.dots[cell] = self.dots.get(cell, 0) | BITS[down % DOWN][x % ACROSS]
        self.styles[cell] = style

    def stroke(self, points: Iterable[tuple[float, float]], style: Style = "") -> None:
        """Join points, in dots, by straight strokes."""
        last: tuple[float, float] | None = None
        for x, y in points:
            steps = 1 if last is None else max(1, round(max(abs(x - last[0]), abs(y - last[1]))))
            x0, y0 = last or (x, y)
            for step in range(1, steps + 1):
                share = step / steps
                self.dot(round(x0 + (x - x0) * share), round(y0 + (y - y0) * share), style)
            last = (x, y)

    def letter(self, x: float, y: float, text: str, style: Style = "") -> None:
        """Put a letter over the dots at a place, given in dots."""
        column = min(max(round(x) // ACROSS, 0), self.columns - 1)
        down = self.rows * DOWN - 1 - min(max(round(y), 0), self.rows * DOWN - 1)
        self.letters[down // DOWN, column] = text
        self.styles[down // DOWN, column] = style

    def spans(self, row: int) -> list[Span]:
        """Give a row, from the top, as styled spans."""
        found: list[Span] = []
        for column in range(self.columns):
            cell = (row, column)
            text = self.letters.get(cell) or self._braille(cell)
            style = self.styles.get(cell, "")
            if found and found[-1][1] == style:
                found[-1] = (found[-1][0] + text, style)
            else:
                found.append((text, style))
        return found

    def text(self, row: int) -> str:
        """Give a row without styles."""
        return "".join(text for text, _ in self.spans(row))

    def _braille(self, cell: tuple[int, int]) -> str:
        dots = self.dots.get(cell, 0)
        return chr(0x2800 + dots) if dots else " "
