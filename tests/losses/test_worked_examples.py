"""Worked examples, each with where it is printed or worked out."""

from __future__ import annotations

import numpy as np
import pytest

from lossprep import losses


def value(name, *arguments, **named):
    return losses.get(name).value(*arguments, **named)


def gradient(name, *arguments, **named):
    return losses.get(name).gradient(*arguments, **named)


GRID = np.linspace(1e-6, 1 - 1e-6, 1_000_001)
at_0_3 = sum(
    share
    * value("confident_bce", GRID, np.full_like(GRID, y), entropy_weight=0.5, reduction="none")
    for y, share in ((1, 0.3), (0, 0.7))
)
EXAMPLES = {
    "Huber 1964: both branches meet at delta": (value("huber", 1, 0), 0.5),
    "Huber: residual 3, delta 1": (value("huber", 3, 0), 2.5),
    "Huber: a 3M miss at 200K": (value("huber", 3e6, 0, delta=2e5), 5.8e11),
    "Girshick 2015: smooth L1 at 3, beta 0.5": (value("smooth_l1", 3, 0, beta=0.5), 2.75),
    "Koenker and Bassett: tau 0.9, too low by 10": (value("quantile", 0, 10, tau=0.9), 9),
    "Koenker and Bassett: tau 0.9, too high by 10": (value("quantile", 10, 0, tau=0.9), 1),
    "scikit-learn user guide, MAE": (value("mae", [2.5, 0.0, 2, 8], [3, -0.5, 2, 7]), 0.5),
    "scikit-learn user guide, MSE": (value("mse", [2.5, 0.0, 2, 8], [3, -0.5, 2, 7]), 0.375),
    "scikit-learn user guide, log loss": (
        value("cce", [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.01, 0.99]], [0, 0, 1, 1]),
        0.1738,
    ),
    "PyTorch docs of CrossEntropyLoss, chance over 100": (
        value("softmax_cce", np.zeros(100), 7),
        4.60517,
    ),
    "cross-entropy: p 0.01 at y 1": (value("bce", 0.01, 1), 4.60517),
    "cross-entropy from the logit -800": (value("bce_logits", -800, 1), 800),
    "its gradient p - y": (gradient("bce_logits", np.log(0.01 / 0.99), 1), -0.99),
    "Elkan 2001: weight 10 on a miss at 0.01": (
        value("weighted_bce", 0.01, 1, positive_weight=10),
        46.051702,
    ),
    "Lin et al. 2017: p_t 0.9, gamma 2 costs 100 times less": (
        value("bce", 0.9, 1) / value("focal", 0.9, 1),
        100,
    ),
    "Lin et al. 2017: RetinaNet's alpha": (value("focal", 0.9, 1, alpha=0.25), 0.000263401),
    "focal gradient for the logit": (gradient("focal", logits=np.log(9), target=1), -0.00289649),
    "Szegedy et al. 2016: ε/K in PyTorch's reading": (
        value("label_smoothing", [2, 1, 0.1], 0),
        0.9 * 0.41703 + 0.1 * (2.417030 - 3.1 / 3),
    ),
    "Cover and Thomas: KL of a fair and a biased coin": (
        value("kl", [0.9, 0.1], [0.5, 0.5]),
        0.51083,
    ),
    "Cortes and Vapnik: y -1, f 0.3": (value("hinge", 0.3, -1), 1.3),
    "Crammer and Singer: no loss although scores are negative": (
        value("multiclass_hinge", [-3, -5], 0),
        0,
    ),
    "Hadsell et al. 2006: the half": (
        value("contrastive", distance=0.3, same=1, convention="hadsell"),
        0.245,
    ),
    "Schroff et al. 2015: squared distances": (
        value(
            "triplet",
            positive_distance=0.5,
            negative_distance=0.6,
            margin=0.2,
            distance="squared",
        ),
        0.09,
    ),
    "van den Oord et al.: chance over 8": (
        value("info_nce", similarities=np.zeros(8)),
        2.079442,
    ),
    "Chen et al. 2020: chance over 256 pairs is ln 511": (
        value("nt_xent", similarities=np.zeros(511)),
        6.23637,
    ),
    "InfoNCE: slope of the positive": (
        gradient("info_nce", similarities=[0.8, 0.1, -0.3], temperature=0.5)[0],
        -0.526595,
    ),
    "Burges et al. 2005: RankNet, summed over 3 pairs": (
        3 * value("ranknet", [1.0, 0.9, 1.1], [2, 1, 0]),
        2.186932,
    ),
    "Joachims 2002: hinge over 3 pairs": (
        3 * value("pairwise_hinge", [1.0, 0.9, 1.1], [2, 1, 0]),
        3.2,
    ),
    "Xia et al. 2008: ListMLE": (value("listmle", [1.0, 0.9, 1.1], [2, 1, 0]), 1.900082),
    "Rafailov et al. 2023: equal to the reference": (value("dpo", -5, -7, -5, -7), 0.693147),
    "entropy term at 1/2": (value("confident_bce", 0.5, 1, entropy_weight=0.5), 1.5 * np.log(2)),
    "Grandvalet and Bengio: its best prediction at 0.3": (GRID[np.argmin(at_0_3)], 0.188343),
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_comes_out(example):
    found, printed = EXAMPLES[example]
    assert float(found) == pytest.approx(printed, rel=5e-5, abs=2e-6)
