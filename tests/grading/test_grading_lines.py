"""Which line of an answer is proposed for a criterion."""

from __future__ import annotations

import pytest
from packs import built_in

from lossprep.grading.lines import proposed

ANSWER = [
    "MSE charges the distance from the grade, NDCG sees the order alone.",
    "",
    "1.0, 1.1, 0.0 against 0.9, 0.5, 0.1: lower MSE, worse order.",
    "I would take LambdaRank: it weighs each pair by the NDCG that a swap changes.",
]


@pytest.mark.parametrize(
    ("criterion", "line"),
    [
        ("order-not-score", 1),
        ("example", 3),
        ("lambda-ndcg", 4),
        ("fair-to-mse", None),
        ("other-metric", None),
    ],
)
def test_a_line_is_proposed_by_the_words_it_shares(criterion: str, line: int | None) -> None:
    ranking = next(one for one in built_in().problems if one.id.endswith("/ranking"))
    (found,) = [one for one in ranking.rubric if one.id == criterion]
    assert proposed(found.text, found.kind, ANSWER) == line


def test_a_red_flag_is_proposed_where_it_was_said() -> None:
    said = ["Grades are hard.", "So I would then report a different metric."]
    flag = '"Then report a different metric", or "push the MSE lower and NDCG will follow".'
    assert proposed(flag, "red_flag", said) == 2
    assert proposed(flag, "red_flag", ["Another metric would not help."]) is None


def test_a_line_is_found_for_most_of_what_exemplars_meet_and_little_else() -> None:
    found: dict[tuple[bool, bool], list[bool]] = {}
    for item in (*built_in().problems, *built_in().mocks, *built_in().exercises):
        for exemplar in item.exemplars:
            rows = exemplar.text.replace("\n", " ").split(". ")
            for one in item.rubric:
                key = (one.kind == "red_flag", one.id in exemplar.ticks)
                line = proposed(one.text, one.kind, rows)
                found.setdefault(key, []).append(line is not None)
    share = {key: sum(lines) / len(lines) for key, lines in found.items()}
    assert share[False, True] > 0.7
    assert share[False, False] < 0.3
    assert share[True, True] > 0.5
    assert share[True, False] < 0.15
