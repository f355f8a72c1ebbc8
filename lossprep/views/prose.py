"""A pack's texts (paragraphs, lists, code, headings) as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lossprep.views.lines import BLANK, Line, Span, line

BULLET = re.compile(r"^(\s*)([-*]|\d+[.)])\s+(.*)$")


def prose(text: str, *, indent: int = 0) -> list[Line]:
    r"""Turn a text into lines: each paragraph one, to be wrapped to the screen's width.

    >>> [one.text for one in prose("Two\nrows.\n\n- a\n  b\n- c")]
    ['Two rows.', '', '- a b', '- c']
    """
    lines: list[Line] = []
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if lines:
            lines.append(BLANK)
        lines.extend(block(paragraph, indent))
    return lines


def block(paragraph: str, indent: int) -> Iterator[Line]:
    """Yield the lines of one paragraph: code as it stands, lists by item, else one line."""
    rows = paragraph.split("\n")
    if all(row.startswith("    ") for row in rows):
        yield from (line((row, "code"), indent=indent, fixed=True) for row in rows)
        return
    for kind, words in joined(rows):
        if kind == "#":
            yield line((words, "title"), indent=indent)
        elif kind:
            lead = kind + " "
            yield line(lead, *inline(words), indent=indent, hang=len(lead))
        else:
            yield line(*inline(words), indent=indent)


def joined(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Join rows that belong together, each with its bullet (``#`` for a heading).

    As in Markdown, a number begins an item only where a list may begin or goes on: a wrapped
    line that happens to start with "2024." is prose.

    >>> list(joined(["as known since", "2024. Then"])), list(joined(["1. a", "2. b"]))
    ([('', 'as known since 2024. Then')], [('1.', 'a'), ('2.', 'b')])
    """
    kind, words = "", ""
    for row in rows:
        bullet = BULLET.match(row)
        if bullet and bullet[2][0].isdigit() and words and not kind[:1].isdigit():
            bullet = None
        if row.startswith("#") or bullet:
            if words:
                yield kind, words
            kind, words = (bullet[1] + bullet[2], bullet[3]) if bullet else ("#", row.lstrip("# "))
        elif kind == "#":
            yield kind, words
            kind, words = "", row.strip()
        else:
            words = f"{words} {row.strip()}".strip()
    if words:
        yield kind, words


def inline(text: str) -> Iterator[Span]:
    """Split off what stands in backticks.

    >>> list(inline("use `log1p` here"))
    [('use ', ''), ('log1p', 'code'), (' here', '')]
    """
    for number, part in enumerate(text.split("`")):
        if part:
            yield part, "code" if number % 2 else ""
