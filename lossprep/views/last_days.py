"""What the eve and the morning of an interview show: the cheat sheet by pages, one's own slips."""

from __future__ import annotations

from lossprep.model import recap as say
from lossprep.views.cheatsheet import cheatsheet
from lossprep.views.expression import shown
from lossprep.views.lines import BLANK, Line, line
from lossprep.views.prose import prose


def cheat_sheet(block: say.CheatsheetShown) -> list[Line]:
    """Show a page of the cheat sheet."""
    formulas = {name: shown(formula) for name, formula in block.formulas.items()}
    return [BLANK, *cheatsheet(block.sheet, formulas, ())]


def slip(block: say.SlipShown) -> list[Line]:
    """Show a slip of one's own: the question, what one gave, and the right way."""
    lines = [BLANK, line((block.title, "title")), *prose(block.asked, indent=2)]
    if block.convention:
        lines.append(line((f"convention: {block.convention}", "quiet"), indent=2))
    lines.append(line("✗ ", (block.given, "bad"), indent=2, hang=2))
    lines += prose(block.message, indent=4)
    first, *rest = prose(block.right, indent=2)
    lines += [line(("✓ ", "good"), *first.spans, indent=2, hang=2), *rest]
    return lines + [line((row, "code"), indent=4) for row in block.derivation.splitlines()]
