"""The log of attempts, and one attempt as a transcript, for a screen or as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
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
        head = f"{attempt.id[:SHORT]}  {attempt.moment.day:%d %b}  {result(attempt):<11}  "
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


def transcript(row: Row) -> list[Line]:
    """Show one attempt whole."""
    attempt = row.attempt
    lines = [line((row.title, "title"), (f" · {' · '.join(facts(row))}", "quiet")), BLANK]
    lines += [*prose(row.question), BLANK, line(("Your answer", "title"))]
    lines += [line(text, indent=2) for text in attempt.answer.splitlines() or ["(none)"]]
    if attempt.ticks:
        lines += [BLANK, line(("Rubric", "title"))]
        lines += [line(text, indent=2, hang=4) for text in ticks(row)]
    return lines


def facts(row: Row) -> list[str]:
    """Give day, result, time, hints, and the result before."""
    attempt = row.attempt
    found = [f"{attempt.moment.day:%d %b %Y}", result(attempt)]
    if attempt.band:
        found.append(seen_words(row.seen))
    if attempt.slip:
        found.append(f"slip {attempt.slip}")
    if attempt.milliseconds is not None:
        seconds = attempt.milliseconds // 1000
        found.append(f"{seconds // 60}:{seconds % 60:02d}")
    if attempt.hints:
        found.append(f"{attempt.hints} hint{'s' * (attempt.hints != 1)}")
    if not row.live:
        found.append("taken back")
    if row.before:
        found.append(f"the time before, {row.before.moment.day:%d %b}: {result(row.before)}")
    return found


def ticks(row: Row) -> list[str]:
    """Give each criterion that was answered, with whether it was met and what changed."""
    texts = {criterion.id: criterion.text for criterion in row.rubric}
    earlier = row.before.ticks if row.before else {}
    rows = []
    for name, met in row.attempt.ticks.items():
        changed = "  (not so the time before)" if earlier.get(name, met) != met else ""
        rows.append(f"[{'x' if met else ' '}] {' '.join(texts.get(name, name).split())}{changed}")
    return rows


def markdown(row: Row) -> str:
    """Write one attempt as Markdown."""
    answer = "\n".join(f"> {text}" for text in row.attempt.answer.splitlines() or ["(none)"])
    parts = [f"# {row.title}", ", ".join(facts(row)), row.question.strip(), answer]
    if row.attempt.ticks:
        parts.append("\n".join(f"- {text}" for text in ticks(row)))
    return "\n\n".join(parts) + "\n"
