"""What is to be expected: recall on the interview's day, a long evening, what missing moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.views.days import short_date, spelled
from lossprep.views.lines import Line, line

if TYPE_CHECKING:
    from datetime import date

    from lossprep.model.ahead import Evening, Moved
    from lossprep.model.forecast import Forecast

SMALL = 0.05  # points of a hundred that are not worth a word


def recall(found: Forecast | None, *, fixed: bool = False) -> list[Line]:
    """Show the recall to expect, of how many items, with more minutes and without today's.

    ``fixed``: only checkpoints are wished, which ask few of the items.

    >>> from lossprep.schedule.forecast import Forecast
    >>> recall(Forecast(0.84, 0.91, 0.828, 74))[0].text[:60]
    'Recall on the day: 84 % of the 74 items in your plan; 91 % w'
    >>> recall(Forecast(0.84, 0.84, 0.84, 1))[0].text
    'Recall on the day: 84 % of the 1 item in your plan.'
    >>> recall(Forecast(0.04, 0.04, 0.04, 74), fixed=True)[0].text
    'Recall on the day: 4 % of the 74 items of the pack, by the fixed days alone.'
    """
    if found is None:
        return []
    items = f"{found.items} item{'s' * (found.items != 1)}"
    base = "of the pack, by the fixed days alone" if fixed else "in your plan"
    words = [f" of the {items} {base}"]
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


def put_back(latest: date | None) -> list[Line]:
    """Say that the clock went backwards: the latest answers are of a day after today.

    >>> from datetime import date
    >>> put_back(date(2026, 12, 6))[0].text
    "The clock went back: your answers up to Sun 6 Dec count as yesterday's."
    """
    if latest is None:
        return []
    words = f": your answers up to {short_date(latest)} count as yesterday's."
    return [line(("The clock went back", "warn"), words)]


def evening(found: Evening | None, minutes: int) -> list[Line]:
    """Show which evening suits a task that is longer than the day.

    >>> from datetime import date
    >>> from lossprep.model.plan import ScheduledTask
    >>> from lossprep.model.ahead import Evening
    >>> mock = ScheduledTask(id="", kind="mock", title="All four problems", minutes=30)
    >>> evening(Evening(task=mock, date=date(2026, 12, 20), others=0), 25)[0].text
    'Keep the evening of Sun 20 Dec: All four problems takes 30 min, a day has 25.'
    """
    if found is None:
        return []
    task, head = found.task, f"Keep the evening of {short_date(found.date)}: "
    beside = f" ({found.others:g} are taken)" if found.others else ""
    words = f" takes {task.minutes:g} min, a day has {minutes}{beside}."
    return [line((head, "warn"), task.title, words)]


def moved(found: Moved | None) -> list[Line]:
    """Show what became of the days missed.

    >>> from datetime import date
    >>> from lossprep.model.ahead import Moved
    >>> days = date(2026, 12, 5), date(2026, 12, 6)
    >>> moved(Moved(days=days, today=2, waiting=5, dropped=0))[0].text
    'Missed Sat 5 Dec to Sun 6 Dec: 2 tasks moved to today, 5 wait.'
    >>> moved(Moved(days=days[:1], today=0, waiting=0, dropped=0))[0].text
    'Missed Sat 5 Dec: no task was open; its practice goes into the days left.'
    """
    if found is None:
        return []
    first, last = found.days[0], found.days[-1]
    head = f"Missed {spelled(first, last)}"
    counts = (
        (found.today, "moved to today"),
        (found.waiting, "wait" if found.waiting > 1 else "waits"),
        (found.dropped, "left out"),
    )
    parts = [f"{count} {what}" for count, what in counts if count]
    if parts:
        count, _, rest = parts[0].partition(" ")
        words = ", ".join([f"{count} task{'s' * (count != '1')} {rest}", *parts[1:]])
    else:
        its = "its" if first == last else "their"
        words = f"no task was open; {its} practice goes into the days left"
    return [line((head, "warn"), f": {words}.")]
