"""What is to be expected: recall on the day of the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.views.lines import Line, line

if TYPE_CHECKING:
    from lossprep.model.forecast import Forecast

SMALL = 0.05  # points of a hundred that are not worth a word


def recall(found: Forecast | None) -> list[Line]:
    """Show the recall to expect, of how many items, with more minutes and without today's.

    >>> from lossprep.schedule.forecast import Forecast
    >>> recall(Forecast(0.84, 0.91, 0.828, 74))[0].text[:60]
    'Recall on the day: 84 % of the 74 items in your plan; 91 % w'
    >>> recall(Forecast(0.84, 0.84, 0.84, 1))[0].text
    'Recall on the day: 84 % of the 1 item in your plan.'
    """
    if found is None:
        return []
    items = f"{found.items} item{'s' * (found.items != 1)}"
    words = [f" of the {items} in your plan"]
    if 100 * (found.with_10_more_minutes - found.interview) >= SMALL:
        words.append(f"; {percent(found.with_10_more_minutes)} with 10 more minutes a day")
    cost = 100 * (found.interview - found.if_today_skipped)
    if cost >= SMALL:
        words.append(f"; to skip today costs {cost:.1f} points")
    share = percent(found.interview)
    return [line(("Recall on the day: ", "quiet"), (share, "good"), "".join(words), ".")]


def percent(share: float) -> str:
    """Write a share as people say it.

    >>> percent(0.836)
    '84 %'
    """
    return f"{100 * share:.0f} %"
