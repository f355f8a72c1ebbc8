"""The coming days of a plan: their minutes, and what will not make it to the interview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lossprep.views.days import short_date, whole
from lossprep.views.lines import BLANK, Line, line

if TYPE_CHECKING:
    from lossprep.model.rehearsal import DayAhead, Missed, Unreached

BAR = 20  # columns of the longest bar
MOSTLY = 4  # times the minutes of reviews that new items take where they are explained
SOON = 3  # days in which what was missed comes back without a word
MOST_MORE = 60  # minutes a day, above which more of them are no advice
NOT_BACK = "is not expected back before the interview"
NAMED = 3  # of the items that will not make it
WHY = {
    "unseen": "not begun: your minutes do not reach {them}",
    "fading": "seen, but no minutes are left to see {them} again",
    "hard": "forgotten again, for all the reviews there is time for",
}


def coming(days: Sequence[DayAhead], minutes: int) -> list[Line]:
    """Show what the coming days are expected to take."""
    if not days:
        return []
    longest = max(minutes, *(one.minutes for one in days)) or 1
    rows = []
    for one in days:
        over = one.minutes > minutes + 0.5
        bar = "▇" * round(BAR * one.minutes / longest)
        figures = f"{short_date(one.date):<10} {one.minutes:>3.0f} min "
        rows.append(
            line(
                figures,
                (bar, "warn" if over else "good"),
                (f" {parts(one)}", "quiet"),
                indent=2,
                hang=len(figures),
            )
        )
    head = f"   as expected, of {minutes} min a day"
    return [BLANK, line(("Coming days", "title"), (head, "quiet")), *rows]


def parts(one: DayAhead) -> str:
    """Say what a day's minutes are made of.

    >>> from datetime import date
    >>> from lossprep.model.rehearsal import DayAhead
    >>> parts(DayAhead(date=date(2026, 12, 4), tasks=18.0, reviews=1, review_minutes=2.0, new=0,
    ...                new_minutes=0.0))
    'tasks 18, 1 review 2'
    """
    words = [f"first questions {one.first:.0f}"] if one.first else []
    words += [f"tasks {one.tasks:.0f}"] if one.tasks else []
    if one.reviews:
        words.append(f"{one.reviews} review{'s' * (one.reviews != 1)} {whole(one.review_minutes)}")
    if one.new:
        words.append(f"{one.new} new {whole(one.new_minutes)}")
    return ", ".join(words) or ("kept free" if one.free else "nothing")


def new_first(days: Sequence[DayAhead], items: int, found: Missed | None) -> list[Line]:
    """Explain days of new items alone, where there is no time for all, and what becomes of slips.

    >>> from datetime import date
    >>> from lossprep.model.rehearsal import DayAhead, Missed
    >>> day = DayAhead(date=date(2026, 12, 3), tasks=0, reviews=0, review_minutes=0, new=9,
    ...                new_minutes=30)
    >>> print(new_first([day], 414, Missed(day=day.date, again=date(2026, 12, 12)))[0].text[-57:])
    What you miss on Thu 3 Dec comes back from Sat 12 Dec on.
    >>> new_first([day], 414, Missed(day=day.date, again=date(2026, 12, 4)))
    []
    """
    new = sum(one.new_minutes for one in days)
    if found is None or new <= MOSTLY * sum(one.review_minutes for one in days):
        return []
    if found.again and (found.again - found.day).days <= SOON:
        return []
    words = f"there is no time for all {items}, and a first look adds more than a second."
    back = f"comes back from {short_date(found.again)} on" if found.again else NOT_BACK
    told = f" What you miss on {short_date(found.day)} {back}."
    return [line(("New items first: ", "title"), words, told, indent=2)]


def unreached(
    found: Sequence[Unreached], items: int, days: int, titles: Mapping[str, str]
) -> list[Line]:
    """Show which items will not make it to the interview, and why."""
    if not found:
        return []
    head = f"   {len(found)} of {items} items: more likely forgotten than not on the day"
    rows = [BLANK, line(("Will not make it", "title"), (head, "quiet"))]
    for why, words in WHY.items():
        group = [one for one in found if one.why == why]
        if group:
            rows += reason(group, words, titles)
    unseen = sum(one.minutes for one in found if one.why == "unseen")
    if unseen and days and unseen / days <= MOST_MORE:
        words = f"{max(1, round(unseen / days))} min more a day would begin all of them."
        rows.append(line((words, "quiet"), indent=2))
    return rows


def reason(group: Sequence[Unreached], words: str, titles: Mapping[str, str]) -> list[Line]:
    """Show what will not make it for one reason, and the first of it by name."""
    asked = Counter(one.asked for one in group)
    counts = [f"{asked[name]} asked {name}" for name in ("often", "sometimes", "rarely")]
    shares = ", ".join(count for count in counts if not count.startswith("0 "))
    told = words.format(them="it" if len(group) == 1 else "them")
    named = "; ".join(titles.get(one.id, one.id) for one in group[:NAMED])
    more = f"; and {len(group) - NAMED} more" if len(group) > NAMED else ""
    first = line(f"{len(group):>3} ", f"{told} ", (f"({shares})", "quiet"), indent=2, hang=4)
    return [first, line((f"{named}{more}", "quiet"), indent=6)]
