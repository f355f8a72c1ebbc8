"""The log of attempts, and one attempt as a transcript, for a screen or as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from lossprep.model.content import Criterion
from lossprep.model.event import Attempt
from lossprep.views.bands import BAND_NAMES
from lossprep.views.blocks import seen_words
from lossprep.views.lines import BLANK, Line, line
from lossprep.views.prose import prose

HEAD = 40  # characters of an answer in the log
SHORT = 6  # characters of an id


class Row(Protocol):
    """An attempt with what it was at."""

    @property
    def attempt(self) -> Attempt:
        """The attempt."""

    @property
    def live(self) -> bool:
        """Whether it still counts."""

    @property
    def title(self) -> str:
        """The item's title."""

    @property
    def question(self) -> str:
        """What was asked."""

    @property
    def rubric(self) -> tuple[Criterion, ...]:
        """The item's criteria."""

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of the answer that shows each criterion; 0: said aloud, not noted."""

    @property
    def finished(self) -> bool:
        """Whether it was gone through to its end."""

    @property
    def before(self) -> Attempt | None:
        """The attempt before it at the same item."""

    @property
    def seen(self) -> int:
        """How often the item was answered before."""


def log(rows: Sequence[Row]) -> list[Line]:
    """Show attempts, the newest first: id, day, result, title, and the answer's beginning."""
    if not rows:
        return [line("No attempt yet. lossprep study begins.")]
    lines = []
    for row in reversed(rows):
        attempt = row.attempt
        head = f"{attempt.id[:SHORT]}  {attempt.moment.day:%d %b}  {outcome(row):<11}  "
        undone = "" if row.live else "  (taken back)"
        answer = attempt.answer.strip().split("\n")[0][:HEAD]
        lines.append(
            line((head, "quiet"), row.title, (f"  {answer}", "code"), (undone, "warn"), hang=8)
        )
    return lines


def result(attempt: Attempt) -> str:
    """Say in a word or two how an attempt ended.

    Bands go before verdicts, verdicts before the learner's own rating.
    """
    if attempt.band:
        return BAND_NAMES[attempt.band]
    if attempt.solution_seen:
        return "practice"
    if attempt.verdict:
        return attempt.verdict
    return {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}.get(attempt.rating or 0, "–")


def outcome(row: Row) -> str:
    """Say how an attempt ended, or that it did not."""
    return result(row.attempt) if row.finished else "unfinished"


def transcript(row: Row) -> list[Line]:
    """Show one attempt whole."""
    attempt = row.attempt
    lines = [line((row.title, "title"), (f" · {' · '.join(facts(row))}", "quiet")), BLANK]
    lines += [*prose(row.question), BLANK, line(("Your answer", "title"))]
    for number, text in enumerate(answered(row), start=1):
        lead = f"{number:>2} " if row.lines else ""
        lines.append(line((lead, "quiet"), text, indent=2, hang=len(lead)))
    if attempt.ticks:
        lines += [BLANK, line(("Rubric", "title"))]
        lines += [line(text, indent=2, hang=4) for text in ticks(row)]
    return lines


def answered(row: Row) -> list[str]:
    """Give the lines of an answer."""
    return row.attempt.answer.expandtabs(4).splitlines() or ["(none)"]


def facts(row: Row) -> list[str]:
    """Give day, result, time, hints, and the result before."""
    attempt = row.attempt
    core = {one.id for one in row.rubric if one.kind == "core"}
    unchecked = any(number == 0 and name in core for name, number in row.lines.items())
    found = [f"{attempt.moment.day:%d %b %Y}", outcome(row) + " (spoken, unchecked)" * unchecked]
    if attempt.band:
        found.append(seen_words(row.seen))
    if attempt.slip:
        found.append(f"slip {attempt.slip}")
    found += clock(attempt)
    if attempt.hints:
        found.append(f"{attempt.hints} hint{'s' * (attempt.hints != 1)}")
    if not row.live:
        found.append("taken back")
    if row.before:
        then = [result(row.before), *clock(row.before)]
        found.append(f"the time before, {row.before.moment.day:%d %b}: {' in '.join(then)}")
    return found


def clock(attempt: Attempt) -> list[str]:
    """Give the minutes and seconds that an attempt took, if they are known."""
    if attempt.milliseconds is None:
        return []
    seconds = attempt.milliseconds // 1000
    return [f"{seconds // 60}:{seconds % 60:02d}"]


def ticks(row: Row) -> list[str]:
    """Give each criterion that was answered: whether it was met, where, and what changed."""
    texts = {
        one.id: "red flag: " * (one.kind == "red_flag") + " ".join(one.text.split())
        for one in row.rubric
    }
    earlier = row.before.ticks if row.before else {}
    rows = []
    for name, met in row.attempt.ticks.items():
        place = where(row.lines[name]) if met and name in row.lines else ""
        changed = "  (not so the time before)" if earlier.get(name, met) != met else ""
        rows.append(f"[{'x' if met else ' '}] {texts.get(name, name)}{place}{changed}")
    return rows


def where(number: int) -> str:
    """Say which line shows a criterion.

    >>> where(3), where(0)
    ('  (line 3)', '  (said aloud, not noted)')
    """
    return f"  (line {number})" if number else "  (said aloud, not noted)"


def markdown(row: Row) -> str:
    """Write one attempt as Markdown; an answer whose lines are named keeps their numbers."""
    rows = answered(row)
    numbered = "\n".join(
        f"    {number:>2}  {text}".rstrip() for number, text in enumerate(rows, start=1)
    )
    quoted = "\n".join(f"> {text}" for text in rows)
    answer = numbered if row.lines else quoted
    parts = [f"# {row.title}", ", ".join(facts(row)), row.question.strip(), answer]
    if row.attempt.ticks:
        parts.append("\n".join(f"- {text}" for text in ticks(row)))
    return "\n\n".join(parts) + "\n"
