"""The plan on the screen: a day at a glance, its tasks, the line of checkpoints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lossprep.model.plan import DayPlan, Plan, ScheduledCheckpoint, ScheduledTask, Status
from lossprep.views.lines import BLANK, Line, Style, line

LAST = {  # the days on which nothing of the plan is left to do
    "eve": "That is all for tonight. Sleep well.",
    "warmup": "You are warmed up. Good luck.",
}
OVER = {  # after the last interview
    "after": "Your interview is over.",
    "maintain": "No interview ahead: reviews keep what you know.",
    "stop": "You have stopped; your attempts stay. A new plan goes on from them.",
}
LABELS = {
    "triage": "What pays most in the time left",
    "eve": "The evening before: nothing new, no mock",
    "warmup": "Ten minutes to warm up: nothing is graded",
}
LEFT_OUT = "left out, no time for it"
NO_MOCK = "left out, no mock on the evening before"
MARKS: dict[Status, str] = {"done": "●", "due": "◉", "late": "!", "upcoming": "○"}
STYLES: dict[Status, Style] = {"done": "good", "due": "title", "late": "warn", "upcoming": "quiet"}


def agenda(
    day: DayPlan, title: str, practice: str, ahead: Sequence[Line] = (), *, first: float = 0
) -> list[Line]:
    """Show the day that a session opens with; ``first`` are the minutes before its tasks."""
    rows = [*headline(day, title), *ahead, BLANK]
    if first:
        words = f"First some questions, to see where you stand ({first:.0f} min)."
        rows += [line((words, "quiet")), BLANK]
    today = [*todo(day), *practice_line(practice)]
    return [*rows, *today, *left_over(day, full=True)]


def practice_words(reviews: int, new: int, minutes: float) -> str:
    """Say what is practised after the tasks.

    >>> practice_words(3, 1, 7.5)
    '3 reviews and 1 new exercise (8 min)'
    >>> practice_words(1, 0, 0.3)
    '1 review (1 min)'
    """
    counts = ((reviews, "review"), (new, "new exercise"))
    parts = [f"{count} {what}{'s' * (count != 1)}" for count, what in counts if count]
    return f"{' and '.join(parts)} ({whole(minutes)} min)" if parts else ""


def whole(minutes: float) -> int:
    """Round minutes, but for some that are fewer than one.

    >>> whole(7.5), whole(0.2), whole(0.0)
    (8, 1, 0)
    """
    return max(round(minutes), 1) if minutes else 0


def practice_line(words: str) -> list[Line]:
    """Show what is practised, if anything."""
    return [line(("· ", "quiet"), words, indent=2, hang=2)] if words else []


def headline(day: DayPlan, title: str, beside_track: Sequence[str] = ()) -> list[Line]:
    """Show pack, day and interview, then the checkpoints as a line with words beside it."""
    start = day.date - timedelta(days=day.day)
    when = f"day {day.day}" if day.day >= 0 else f"starts {short_date(start)}"
    where = line((title, "title"), f" · {when} · ", interview_words(day))
    words = "".join(f"   {one}" for one in beside_track if one)
    if day.mode != "normal":
        return [where, *[line((words.strip(), "quiet"))] * bool(words)]
    return [where, Line((*track(day).spans, (words, "quiet")))]


def interview_words(day: DayPlan) -> str:
    """Say when the interview is.

    >>> from lossprep.model.plan import Interview
    >>> when = Interview(date=date(2026, 12, 16))
    >>> interview_words(DayPlan(date=date(2026, 11, 30), day=7, mode="normal", interview=when,
    ...                         checkpoints=(), fits=()))
    'interview Wed 16 Dec, in 16 days'
    """
    if day.interview is None:
        return "no interview date yet"
    left = (day.interview.date - day.date).days
    words = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days" if left > 0 else "past")
    name = f" ({day.interview.name})" if day.interview.name else ""
    return f"interview {short_date(day.interview.date)}{name}, {words}"


def short_date(day: date) -> str:
    """Write a date as people say it.

    >>> short_date(date(2026, 12, 3))
    'Thu 3 Dec'
    """
    return f"{day:%a} {day.day} {day:%b}"


def track(day: DayPlan) -> Line:
    """Draw the checkpoints as a line, each with its mark and its name."""
    parts: list[str | tuple[str, Style]] = []
    for checkpoint in day.checkpoints:
        if parts:
            parts.append(("──", "quiet"))
        parts.append((f"{MARKS[checkpoint.status]} {checkpoint.day}", STYLES[checkpoint.status]))
    return line(*parts)


def tasks(day: DayPlan, *, full: bool) -> Iterator[Line]:
    """List what is open today, what waits, and what a triage dropped."""
    yield from todo(day)
    yield from left_over(day, full=full)


def todo(day: DayPlan) -> Iterator[Line]:
    """List what is open today, by checkpoint."""
    names = {task.id: one for one in day.checkpoints for task in one.tasks}
    for name, rows in by_checkpoint(day, names):
        yield line((name, "title"))
        for task in rows:
            yield task_line(task)
    if not day.fits:
        yield nothing_due(day)


def left_over(day: DayPlan, *, full: bool) -> Iterator[Line]:
    """List what waits, and what a triage dropped."""
    if day.mode in LAST or day.mode in OVER:
        return
    yield from beside("waits for another day", day.waiting, full=full)
    left = day.interview and (day.interview.date - day.date).days
    mocks = all(task.kind == "mock" for task in day.dropped)
    yield from beside(NO_MOCK if left == 1 and mocks else LEFT_OUT, day.dropped, full=full)


def beside(why: str, rows: Sequence[ScheduledTask], *, full: bool) -> Iterator[Line]:
    """List tasks that are not for today, or (not ``full``) just count them."""
    if len(rows) == 1:
        yield line((f"{why}: ", "quiet"), rows[0].title, minutes(rows[0]), indent=2, hang=2)
    elif rows and full:
        yield line((f"{why}:", "quiet"), indent=2)
        yield from (line("- ", task.title, minutes(task), indent=4, hang=2) for task in rows)
    elif rows:
        total = sum(task.minutes for task in rows)
        yield line((f"{why}: ", "quiet"), f"{len(rows)} tasks ({total:g} min)", indent=2)


def by_checkpoint(
    day: DayPlan, names: dict[str, ScheduledCheckpoint]
) -> Iterator[tuple[str, list[ScheduledTask]]]:
    """Group the day's tasks under their checkpoints' names, in the day's order."""
    groups: dict[str, list[ScheduledTask]] = {}
    for task in day.fits:
        checkpoint = names.get(task.id)
        name = LABELS.get(day.mode) or (checkpoint_name(checkpoint) if checkpoint else "Today")
        groups.setdefault(name, []).append(task)
    yield from groups.items()


