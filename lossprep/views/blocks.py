"""What a session says, as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lossprep.model import dialogue as say
from lossprep.model.agenda import Agenda, Closing
from lossprep.model.content import Band, Criterion
from lossprep.model.recap import CheatsheetShown, SlipShown
from lossprep.model.verdict import Verdict
from lossprep.views.bands import BAND_NAMES, KINDS
from lossprep.views.days import agenda, practice_words, short_date
from lossprep.views.expectation import evening, moved, put_back, recall
from lossprep.views.last_days import cheat_sheet, slip
from lossprep.views.lines import BLANK, Line, Span, Style, line
from lossprep.views.marking import compared
from lossprep.views.prose import prose

BAND_STYLES: dict[Band, Style] = {
    Band.STRONG_HIRE: "good",
    Band.LEAN_HIRE: "warn",
    Band.NO_HIRE: "bad",
}
TONES: dict[str, Style] = {"plain": "", "good": "good", "bad": "bad", "quiet": "quiet"}
OPENERS: dict[str, tuple[str, Style]] = {
    "right": ("✓ Right. ", "good"),
    "slip": ("✗ Not yet. ", "bad"),
    "wrong": ("✗ Not yet. ", "bad"),
    "imprecise": ("~ Almost. ", "warn"),
    "unreadable": ("? ", "warn"),
}


def seen_words(seen: int) -> str:
    """Say how often an item was answered before the band that it gave.

    >>> seen_words(0), seen_words(1), seen_words(2)
    ('unseen', 'seen once', 'seen 2 times')
    """
    return {0: "unseen", 1: "seen once"}.get(seen, f"seen {seen} times")


def lines_of(block: say.Block, title: str) -> list[Line]:
    """Turn a block into lines; ``title`` is the pack's."""
    if isinstance(block, Agenda):
        practice = practice_words(block.reviews, block.new, block.minutes)
        ahead = [*put_back(block.latest), *moved(block.moved), *evening(block.evening, block.usual)]
        return agenda(block.day, title, practice, ahead, first=block.first)
    view: Callable[[Any], list[Line]] = VIEWS[type(block)]
    return view(block)


def heading(block: say.Heading) -> list[Line]:
    """Show a title with its note."""
    note = f" · {block.note}" if block.note else ""
    return [BLANK, line((block.title, "title"), (note, "quiet"))]


def posed(block: say.Posed) -> list[Line]:
    """Show a question, its convention and its choices."""
    lines = [BLANK, *prose(block.text)]
    lines += [line(f"{letter}  ", option, indent=2, hang=3)
              for letter, option in zip("abcdefgh", block.options, strict=False)]  # fmt: skip
    if block.convention:
        lines.append(line((f"convention: {block.convention}", "quiet")))
    if block.limit:
        lines.append(line((f"limit {block.limit // 60}:{block.limit % 60:02d}", "quiet")))
    return lines


def graded(block: say.Graded) -> list[Line]:
    """Show how a formula was read, the verdict, and the derivation where it was not right."""
    verdict: Verdict = block.verdict
    opener, style = OPENERS[verdict.kind]
    said = verdict.message.removeprefix("Right. ") if verdict.kind == "right" else verdict.message
    lines = [line((f"Read as {verdict.reading}", "quiet"))] if verdict.reading else []
    lines.append(line((opener, style), said))
    if verdict.kind in ("slip", "wrong") and verdict.derivation:
        lines += [line((row, "code"), indent=2) for row in verdict.derivation.splitlines()]
    return lines


def hint(block: say.Hint) -> list[Line]:
    """Show one hint with its number."""
    return [line((f"Hint {block.number} of {block.total}", "title")), *prose(block.text, indent=2)]


def titled(block: say.Titled) -> list[Line]:
    """Show a text under its title."""
    return [BLANK, line((block.title, "title")), *prose(block.text, indent=2)]


def own_answer(block: say.OwnAnswer) -> list[Line]:
    """Show one's own answer, its lines numbered."""
    rows = block.text.expandtabs(4).splitlines() or [""]
    numbered = [line((f"{n:>2} ", "quiet"), row, indent=2, hang=3) for n, row in enumerate(rows, 1)]
    return [BLANK, line(("Your answer", "title")), *numbered]


