"""Formula questions: domains that can be read, a right derivative, slips that differ."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from lossprep.errors import LossprepError
from lossprep.formula import parse
from lossprep.grading import derivatives, domains
from lossprep.grading.comparison import Comparison
from lossprep.grading.engine import functions
from lossprep.library.checks.answers import tell
from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Formula
from lossprep.library.measured import written
from lossprep.library.proof import Wrong, value_of
from lossprep.library.questions import questions

Places = Mapping[str, domains.Domain]


def check(documents: Documents) -> None:
    """Look at every formula question that could be read."""
    for document in documents.all:
        for place, question in questions(document):
            if isinstance(question, Formula):
                _formula(document, place, question)


def _formula(document: Document, place: Path, question: Formula) -> None:
    places = _domains(document, place, question)
    found = _written(document, place, question)
    if places is None or found is None:
        return
    value, loss = found
    if not all(_expressions(document, place, question, places)):
        return
    if loss and not derivatives.is_gradient(value, loss, places):
        told = "value: is the derivative of the loss for no variable: mend one of the two"
        document.complain_at((*place, "value"), told)
    for name, slip in question.slips.items():
        if _same(value, slip.value, places):
            told = f"slip {quote(name)} is the right formula, everywhere: mend or delete it"
            document.complain_at((*place, "slips", name, "value"), told)


def _written(document: Document, place: Path, question: Formula) -> tuple[str, str] | None:
    """Give the right formula and its loss; None, with a complaint, where there is none."""
    if bool(question.value) == bool(question.of):
        told = "value: write either 'value', a formula, or 'of', the loss whose own it is"
        document.complain_at((*place, "ask"), told)
        return None
    try:
        return written(question)
    except LossprepError as error:
        document.complain_at((*place, "of"), f"of: {error}")
        return None


def _domains(document: Document, place: Path, question: Formula) -> Places | None:
    """Read the domains; None, with complaints, if any cannot be."""
    found = {}
    for name, text in question.domains.items():
        try:
            found[name] = domains.read(text)
        except LossprepError as error:
            document.complain_at((*place, "domains", name), f"domains: {error}")
    return found if found and len(found) == len(question.domains) else None


def _expressions(document: Document, place: Path, question: Formula, places: Places) -> list[bool]:
    """Say of each expression whether it has a value somewhere; complain where not."""
    single = {("value",): question.value, ("loss",): question.loss}
    texts: dict[Path, str] = {below: text for below, text in single.items() if text}
    slips = {("slips", n, "value"): s.value for n, s in question.slips.items()}
    # One without a value at all is told of already, and has no place.
    texts |= {below: s for below, s in slips.items() if (*place, *below) in document.reader.marks}
    return [_works(document, (*place, *below), text, places) for below, text in texts.items()]


def _works(document: Document, place: Path, expression: str, places: Places) -> bool:
    """Look for a friendly point where an expression is finite."""
    grids = [domain.friendly() for domain in places.values()]
    wrong: Wrong | None = None
    for values in zip(*(_turned(grid, turn) for turn, grid in enumerate(grids)), strict=False):
        found = value_of(expression, dict(zip(places, values, strict=True)))
        if not isinstance(found, Wrong):
            return True
        wrong = wrong or found
    if wrong is not None:
        tell(document, place, wrong)
    return False


def _turned(grid: tuple[domains.Point, ...], turn: int) -> tuple[domains.Point, ...]:
    """Begin each variable's friendly values elsewhere, so that no two are always equal."""
    turn %= len(grid)
    return (*grid[turn:], *grid[:turn]) * (6 // len(grid) + 1)


def _same(value: str, slip: str, places: Places) -> bool:
    rng = Random(0)  # noqa: S311 (the same points each time)
    compared = Comparison(parse(value), parse(slip), places, functions(), rng)
    return all(sample.agrees for sample in compared.samples)
