"""Progress in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.views.bands import BAND_NAMES
from lossprep.views.lines import BLANK, Line, Style, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossprep.model.content import Band

GAP = 1.0  # levels between self-rating and measured result that are worth a word


def totals(*, days: int, attempts: int, graded: int, right: int) -> list[Line]:
    """Show how much was done."""
    share = f", {right} of {graded} graded answers right" if graded else ""
    return [
        line(
            ("Progress", "title"),
            f" · {counted(days, 'day')} studied, {counted(attempts, 'attempt')}{share}",
        )
    ]


def counted(number: int, what: str) -> str:
    """Count things in words.

    >>> counted(1, "day"), counted(2, "day")
    ('1 day', '2 days')
    """
    return f"{number} {what}{'s' * (number != 1)}"


def bands(counts: Sequence[tuple[Band, int]]) -> list[Line]:
    """Show the bands of unaided answers."""
    words = " · ".join(f"{BAND_NAMES[band]} {count}" for band, count in counts)
    return [line(("Bands without hints  ", "quiet"), words)] if any(n for _, n in counts) else []


def skills(rows: Sequence[tuple[str, int | None, float | None]]) -> list[Line]:
    """Show each skill: title, level as rated, level as measured."""
    lines = [BLANK, line(("Skills", "title"), ("   you say · measured", "quiet"))]
    for title, rated, measured in rows:
        said = str(rated) if rated else "–"
        found = f"{measured:.1f}" if measured is not None else "–"
        figures = f"{said} · {found:>3}  "
        lines.append(line(figures, title, *gap(rated, measured), indent=2, hang=len(figures)))
    return lines


def gap(rated: int | None, measured: float | None) -> list[tuple[str, Style]]:
    """Say where self-rating and measured result part."""
    if rated is None or measured is None or abs(rated - measured) < GAP:
        return []
    return [("  (you rate it higher)" if rated > measured else "  (you can do more)", "warn")]


def slips(counts: Sequence[tuple[int, str]]) -> list[Line]:
    """Show the most frequent slips, each in words."""
    if not counts:
        return []
    rows = [line(f"{count}× ", words, indent=2, hang=3) for count, words in counts]
    return [BLANK, line(("Your slips", "title")), *rows]
