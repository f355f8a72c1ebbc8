"""Lines of styled spans, the common form of all screens."""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["", "title", "quiet", "good", "bad", "warn", "key", "code"]
Span = tuple[str, Style]


class Line(NamedTuple):
    """Spans with an indent, and a further one (``hang``) for what wraps.

    A ``fixed`` line (code, a picture) is never wrapped.
    """

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0
    fixed: bool = False

    @property
    def text(self) -> str:
        """The line without styles.

        >>> line("a ", ("b", "good"), indent=2).text
        '  a b'
        """
        return (" " * self.indent + "".join(text for text, _ in self.spans)).rstrip()


def line(*parts: str | Span, indent: int = 0, hang: int = 0, fixed: bool = False) -> Line:
    """Make a line of plain strings and styled spans."""
    spans: list[Span] = [(part, "") if isinstance(part, str) else part for part in parts]
    return Line(tuple((visible(text), style) for text, style in spans), indent, hang, fixed)


def visible(text: str) -> str:
    r"""Replace control characters, which could move a cursor or hide text.

    >>> visible("a\x1b[2Jb")
    'a·[2Jb'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "·" for c in text)


BLANK = Line()
