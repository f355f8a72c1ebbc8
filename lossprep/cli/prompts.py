"""What is asked, and on the last line the keys that work here."""

from __future__ import annotations

from collections.abc import Sequence

from lossprep.model.dialogue import Ask
from lossprep.views.days import short_date
from lossprep.views.lines import Line, Span, line

Keys = Sequence[tuple[str, str]]

MEANINGS = {
    "Space": "shows the answer; say yours aloud first",
    "empty line": "ends an answer of several lines",
    "empty line reveals": "shows the answer; say yours aloud first",
    "empty line reveals or ends it": "shows the answer, below what you typed of your own",
    "Ctrl-O": "goes on in $EDITOR; the clock runs on",
    "h": "the next hint; how many you saw stands beside the result",
    "s": "skips it: nothing is kept, and it comes again",
    "e": "opens its file in $EDITOR; it is read again afterwards",
    "edit": "opens its file in $EDITOR; it is read again afterwards",
    "u": "takes the last answer back, as often as you like",
    "q": "saves and quits, as Ctrl-C does; it goes on exactly here",
    "?": "this help",
    "n": "it is nowhere in your answer",
    "0": "you said it aloud and did not note it; it counts as unchecked",
    "1": "forgotten or wrong: it comes back first",
    "2": "right, with an effort or a hint",
    "3": "right",
    "4": "right at once",
}
EVERYWHERE = frozenset("eupq")
OWN = frozenset("1234")  # whose meanings hold where they are ratings


def prompt_lines(question: Ask, keys: Keys, columns: int | None) -> list[Line]:
    """Lay a prompt out; ``columns`` is None where nothing needs to be laid out: plain, a pipe."""
    asked: Span = (question.prompt, "title")
    if question.dates and columns is None:
        dated = zip(question.keys, question.dates, strict=True)
        said = [(key, f"{word} ({short_date(when)})") for (key, word), when in dated]
        return [line(asked, (" · ", "quiet"), *key_line([*said, *keys[len(said) :]]))]
    if question.dates:
        return [line(asked), *dated_lines(question, keys)]
    whole = line(asked, (" · ", "quiet"), *key_line(keys))
    fits = columns is None or len(whole.text) <= columns
    return [whole] if fits else [line(asked), line(*key_line(fitted(keys, columns or 0)))]


def dated_lines(question: Ask, keys: Keys) -> list[Line]:
    """Put the date above each key that has one; the other keys follow."""
    dates = [short_date(when) for when in question.dates]
    words = [f"{key} {word}" for key, word in question.keys]
    widths = [max(map(len, pair)) for pair in zip(dates, words, strict=True)]
    above = "   ".join(f"{text:<{width}}" for text, width in zip(dates, widths, strict=True))
    spans: list[Span] = []
    for (key, word), width in zip(question.keys, widths, strict=True):
        spans += [(key, "key"), (f" {word:<{width - len(key) - 1}}", "quiet"), ("   ", "")]
    return [line((above, "quiet")), line(*spans, *key_line(keys[len(words) :]))]


def fitted(keys: Keys, columns: int) -> Keys:
    """Leave out what the keys that work everywhere do, where the line is too long with it.

    >>> fitted([("h", "hint"), ("u", "undo"), ("q", "quit"), ("?", "help")], 30)
    [('h', 'hint'), ('u', ''), ('q', ''), ('?', 'help')]
    """
    if len(line(*key_line(keys)).text) <= columns:
        return keys
    return [(key, "" if key in EVERYWHERE else word) for key, word in keys]


def key_line(keys: Keys) -> list[Span]:
    """Put keys beside their words.

    >>> key_line([("h", "hint"), ("s", "skip")])[3:]
    [('s', 'key'), (' skip', 'quiet')]
    """
    spans: list[Span] = []
    for key, word in keys:
        spans += [(" · ", "quiet")] if spans else []
        spans += [(key, "key"), (f" {word}" if word else "", "quiet")]
    return spans


def help_lines(keys: Keys, *, rating: bool) -> list[Line]:
    """Say what each key does."""
    rows = []
    for key, word in keys:
        known = MEANINGS.get(f"{key} {word}", MEANINGS.get(key))
        known = known if rating or key not in OWN else None
        lead = f"{key:>10}  "
        rows.append(line((lead, "key"), known or word, hang=len(lead)))
    return rows
