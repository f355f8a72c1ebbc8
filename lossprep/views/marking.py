"""One's own marks beside the pack's: of one answer, and over time."""

from __future__ import annotations

from lossprep.model.dialogue import Compared
from lossprep.model.marking import Agreement, Mark
from lossprep.views.bands import BAND_NAMES, KINDS
from lossprep.views.expectation import percent
from lossprep.views.lines import BLANK, Line, Style, line
from lossprep.views.prose import prose

STYLES: dict[str, Style] = {"alike": "good", "too kind": "warn", "too strict": "warn"}


def compared(block: Compared) -> list[Line]:
    """Show where the marks differ, then the close ones that do not, then the bands."""
    marks = block.marking.marks
    differing = [one for one in marks if one.leaning != "alike"]
    close = [one for one in marks if one.leaning == "alike" and one.why]
    alike = len(marks) - len(differing)
    told = f" · {alike} of {len(marks)} criteria as the pack has them"
    lines = [BLANK, line(("Your marks and the pack's", "title"), (told, "quiet"))]
    for one in (*differing, *close):
        lines += explained(one)
    yours, packs = BAND_NAMES[block.marking.yours], BAND_NAMES[block.marking.packs]
    same = yours == packs
    words = f"both {packs}" if same else f"yours {yours}, the pack's {packs}"
    return [*lines, BLANK, line("Band: ", (words, "good" if same else "warn"))]


def explained(mark: Mark) -> list[Line]:
    """Show one criterion: how the marks lean, its text, and what decides it."""
    answer = "it is there" if mark.packs else "it is not there"
    head = f"{mark.leaning} · {KINDS[mark.criterion.kind]} · the pack says {answer}"
    lines = [BLANK, line((head, STYLES[mark.leaning]), indent=2)]
    lines += prose(mark.criterion.text, indent=4)
    if mark.why:
        lines.append(line(("Why: ", "quiet"), mark.why, indent=4, hang=5))
    return lines


def agreement(found: Agreement) -> list[Line]:
    """Show how one's marks agree with the pack's; nothing before the first answer is marked."""
    if not found.answers:
        return []
    share = f"{found.alike} of {found.criteria} criteria ({percent(found.alike / found.criteria)})"
    bands = f"{found.bands} of {found.answers} bands"
    head = f"   {share} and {bands} as the pack has them"
    lines = [BLANK, line(("Marking", "title"), (head, "quiet"))]
    for kind, (number, kindly, strictly) in found.leanings.items():
        if number:
            words = f"{KINDS[kind]:<9} {number:>3}  too kind {kindly}, too strict {strictly}"
            lines.append(line(words, indent=2))
    for day in found.days[-7:]:
        answers = f"{day.answers} answer{'s' * (day.answers != 1)}"
        words = f"{day.date:%d %b}  {answers:<10}  {percent(day.alike / day.criteria):>5} alike"
        lines.append(line((words, "quiet"), indent=2))
    return lines
