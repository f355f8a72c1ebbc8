"""What becomes of slips and right answers at 2, 3 and 4 digits, over the reference questions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from lossprep.grading.engine import evaluate
from lossprep.grading.grade import grade
from lossprep.model.content import Exercise, Slip

TABLES = Path(__file__).parent.parent / "tests" / "grading" / "reference"
# Digits: slips named at least, and right answers asked for another digit at most, in percent.
MARKS = {2: (90, 10), 3: (97, 2), 4: (98, 1)}


def main() -> bool:
    """Print the shares; whether each is within its mark, and no slip is accepted."""
    kept = True
    print("digits  slips named  taken as right  right ones asked for more")
    for digits, (least, most) in MARKS.items():
        slips, right = Counter[str](), Counter[str]()
        for question in questions():
            exercise, value, wrong = asked(question)
            right[grade(exercise, written(value, digits)).kind] += 1
            slips.update(
                grade(exercise, written(x, digits)).kind for x in wrong if differs(x, value)
            )
        named, more = share(slips, "slip"), share(right, "imprecise")
        kept = kept and named >= least and not slips["right"] and more <= most
        print(f"{digits:6}  {named:8.1f} %  {slips['right']:14}  {more:23.1f} %")
    return kept


def questions() -> list[dict[str, Any]]:
    """The questions of both tables."""
    texts = [(TABLES / f"{name}.yaml").read_text(encoding="utf-8") for name in ("slips", "facts")]
    return [question for text in texts for question in yaml.safe_load(text)]


def asked(question: dict[str, Any]) -> tuple[Exercise, float, list[float]]:
    """The question as an exercise, its right value and those of the wrong formulas."""
    given = {name: tensor(value) for name, value in question.get("given", {}).items()}
    own = question["slips"] if question.get("authored") else ()
    exercise = Exercise(
        id="p/question",
        title="",
        skills=(),
        minutes=1,
        kind="numeric",
        ask="",
        given=given,
        value=question["value"],
        slips=tuple(Slip(id=name, expression=wrong, message=told) for name, wrong, told in own),
    )
    wrong = [float(evaluate(expression, given)) for _, expression, _ in question["slips"]]
    return exercise, float(evaluate(question["value"], given)), wrong


def tensor(value: Any) -> Any:
    """Lists as tuples, numbers as floats."""
    return tuple(map(tensor, value)) if isinstance(value, list) else float(value)


def written(value: float, digits: int) -> str:
    """A number at so many significant digits, the trailing zeros included."""
    return f"{value:.{digits - 1}e}"


def differs(wrong: float, right: float) -> bool:
    """Whether two numbers are apart at all."""
    return abs(wrong - right) > 1e-9 * max(abs(wrong), abs(right))


def share(counts: Counter[str], kind: str) -> float:
    """The share of one kind, in percent."""
    return 100 * counts[kind] / max(1, counts.total())
