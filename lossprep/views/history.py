"""The days behind: a calendar, the minutes, the bands, confidence against outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lossprep.views.bands import BAND_NAMES
from lossprep.views.blocks import seen_words
from lossprep.views.expectation import percent
from lossprep.views.lines import BLANK, Line, line

if TYPE_CHECKING:
    from lossprep.model.history import Banded, Calibration, Day, ThenAndNow

SHADES = "·░▒▓█"
LONGEST = 26  # weeks that a calendar shows at most
RECENT = 14  # days whose minutes are shown one by one
BAR = 30  # columns of the longest bar
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def calendar(days: Sequence[Day], today: date) -> list[Line]:
    """Show a column a week and a row a weekday, darker where more was answered."""
    if not days:
        return []
    monday = days[0].date - timedelta(days=days[0].date.weekday())
    monday = max(monday, today - timedelta(days=today.weekday(), weeks=LONGEST - 1))
    weeks = (today - monday).days // 7 + 1
    counts = {one.date: one.answers for one in days}
    most = max(counts.values())
    rows = [BLANK, line(("Days", "title"), (f"   since {days[0].date:%d %b}", "quiet"))]
    for weekday, name in enumerate(WEEKDAYS):
        cells = [monday + timedelta(weeks=week, days=weekday) for week in range(weeks)]
        drawn = "".join(" " if day > today else shade(counts.get(day, 0), most) for day in cells)
        rows.append(line((f"{name:<4}", "quiet"), drawn, indent=2, fixed=True))
    return [*rows, line((f"{SHADES[0]} none, {SHADES[-1]} {most} answers", "quiet"), indent=2)]


def shade(count: int, most: int) -> str:
    """Choose how dark a day is.

    >>> [shade(n, 8) for n in (0, 1, 4, 8)]
    ['·', '░', '▒', '█']
    """
    return SHADES[-(-count * (len(SHADES) - 1) // max(most, 1))]


def minutes(days: Sequence[Day]) -> list[Line]:
    """Show the minutes of the last days studied as bars with their figures."""
    recent = [one for one in days[-RECENT:] if one.minutes]
    if not recent:
        return []
    longest = max(one.minutes for one in recent)
    rows = [
        line(
            (f"{one.date:%a %d %b} ", "quiet"),
            f"{one.minutes:5.1f} min ",
            ("▇" * max(1, round(BAR * one.minutes / longest)), "good"),
            indent=2,
            fixed=True,
        )
        for one in recent
    ]
    return [BLANK, line(("Minutes", "title")), *rows]


def bands(found: Sequence[Banded]) -> list[Line]:
    """Show the bands over time, the newest last."""
    if not found:
        return []
    rows = []
    for one in found[-RECENT:]:
        head = f"{one.date:%d %b}  {BAND_NAMES[one.band]:<12}  "
        aided = f", {one.hints} hint{'s' * (one.hints != 1)}" if one.hints else ""
        rows.append(
            line(
                head,
                one.title,
                (f"  ({seen_words(one.seen)}{aided})", "quiet"),
                indent=2,
                hang=len(head),
            )
        )
    return [BLANK, line(("Bands", "title")), *rows]


def then_and_now(found: Sequence[ThenAndNow]) -> list[Line]:
    """Show how the self-ratings moved."""
    if not found:
        return []
    rows = [line(f"{one.first} → {one.last}  ", one.title, indent=2, hang=7) for one in found]
    return [BLANK, line(("Self-ratings then and now", "title")), *rows]


def calibration(found: Calibration) -> list[Line]:
    """Show confidence against outcome; the table where a mark has answers enough."""
    if found.brier is None:
        return []
    head = f"   {found.answers} marked answers, Brier score {found.brier:.3f} (0 is perfect)"
    rows = [
        line(
            f"{one.mark:<10} {one.answers:>3} answers"
            f"  said {percent(one.said)}, right {percent(one.right)}",
            indent=2,
        )
        for one in found.bins
    ]
    return [BLANK, line(("Confidence", "title"), (head, "quiet")), *rows]
