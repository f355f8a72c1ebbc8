"""Digits, operands and signs of the pack's figures, changed one at a time: each is noticed.

A mutant whose value still rounds to the digits that it stands for is no error; whether it
does is worked out here, from the value, and not by what the checks say.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lossprep import library
from lossprep.errors import LossprepError
from lossprep.grading import engine, figures
from lossprep.library.checks import answers
from lossprep.library.checks import figures as prose
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format.exercise import Numeric
from lossprep.library.questions import given_of, questions

MUTANTS = 100 if os.environ.get("LOSSPREP_SOAK") else 10
NUMBER = re.compile(r"(?<![A-Za-z_\d.])\d+(\.\d+)?")
SIGNS = {"+": "-", "-": "+", "*": "/", "/": "*"}


@dataclass(frozen=True)
class Place:
    """A stretch of a file in which a change must be noticed."""

    path: str
    start: int
    end: int


def places(document: Document) -> Iterator[Place]:
    """Find a file's figures, and what a numeric question expects, gives and evaluates."""
    for found in figures.find(document.text):
        yield Place(document.path, found.start, found.end)
    for at, question in questions(document):
        if isinstance(question, Numeric):
            for below in (("value",), ("expected",), *(("given", n) for n in question.given)):
                start = document.reader.marks[(*at, *below)].offset
                end = re.compile(r"[^\n#]*").match(document.text, start).end()
                yield Place(document.path, start, end)


def mutate(text: str, rng: random.Random) -> str:
    """Change a digit, an operand (by one, or tenfold) or a sign."""
    ways = [(m.start(), m.end(), new) for m in NUMBER.finditer(text) for new in numbers(m[0], rng)]
    ways += [(m.start(), m.end(), SIGNS[m[0]]) for m in re.finditer(r"(?<=[\w)\] ])[-+*/]", text)]
    start, end, new = rng.choice(ways or [(0, 0, "")])
    return text[:start] + new + text[end:]


def numbers(written: str, rng: random.Random) -> tuple[str, str, str]:
    """Give a number with another digit, one more, and ten times as much."""
    at = rng.choice([i for i, c in enumerate(written) if c.isdigit()])
    digit = rng.choice([d for d in "0123456789" if d != written[at]])
    more = f"{float(written) + 1:.{len(written.partition('.')[2])}f}"
    return written[:at] + digit + written[at + 1 :], more, f"{float(written) * 10:g}"


def is_still_true(document: Document) -> bool:
    """Say whether every figure and every numeric answer of a file rounds to its digits."""
    asked = [(at, q, given_of(document, at, q) or {}) for at, q in questions(document)]
    claims = [(q.expected, q.value, given) for _, q, given in asked if isinstance(q, Numeric)]
    for leaf in document.reader.leaves:
        inside = [given for at, _, given in asked if leaf.path[: len(at)] == at]
        claims += [(f.digits, f.expression, (inside or [{}])[-1]) for f in figures.find(leaf.text)]
    return all(rounds(*claim) for claim in claims)


def rounds(written: str, expression: str, given: Any) -> bool:
    """Say whether a value is within half a unit of the last digit written."""
    try:
        value = engine.evaluate(expression, given)
        mantissa, _, power = written.replace("−", "-").rstrip("%").lower().partition("e")
        scale = 10.0 ** (int(power or 0) - 2 * written.endswith("%"))
        unit = scale * 10.0 ** -len(mantissa.partition(".")[2])
        return abs(value - float(mantissa) * scale) <= unit / 2 * (1 + 1e-9)
    except (LossprepError, ValueError, TypeError):
        return False


@pytest.mark.soak
def test_a_changed_digit_operand_or_sign_is_noticed(tmp_path: Path) -> None:
    (folder,) = library.builtin()
    pack = Documents(folder)
    found = [place for document in pack.all for place in places(document)]
    rng, mutants, missed = random.Random(21), 0, []
    while mutants < MUTANTS:
        place = rng.choice(found)
        text = pack.by_path[place.path].text
        changed = mutate(text[place.start : place.end], rng)
        file = tmp_path / place.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text[: place.start] + changed + text[place.end :], encoding="utf-8")
        document = Document(tmp_path, place.path)
        pack.all = (document,)
        answers.check(pack)
        prose.check(pack)
        if changed != text[place.start : place.end] and (
            document.complaints or not is_still_true(document)
        ):
            mutants += 1
            missed += [] if document.complaints else [f"{place.path}: {changed}"]
    assert missed == []
