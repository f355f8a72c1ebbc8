"""What the YAML parser complains about, in words that say what to write."""

from __future__ import annotations

from typing import Any

from lossprep.library.complaint import Mark

# A part of the parser's own sentence, and ours for it. The first one that fits is taken.
_SENTENCES = (
    ("mapping values are not allowed", "a second ': ' on this line: put the text into quotes"),
    (
        "could not find expected ':'",
        "a line without 'key: ': indent it under its key, or put quotes around the text",
    ),
    ("unexpected end of stream", "quotes that are never closed: close them"),
    ("unexpected document", "quotes that are never closed: close them"),
    ("unknown escape character", "an unknown escape: write \\\\ for a backslash in double quotes"),
    ("invalid unicode", "an escape for no character: write the character itself"),
    ("did not find expected hex", "an escape cut short: write the character itself"),
    ("did not find expected node content", "a bracket without its end, or a comma too many"),
    (
        "expected ',' or",
        "a bracket without its end: close it, or put a text that begins with one into quotes",
    ),
    ("expected '-' indicator", "a line that does not fit the list: line it up with the '-' above"),
    ("did not find expected key", "indentation that fits no key above: line the keys up"),
    ("expected <document start>", "text behind the end: check brackets and indentation above"),
    ("sequence entries are not allowed", "a list on its key's line: put '-' on the next line"),
    ("expected <block end>", "indentation that fits no key above: line the keys up"),
    ("incompatible yaml document", "a '%' directive: delete it"),
    ("max depth", "nested more than 50 deep: no file of a pack needs that"),
)
# Where the place at which the parser gave up says less than the one where it began.
_BEGINNINGS = (
    "could not find expected ':'",
    "expected ',' or",
    "unexpected end of stream",
    "unexpected document",
)


def explain(error: Any, text: str) -> tuple[Mark, str]:
    """Give the place and the sentence for an error of the parser."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = getattr(error, "problem_mark", None)
    if any(b in problem for b in _BEGINNINGS) and getattr(error, "context_mark", None):
        place = error.context_mark
    if place is None:
        return Mark(1, 1), f"is no YAML ({problem})"
    mark = Mark(place.line + 1, place.column + 1, min(place.index, len(text)))
    if "cannot start any token" in problem:
        character = text[mark.offset : mark.offset + 1]
        return mark, f"'{character}' cannot begin a text: put the text into quotes"
    for part, sentence in _SENTENCES:
        if part in problem.lower():
            return mark, sentence
    return mark, f"is no YAML ({problem}): put the text into quotes, or check the indentation"
