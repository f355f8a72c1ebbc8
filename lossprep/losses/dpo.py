"""Direct preference optimisation: a policy is its own reward model, against a reference.

L = -ln σ(β((π_c - π_r) - (ref_c - ref_r))) with the log-probabilities of the chosen and the
rejected answer; averaged over pairs.

Parameters
----------
    policy_chosen, policy_rejected: the policy's log-probabilities of the whole answers (sums
        over their tokens), of any shape.
    reference_chosen, reference_rejected: those of the frozen reference, never differentiated.
    beta: β, how much leaving the reference costs; the implicit reward is β(π - ref).

It is Bradley-Terry on these implicit rewards. Only the lead counts: the probability of the
chosen answer may fall, as long as that of the rejected one falls faster.

References
----------
    Rafailov et al., Direct preference optimization: your language model is secretly a reward
    model, NeurIPS 2023.

Examples
--------
>>> from lossprep import losses
>>> dpo = losses.get("dpo")
>>> round(dpo.value(-10.0, -12.0, -11.0, -11.0, beta=0.1), 4)
0.5981
>>> dpo.value(-10.0, -12.0, -10.0, -12.0).__round__(4)
0.6931
"""

from __future__ import annotations

from typing import Any

from lossprep.loss.domain import POSITIVE, Floats
from lossprep.loss.facts import Estimand, Variant, slip
from lossprep.loss.parameter import Parameter
from lossprep.loss.pointwise import Pointwise
from lossprep.loss.preference import both_ways, lead_loss
from lossprep.loss.samples import scalars

ARGUMENTS = ("policy_chosen", "policy_rejected", "reference_chosen", "reference_rejected")


def kernel(
    policy_chosen: Floats,
    policy_rejected: Floats,
    reference_chosen: Floats,
    reference_rejected: Floats,
    beta: float,
) -> tuple[Floats, Any]:
    """The logistic loss of the chosen answer's lead in implicit reward."""
    lead = (policy_chosen - policy_rejected) - (reference_chosen - reference_rejected)
    loss, slope = lead_loss(beta * lead)
    return loss, both_ways(slope, beta)


LOSS = Pointwise(
    name="dpo",
    title="Direct preference optimisation",
    module=__name__,
    kernel=kernel,
    arguments=ARGUMENTS,
    inputs=("policy_chosen", "policy_rejected"),
    symbols=dict(zip("abcd", ARGUMENTS, strict=True)),
    parameters=(
        Parameter("beta", 0.1, "Rafailov et al. 2023", POSITIVE, examples=(0.5,), phrase="β {}"),
    ),
    convention_template="{reduction} over pairs; natural log; summed log-probabilities; {beta}",
    formula="-ln(sigmoid(beta*((a - b) - (c - d))))",
    gradient_formula={
        "policy_chosen": "-beta*sigmoid(-beta*((a - b) - (c - d)))",
        "policy_rejected": "beta*sigmoid(-beta*((a - b) - (c - d)))",
    },
    estimand=Estimand("log-odds of preference over β, on top of the reference's"),
    limits=("policy = reference: ln 2", "bradley_terry of rewards β(π - ref)"),
    variants=(
        Variant("without a reference", "SimPO, with length-normalised log-probabilities"),
        Variant("label smoothing", "conservative DPO"),
        Variant("squared to a target lead", "IPO"),
    ),
    slips=(
        slip(
            "no-reference",
            "bradley_terry(beta*policy_chosen, beta*policy_rejected)",
            "without the reference",
        ),
        slip(
            "no-beta",
            "dpo(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta=1)",
            "β is not used",
        ),
        slip(
            "sign",
            "dpo(policy_rejected, policy_chosen, reference_rejected, reference_chosen)",
            "chosen and rejected exchanged",
        ),
        slip(
            "reference-sign",
            "dpo(policy_chosen, policy_rejected, reference_rejected, reference_chosen)",
            "the reference's lead added instead of subtracted",
        ),
        slip(
            "divided",
            "dpo(policy_chosen, policy_rejected, reference_chosen, reference_rejected,"
            " beta=1/beta)",
            "divided by β instead of multiplied",
        ),
    ),
    gradient_slips=(
        slip(
            "no-beta",
            "dpo_gradient(policy_chosen, policy_rejected, reference_chosen, reference_rejected,"
            ' wrt="policy_chosen")/beta',
            "the factor β of the inner derivative is lost",
        ),
        slip(
            "sign",
            "dpo_gradient(policy_chosen, policy_rejected, reference_chosen, reference_rejected,"
            ' wrt="policy_rejected")',
            "the sign: more for the chosen lowers the loss",
        ),
    ),
    references=("Rafailov et al., NeurIPS 2023",),
    sample=lambda rng, n: scalars(rng, n, *ARGUMENTS),
)
