"""Questions have the answers they say: right values, slips that differ, one right option."""

from __future__ import annotations

from lossprep.library.complaint import Path, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Choice, Numeric
from lossprep.library.proof import Wrong, differs, prove
from lossprep.library.questions import given_of, questions


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
    for name, slip in question.slips.items():
        if slip.value:
            wrong = differs(expected, slip.value, given)
            _slip(document, (*place, "slips", name, "value"), wrong, expected)


def _slip(document: Document, there: Path, wrong: Wrong | None, expected: str) -> None:
    if wrong is not None and wrong.expression:
        tell(document, there, wrong)
    elif wrong is not None:
        told = f"slip '{there[-2]}' gives the right answer, {expected}"
        document.complain_at(there, f"{told}, at these digits: ask for more, or delete it")


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
