"""The values that several kinds of file share. Editors show the sentences."""

from __future__ import annotations

from typing import Annotated, Literal

from lossprep.library.shape import Number, Size, Text

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"

Prose = Annotated[str, Text("prose")]
Line = Annotated[str, Text("line")]
Expression = Annotated[str, Text("expression")]
Digits = Annotated[str, Text("digits")]
Slug = Annotated[str, Text("word", SLUG, "lower case letters, digits and hyphens")]
Name = Annotated[str, Text("word", "[A-Za-z][A-Za-z0-9_]*", "a name such as prediction")]
OldId = Annotated[str, Text("word", rf"{SLUG}(/{SLUG})+", "a path such as exercises/old-name")]
Limit = Annotated[int, Text("duration", "[1-9][0-9]{0,3} (s|min)", "a time such as 90 s or 5 min")]
Minutes = Annotated[float, Number(0, 240, above=True)]
SkillRef = Annotated[str, Text("reference", to=("skills",))]
CriterionRef = Annotated[str, Text("reference", to=("criteria",))]
ExerciseRef = Annotated[str, Text("reference", to=("exercises", "bugs"))]
ReadingRef = Annotated[str, Text("reference", to=("readings",))]
ProblemRef = Annotated[str, Text("reference", to=("problems",))]
ItemRef = Annotated[
    str, Text("reference", to=("readings", "exercises", "problems", "bugs", "mocks"))
]

Format = Annotated[Literal[1], "the version of the pack format"]
Title = Annotated[Line, "a few words, as lists show it"]
Ask = Annotated[Prose, "the question, as the learner sees it"]
Skills = Annotated[tuple[SkillRef, ...], Size(1, 8, distinct=True), "ids from skills.yaml"]
Hints = Annotated[tuple[Prose, ...], Size(1, 8), "shown one at a time before the solution"]
