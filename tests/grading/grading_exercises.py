"""Exercises to grade."""

from __future__ import annotations

from lossprep.model.content import Exercise, Option, Slip


def numeric(value, *, given=None, expected="", slips=None, convention="mean"):
    return Exercise(
        id="p/exercise",
        title="Exercise",
        skills=(),
        minutes=1,
        kind="numeric",
        ask="How much?",
        given=given or {},
        value=value,
        expected=expected,
        convention=convention,
        slips=tuple(
            Slip(id=name, expression=expression, message=f"That is the {name}.")
            for name, expression in (slips or {}).items()
        ),
    )


def choice(*texts, right=0):
    options = tuple(
        Option(text=text, right=place == right, say=f"About {text}.")
        for place, text in enumerate(texts)
    )
    return Exercise(
        id="p/choice",
        title="Choice",
        skills=(),
        minutes=1,
        kind="choice",
        ask="Which?",
        options=options,
    )


THIRD = {"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)}
MSE_3 = numeric(
    "mse(prediction, target)",
    given=THIRD,
    expected="0.740",
    slips={
        "sum": "3*mse(prediction, target)",
        "root": "sqrt(mse(prediction, target))",
        "absolute": "mae(prediction, target)",
        "half-sum": "3*mse(prediction, target)/2",
        "n-1": "3*mse(prediction, target)/(3 - 1)",
        "mean-error": "mean(prediction - target)",
    },
)
NDCG_3 = numeric(
    "ndcg(prediction, target)",
    given=THIRD,
    expected="0.659",
    slips={"linear-gain": 'ndcg(prediction, target, gain="linear")'},
)