def checkpoint_name(checkpoint: ScheduledCheckpoint) -> str:
    """Name a checkpoint, and say so when it is late."""
    late = ", overdue" if checkpoint.status == "late" else ""
    return f"Day {checkpoint.day} · {checkpoint.title}{late}"


def task_line(task: ScheduledTask) -> Line:
    """Show one task with its minutes and whether it is done."""
    style: Style = "good" if task.done else "quiet"
    mark = "✓ " if task.done else "· "
    return line((mark, style), task.title, minutes(task), indent=2, hang=2)


def minutes(task: ScheduledTask) -> str:
    """Say how long a task takes (of how long, where it goes on tomorrow), and that it is timed."""
    if task.whole:
        return f" ({task.minutes:g} of {task.whole:g} min)"
    return f" ({task.minutes:g} min, timed)" if task.limit else f" ({task.minutes:g} min)"


def nothing_due(day: DayPlan) -> Line:
    """Say that nothing is due, or that the day is kept free, and when the next checkpoint is."""
    if day.mode in LAST or day.mode in OVER:
        return line({**LAST, **OVER}[day.mode])
    head = "Today is kept free." if day.away else "No task is due today."
    if day.spent and day.waiting:
        head = "Today's minutes are spent."
    elif day.finished:
        head = "Today's tasks are done."
    for checkpoint in day.checkpoints:
        if checkpoint.status == "upcoming" and not day.waiting:
            when = f"Next: day {checkpoint.day}, {short_date(checkpoint.date)}."
            return line(f"{head} ", when)
    if all(checkpoint.status == "done" for checkpoint in day.checkpoints) and not day.away:
        return line(f"{head[:-1]}; the plan's checkpoints are behind you.")
    return line(head)


def beside_it(found: Plan, day: DayPlan) -> list[Line]:
    """Say which interviews come after the next one, and which days to come are kept free."""
    now = day.interview.date if day.interview else day.date
    later = [
        f"{short_date(o.date)}{f' ({o.name})' * bool(o.name)}"
        for o in found.interviews
        if o.date > now
    ]
    free = [spelled(first, last) for first, last in sorted(found.away) if last >= day.date]
    told = (("then: ", later), ("kept free: ", free))
    return [line((what, "quiet"), "; ".join(parts)) for what, parts in told if parts]


def spelled(first: date, last: date) -> str:
    """Write the days from one to another.

    >>> spelled(date(2026, 12, 3), date(2026, 12, 3)), spelled(date(2026, 12, 3), date(2026, 12, 5))
    ('Thu 3 Dec', 'Thu 3 Dec to Sat 5 Dec')
    """
    return short_date(first) + (f" to {short_date(last)}" if last > first else "")


def plan(day: DayPlan, title: str, found: Plan | None = None) -> list[Line]:
    """Show the whole plan: each checkpoint with its date, status and tasks."""
    lines = [*headline(day, title), *(beside_it(found, day) if found else [])]
    if day.mode in LABELS:
        return [*lines, *tasks(day, full=True)]
    for checkpoint in day.checkpoints:
        mark = MARKS[checkpoint.status]
        when = f"day {checkpoint.day} · {short_date(checkpoint.date)} · {checkpoint.title}"
        status = "" if checkpoint.status == "upcoming" else f" · {checkpoint.status}"
        if day.mode in OVER and checkpoint.status != "done":
            status = " · not finished"  # and nothing that is due any more
        lines += [BLANK, line((f"{mark} {when}", STYLES[checkpoint.status]), (status, "quiet"))]
        lines += [task_line(task) for task in checkpoint.tasks]
    if day.mode in OVER:
        return [*lines, BLANK, nothing_due(day)]
    lines += [BLANK] * bool(day.dropped)
    return [*lines, *beside(LEFT_OUT, day.dropped, full=True)]
