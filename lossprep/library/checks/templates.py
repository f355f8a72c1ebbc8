"""Templates can be drawn, and their slips be told apart, whatever the seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random
from typing import Any

from lossprep.errors import LossprepError
from lossprep.grading import blanks, variants
from lossprep.library import build
from lossprep.library.checks.answers import tell
from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Range, Template
from lossprep.library.nearest import suggestion
from lossprep.library.places import Finder
from lossprep.library.proof import Wrong, value_of
from lossprep.library.questions import questions
from lossprep.model.content import Exercise, Value
from lossprep.model.content import Template as Made


def check(documents: Documents) -> None:
    """Draw every template that could be read, from as many seeds as are asked for."""
    for document in documents.items("exercises"):
        for _, question in questions(document):
            if isinstance(question, Template) and document.reader.sound(()):
                _template(document, question, documents.seeds)


def _template(document: Document, question: Template, seeds: int) -> None:
    before = len(document.complaints)
    _names(document, question)
    if len(document.complaints) > before:
        return
    made = build.template(question)
    given = variants.draw(made, Random(0))  # noqa: S311 (exercises are no secrets)
    _expressions(document, question, given)
    _blanks(document, given)
    if len(document.complaints) == before:
        _draws(document, question, seeds)


def _names(document: Document, question: Template) -> None:
    """Look at the bounds of what is drawn, at names given twice, at groups of slips."""
    for name, how in question.draw.items():
        if name in question.given:
            told = f"draw: '{name}' stands in given, too: keep one"
            document.complain(document.reader.keys["draw", name], told)
        if isinstance(how, Range):
            _range(document, name, how)
    for i, group in enumerate(question.alike):
        for j, slip in enumerate(group):
            if slip not in question.slips:
                told = f"alike: there is no slip {quote(slip)}: {suggestion(slip, question.slips)}"
                document.complain_at(("alike", i, j), told)


def _range(document: Document, name: str, how: Range) -> None:
    count = (how.to - how.from_) / how.step + 1
    told = ""
    if not 2 <= count + 1e-9 <= 1e6:
        told = f"from {how.from_:g} to {how.to:g} by {how.step:g}: write bounds two steps fit into"
    elif how.rows and not how.vector:
        told = "rows without vector: write the length of a row as 'vector'"
    elif how.distinct and how.vector > count + 1e-9:
        told = f"has {how.vector} distinct numbers of {int(count + 1e-9)}: widen the bounds"
    if told:
        document.complain(document.reader.keys["draw", name], f"{name}: {told}")


def _expressions(document: Document, question: Template, given: Mapping[str, Value]) -> None:
    """Evaluate every expression at one draw: it must be readable, and one number."""
    texts: dict[Path, str] = {("value",): question.value}
    texts |= {("slips", n, "value"): s.value for n, s in question.slips.items()}
    for place, expression in texts.items():
        value = _evaluated(expression, given)
        if not isinstance(value, float | Wrong):
            value = Wrong(f"{expression} gives several numbers: write an expression of one")
        if isinstance(value, Wrong):
            tell(document, place, value)
    for i, condition in enumerate(question.where):
        value = _evaluated(condition, given)
        if isinstance(value, Wrong):
            document.complain_at(("where", i), f"where: {value.message}")


def _evaluated(expression: str, given: Mapping[str, Value]) -> Any:
    value = value_of(expression, given)
    # What is infinite at one draw need not be so at those that fit.
    infinite = isinstance(value, Wrong) and value.position is None
    return 0.0 if infinite and value.message.startswith("gives ") else value


def _blanks(document: Document, given: Mapping[str, Value]) -> None:
    for leaf in document.reader.leaves:
        if leaf.shape.role not in ("prose", "line"):
            continue
        finder = Finder(document.text, leaf.node)
        for blank in blanks.find(leaf.text):
            mark = finder.find(leaf.text[blank.start : blank.end])
            if blank.name and blank.name not in given:
                told = f"{quote(blank.name)} is not given: {suggestion(blank.name, given)}"
                document.complain(mark, told)
            elif not blank.name:
                value = value_of(blank.expression, given)
                if isinstance(value, Wrong) and not value.message.startswith("gives "):
                    document.complain(mark, f"{quote(blank.expression)}: {value.message}")


def _draws(document: Document, question: Template, seeds: int) -> None:
    template = build.template(question)
    exercise = Exercise(
        id=document.name,
        title="",
        skills=(),
        minutes=1,
        kind="numeric",
        ask="",
        value=question.value,
        template=template,
    )
    for seed in range(seeds):
        try:
            variants.variant(exercise, seed)
        except LossprepError as error:
            told = str(error).partition(": ")[2]
            place, message = _undrawn(exercise, template, seed) or (("draw",), f"draw: {told}")
            document.complain_at(place, message)
            return


def _undrawn(exercise: Exercise, template: Made, seed: int) -> tuple[Path, str] | None:
    """Say what refuses most of the draws; None where they end in an error."""
    reasons: Counter[variants.Refused] = Counter()
    rng = Random(seed)  # noqa: S311 (exercises are no secrets)
    try:
        for _ in range(variants.DRAWS):
            refused = variants.refused(exercise, template, variants.draw(template, rng))
            reasons.update([refused] if refused else [])
    except LossprepError:
        return None
    worst = reasons.most_common(1)[0][0]
    if worst.condition:
        told = "where: hardly any draw fulfils this: widen draw, or loosen it"
        return ("where", template.where.index(worst.condition)), told
    if worst == variants.Refused():
        return ("value",), "value: hardly ever one number of a size to write: change draw"
    return _undistinguished(template, *worst.slips)


def _undistinguished(template: Made, first: str, second: str) -> tuple[Path, str]:
    if second not in {slip.id for slip in template.slips}:
        told = f"value: the slip '{second}' of the loss gives nearly the same: change draw"
        return ("value",), told
    other = f"slip '{first}'" if first else "the right value"
    told = f"slip '{second}' is hardly ever 2 % from {other}: change draw, or delete it"
    return ("slips", second, "value"), told
