"""The shipped choices: what an option looks like says nothing of whether it is right."""

from __future__ import annotations

import pytest
from packs import built_in

# Of k options a blind pick is right in 1/k, 0.30 on average here. Of sixty such picks the share
# has a standard deviation of 0.06, so that 0.45 is 2.5 of them away: whoever always took the
# longest option, or always the shortest, would then know something.
MOST = 0.45

LENGTHS = [
    ([len(option.text) for option in one.options], [option.right for option in one.options])
    for pack in (built_in(),)
    for one in (*pack.exercises, *(part for problem in pack.problems for part in problem.parts))
    if one.kind == "choice"
]


@pytest.mark.parametrize("stands_out", [max, min])
def test_the_length_of_an_option_does_not_give_it_away(stands_out):
    told = [
        lengths[right.index(True)] == stands_out(lengths) and len(set(lengths)) > 1
        for lengths, right in LENGTHS
    ]
    assert len(told) > 50
    assert sum(told) / len(told) <= MOST
