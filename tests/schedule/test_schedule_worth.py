"""What recalling an item is worth to whom."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lossprep.schedule.worth import ASKED, Answered, levels, worth

ROLES = st.sets(st.sampled_from(["mle", "ds", "research"]))
SKILLS = st.lists(st.sampled_from("abc"), max_size=3)
LEVELS = st.dictionaries(st.sampled_from("abc"), st.floats(1, 5))
RATINGS = st.dictionaries(st.sampled_from("abc"), st.integers(1, 5))
RESULTS = st.lists(st.tuples(SKILLS, st.integers(1, 4)), max_size=12)


@given(ROLES, SKILLS, LEVELS, st.sampled_from(["mle", "ds", None]))
def test_the_oftener_asked_is_worth_more_and_everything_something(roles, skills, known, role):
    found = [worth(asked, roles, skills, role=role, levels=known) for asked in ASKED]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1] > 0


@given(ROLES, SKILLS, LEVELS)
def test_an_item_for_the_role_is_worth_more_than_the_same_for_others(roles, skills, known):
    with_role = worth("often", {*roles, "mle"}, skills, role="mle", levels=known)
    without = worth("often", roles - {"mle"} or {"ds"}, skills, role="mle", levels=known)
    assert without < with_role == worth("often", {"ds"}, skills, levels=known)


@given(SKILLS.filter(bool), LEVELS, st.floats(0.1, 2))
def test_a_weaker_skill_never_makes_an_item_worth_less(skills, known, less):
    weaker = {skill: max(1.0, level - less) for skill, level in known.items()}
    assert worth("often", [], skills, levels=weaker) >= worth("often", [], skills, levels=known)


@given(RATINGS, RESULTS, st.sampled_from("abc"))
def test_levels_lie_from_1_to_5_and_follow_what_is_measured(ratings, results, skill):
    answered = [Answered(skills, rating) for skills, rating in results]
    found = levels(ratings, answered)
    assert all(1 <= level <= 5 for level in found.values())
    better = levels(ratings, [*answered, Answered([skill], 4)])
    worse = levels(ratings, [*answered, Answered([skill], 1)])
    assert worse[skill] < better[skill]
    assert worse[skill] <= found.get(skill, 3.0) <= better[skill]


def test_a_learner_who_is_too_sure_is_believed_less_with_each_answer():
    found = [levels({"a": 5}, [Answered("a", 1)] * n)["a"] for n in (0, 3, 30)]
    assert found == sorted(found, reverse=True)
    assert found[0] == 5
    assert found[-1] < 1.5
