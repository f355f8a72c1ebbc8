"""losses/NAME.yaml: one loss's reference page, beside what the engine knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from lossprep.library.format.words import Format, Prose, Skills, Slug
from lossprep.library.shape import Size
from lossprep.model.content import Asked


@dataclass(frozen=True, kw_only=True)
class SheetFile:
    """losses/NAME.yaml: formula, gradient, noise and convention come from the engine."""

    format: Format
    assumes: Annotated[Prose, "of the target, if it is to be the right loss"]
    estimates: Annotated[Prose, "what its best prediction is"]
    near_optimum: Annotated[Prose, "how it behaves where the error is small"]
    large_errors: Annotated[Prose, "how it behaves where the error is large"]
    training: Annotated[Prose, "what one sees while it trains"]
    convergence: Annotated[Prose, "how fast, and under what step size"]
    bounded_gradients: Annotated[Prose, "for which input, and between what"]
    robustness: Annotated[Prose, "against outliers and wrong labels"]
    convexity: Annotated[Prose, "in what"]
    differentiability: Annotated[Prose, "where it has a kink, and what is done there"]
    calibration: Annotated[Prose, "whether its predictions are probabilities"]
    hyperparameters: Annotated[Prose, "which, and how to set them"]
    units: Annotated[Prose, "of the value, and how to read it"]
    alignment: Annotated[Prose, "with which metrics it agrees, and where not"]
    use: Annotated[Prose, "when to use it"]
    avoid: Annotated[Prose, "when not"]
    key: Annotated[Prose, "the one property to remember"]
    red_flags: Annotated[tuple[Prose, ...], Size(1, 6), "answers that end an interview"]
    aloud: Annotated[Prose, "the answer as one says it, in at most 60 seconds"]
    worked: Annotated[Prose, "a number worked out"]
    paper: Annotated[Prose, "where it comes from"]
    skills: Annotated[Skills, "makes recall exercises of its facets"] = ()
    asked: Annotated[Asked, "how likely an interviewer is to ask"] = "sometimes"
    roles: Annotated[tuple[Slug, ...], Size(1, 8, distinct=True), "such as mle, ds"] = ()