def judged(block: say.Judged) -> list[Line]:
    """Show a criterion with its place and its kind."""
    must = ", a must" if block.criterion.must else ""
    kind = f"{KINDS[block.criterion.kind]}{must}"
    lead = f"line {block.line}: "
    said = line((lead, "quiet"), block.said, indent=4, hang=len(lead))
    return [
        BLANK,
        line((f"{block.place} · {kind}", "quiet")),
        *prose(block.criterion.text, indent=2),
        *[said] * bool(block.line),
    ]


def band(block: say.BandShown) -> list[Line]:
    """Show the band, with its hints, and what keeps it from the next one."""
    if block.band is None:
        return [BLANK, line(("Practice: the solution was seen, so there is no band.", "title"))]
    hints = f" with {block.hints} hint{'s' * (block.hints != 1)}" if block.hints else ""
    core = any(one.kind == "core" for one in block.spoken)
    unchecked = " (spoken, unchecked)" if core else ""
    name = BAND_NAMES[block.band] + hints + unchecked
    lines = [BLANK, line((name, BAND_STYLES[block.band]))]
    if block.capped:
        lines.append(line("For the next band: the number, which failed twice with fresh inputs."))
    if block.missing:
        lines += [line("For the next band:"), *items(block.missing)]
    if block.spoken:
        lines += [line("Said aloud, in no line of your notes:"), *items(block.spoken)]
    return lines


def items(criteria: Sequence[Criterion]) -> list[Line]:
    """List criteria; a red flag is something to leave out."""
    return [
        line("- leave out: " if one.kind == "red_flag" else "- ", flat(one.text), indent=2, hang=2)
        for one in criteria
    ]


def flat(text: str) -> str:
    """Join a text's rows."""
    return " ".join(text.split())


def lowerable(block: say.Lowerable) -> list[Line]:
    """Number the ticks that may be lowered, with what lowering means."""
    rows = [BLANK, line(("Next to these answers, was one of your ticks too generous?", "title"))]
    for number, one in enumerate(block.criteria, start=1):
        word: Span = ("not said: " if one.kind == "red_flag" else "met: ", "quiet")
        rows.append(line((f"{number} ", "key"), word, flat(one.text), indent=2, hang=2))
    return rows


def skill(block: say.SkillPosed) -> list[Line]:
    """Show a skill with what each level looks like."""
    last = f" · last time {block.previous}" if block.previous else ""
    lines = [BLANK, line((block.title, "title"), (f" · {block.place}{last}", "quiet"))]
    return lines + [line((f"{n} ", "key"), text, indent=2, hang=2)
                    for n, text in enumerate(block.levels, 1)]  # fmt: skip


def closing(block: Closing) -> list[Line]:
    """Show the end of a session."""
    lines = [BLANK, line(("Done today", "title"))] if block.done or block.practised else [BLANK]
    practised = f"{block.practised} exercise{'s' * (block.practised != 1)} practised"
    titles = [*block.done, *[practised] * bool(block.practised)]
    lines += [line(("✓ ", "good"), title, indent=2, hang=2) for title in titles]
    if block.gained:
        lines.append(line("You can now ", (block.gained, "good"), ".", hang=2))
    lines += recall(block.recall, fixed=block.fixed)
    if block.next_date:
        lines.append(
            line(("Next, ", "quiet"), f"{short_date(block.next_date)}: ", block.next_question)
        )
    else:
        lines.append(line("The plan has nothing more to ask. Good luck."))
    return lines


def reviewed(block: say.Reviewed) -> list[Line]:
    """Show a question, or its answer."""
    if block.revealed:
        return prose(block.question.answer, indent=2)
    return [BLANK, line(("Question", "title")), *prose(block.question.ask)]


VIEWS: dict[type, Callable[[Any], list[Line]]] = {
    say.Heading: heading,
    say.Prose: lambda block: [BLANK, *prose(block.text)],
    say.Posed: posed,
    say.Note: lambda block: [line((block.text, TONES[block.tone]))],
    say.Graded: graded,
    say.Hint: hint,
    say.Titled: titled,
    say.OwnAnswer: own_answer,
    say.Judged: judged,
    say.BandShown: band,
    say.Lowerable: lowerable,
    say.SkillPosed: skill,
    Closing: closing,
    say.Reviewed: reviewed,
    say.Compared: compared,
    CheatsheetShown: cheat_sheet,
    SlipShown: slip,
}
