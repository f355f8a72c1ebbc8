"""Bradley-Terry: the chosen of two should have the higher reward, with logistic odds.

L = -ln σ(r_chosen - r_rejected), averaged over comparisons.

Parameters
----------
    chosen: rewards of what was preferred, of any shape.
    rejected: rewards of what was not, of the same shape.

It is the likelihood that trains reward models: only differences count, so rewards are known
up to a constant. A pair's odds of winning are e^(r_chosen - r_rejected).

References
----------
    Bradley and Terry, Rank analysis of incomplete block designs, Biometrika 39, 1952.

Examples
--------
>>> from lossprep import losses
>>> losses.get("bradley_terry").value([1.0, 0.0], [0.0, 0.0], reduction="none").round(4)
array([0.3133, 0.6931])
"""

from __future__ import annotations

from typing import Any

from lossprep.loss.domain import Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.preference import both_ways, lead_loss
from lossprep.loss.samples import scalars


def kernel(chosen: Floats, rejected: Floats) -> tuple[Floats, Any]:
    """The logistic loss of the chosen one's lead."""
    loss, slope = lead_loss(chosen - rejected)
    return loss, both_ways(slope)


LOSS = Pointwise(
    name="bradley_terry",
    title="Bradley-Terry loss",
    module=__name__,
    kernel=kernel,
    arguments=("chosen", "rejected"),
    inputs=("chosen", "rejected"),
    symbols={"a": "chosen", "b": "rejected"},
    convention_template="{reduction} over comparisons; natural log",
    formula="-ln(exp(a)/(exp(a) + exp(b)))",
    gradient_formula={"chosen": "-sigmoid(b - a)", "rejected": "sigmoid(b - a)"},
    estimand=Estimand("rewards whose differences are log-odds of being preferred"),
    limits=("equal rewards: ln 2", "ranknet of two documents"),
    variants=(Variant("with a margin: -ln σ(a - b - m)", "Llama 2's reward model"),),
    slips=(
        slip("sign", "bradley_terry(rejected, chosen)", "chosen and rejected exchanged"),
        slip("no-log", "mean(sigmoid(chosen - rejected))", "the odds as a probability, no log"),
        slip("minus", "-bradley_terry(chosen, rejected)", "the minus in front is missing"),
        slip("ratio", "-mean(ln(chosen/(chosen + rejected)))", "rewards not exponentiated"),
        slip("log2", "bradley_terry(chosen, rejected)/ln(2)", "log to base 2"),
        slip("sum", "bradley_terry(chosen, rejected, reduction=sum)", "not divided by n"),
    ),
    gradient_slips=(
        slip("sign", '-bradley_terry_gradient(chosen, rejected, wrt="chosen")', "the sign"),
        slip(
            "other-side",
            "-sigmoid(chosen - rejected)/length(chosen)",
            "σ(a - b) instead of σ(b - a)",
        ),
    ),
    references=("Bradley and Terry, Biometrika 39, 1952",),
    sample=lambda rng, n: scalars(rng, n, "chosen", "rejected"),
)
