"""The cheat sheet: on a screen, and as Markdown for two printed pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lossprep.model.cheatsheet import Cheatsheet
from lossprep.views.lines import BLANK, Line, line

HEADS = ("Loss", "Formula", "Best for", "Key property", "Red flag")
LABEL = 10


def cheatsheet(sheet: Cheatsheet, formulas: Mapping[str, str], slips: Sequence[str]) -> list[Line]:
    """Show each loss with its facts below, the takeaways, and one's own slips."""
    lines: list[Line] = []
    for row in sheet.rows:
        lines.append(line((row.loss, "key"), f"  {formulas[row.loss]}", hang=2))
        facts = (("best for", row.best), ("key", row.key), ("red flag", row.red_flag))
        lines += [
            line((name.ljust(LABEL), "quiet"), text, indent=2, hang=LABEL) for name, text in facts
        ]
    if sheet.takeaways:
        lines += [*[BLANK] * bool(lines), line(("Take away", "title"))]
    lines += [line(f"{n} ", text, indent=2, hang=2) for n, text in enumerate(sheet.takeaways, 1)]
    if slips:
        lines += [BLANK, line(("Your slips", "title"))]
        lines += [line("- ", text, indent=2, hang=2) for text in slips]
    return lines


def markdown(sheet: Cheatsheet, formulas: Mapping[str, str], slips: Sequence[str]) -> str:
    """Write it as Markdown, the losses as a table.

    >>> print(markdown(Cheatsheet(), {}, ()).splitlines()[2])
    | Loss | Formula | Best for | Key property | Red flag |
    """
    rows = [
        [row.loss, f"`{formulas[row.loss]}`", row.best, row.key, row.red_flag] for row in sheet.rows
    ]
    table = [HEADS, ["---"] * len(HEADS), *rows]
    parts = ["# Loss functions", "\n".join(f"| {' | '.join(map(cell, r))} |" for r in table)]
    parts += ["## Take away", "\n".join(f"{n}. {t}" for n, t in enumerate(sheet.takeaways, 1))]
    if slips:
        parts += ["## Your slips", "\n".join(f"- {text}" for text in slips)]
    return "\n\n".join(parts) + "\n"


def cell(text: str) -> str:
    """Escape the bar that parts a table's cells."""
    return text.replace("|", "\\|")
