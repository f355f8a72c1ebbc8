"""Questions have the answers they say: right values, slips that differ, one right option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from lossprep.grading import digits
from lossprep.grading.engine import evaluate
from lossprep.grading.measures import slips_asked
from lossprep.grading.numbers import same
from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Choice, Numeric
from lossprep.library.proof import Wrong, differs, prove
from lossprep.library.questions import given_of, questions
from lossprep.model.content import Value


def check(documents: Documents) -> None:
    """Look at every question that could be read."""
    for document in documents.all:
        for place, question in questions(document):
            match question:
                case Numeric():
                    _numeric(document, place, question)
                case Choice():
                    _choice(document, place, question)
    for document in documents.items("problems"):
        _open_part(document)


def _numeric(document: Document, place: Path, question: Numeric) -> None:
    expected, given = question.expected, given_of(document, place, question)
    wrong = prove(expected, question.value, given) if question.value and expected else None
    if wrong is not None:
        tell(document, (*place, "value" if wrong.expression else "expected"), wrong)
        expected = ""
    found = dict(_own_slips(document, place, question, expected))
    if expected and question.value and given is not None:
        found = dict.fromkeys(_slips_of_the_loss(question, given), (*place, "expected")) | found
    for name, there in found.items():
        if name not in question.coincide:
            told = f"slip '{name}' gives the right answer, {expected}, at these digits: ask for"
            document.complain_at(there, f"{told} more, delete it, or write 'coincide: [{name}]'")
    for name in question.coincide if expected else ():
        if name not in found:
            told = f"coincide: the slip {quote(name)} does not give {expected}: delete it here"
            document.complain_at((*place, "coincide"), told)


def _own_slips(
    document: Document, place: Path, question: Numeric, expected: str
) -> Iterator[tuple[str, Path]]:
    """Give the authored slips that give the right digits; complain of those that give nothing."""
    for name, slip in question.slips.items():
        there = (*place, "slips", name, "value")
        wrong = differs(expected, slip.value, given_of(document, place, question))
        if slip.value and wrong is not None:
            if wrong.expression:
                tell(document, there, wrong)
            else:
                yield name, there


def _slips_of_the_loss(question: Numeric, given: Mapping[str, Value]) -> Iterator[str]:
    """Give the slips of a loss that round to the right digits without being the right value."""
    value = evaluate(question.value, given)
    for slip, other in slips_asked(question.value, given):
        if np.ndim(other) or np.ndim(value) or slip.id in question.slips or same(other, value):
            continue
        if digits.rounds_to(float(other), question.expected):
            yield slip.id


def _choice(document: Document, place: Path, question: Choice) -> None:
    place = (*place, "options")
    if not document.reader.sound(place):
        return
    right = sum(option.right for option in question.options)
    if right != 1:
        told = f"options: {right} are marked right: mark exactly one with 'right: true'"
        document.complain_at(place, told)
    for i, option in enumerate(question.options):
        if not option.right and not option.say:
            told = "options: a wrong option without 'say': write what to tell whoever picks it"
            document.complain_at((*place, i), told)
        if option.text in {o.text for o in question.options[:i]}:
            told = f"options: {quote(option.text)} stands twice: keep one"
            document.complain_at((*place, i), told)


def _open_part(document: Document) -> None:
    if document.value is None or not document.reader.sound(("parts",)):
        return
    if not any(part.kind == "open" for part in document.value.parts.values()):
        told = "parts: none is open: add one, the rubric is for what is said in own words"
        document.complain_at(("parts",), told)


def tell(document: Document, place: Path, wrong: Wrong) -> None:
    """Complain about an expression, at the very character where that is known."""
    mark = document.reader.marks[place]
    leaf = next((x for x in document.reader.leaves if x.path == place), None)
    if leaf is not None and wrong.position is not None:
        mark = document.inside(leaf.node, wrong.position)
    document.complain(mark, f"{place[-1]}: {wrong.message}")
