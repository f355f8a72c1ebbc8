"""What must be true of a pack beyond the shape of its files.

Each module holds one check: a function ``check`` that takes the documents of a pack and adds
its complaints to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossprep.library.documents import Documents


def check_all(documents: Documents, seeds: int) -> None:
    """Run every check of this package; templates are drawn from so many seeds."""
    from lossprep.library.checks import (  # noqa: PLC0415 (the checks import this package)
        answers,
        cheatsheet,
        coverage,
        figures,
        formulas,
        identity,
        plan,
        references,
        rubrics,
        sheets,
        templates,
        tree,
    )

    whole = (answers, cheatsheet, coverage, figures, formulas, identity, plan, references, rubrics)
    for each in (*whole, sheets, tree):
        each.check(documents)
    templates.check(documents, seeds)
