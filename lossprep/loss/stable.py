"""Kernels that stay right where the textbook expression overflows or loses digits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lossprep.loss.domain import Floats


def softplus(x: Floats) -> Floats:
    """ln(1 + e^x), linear in x for large x instead of infinite.

    >>> softplus(np.array([-800.0, 0.0, 800.0])).round(4)
    array([0.000e+00, 6.931e-01, 8.000e+02])
    """
    tail = np.abs(x)
    np.negative(tail, out=tail)
    np.exp(tail, out=tail)
    np.log1p(tail, out=tail)
    tail += np.maximum(x, 0)
    return tail


def sigmoid(x: Floats) -> Floats:
    """1/(1 + e^-x). Where the exponential overflows, the quotient is 0, as it should be.

    >>> sigmoid(np.array([-1e4, 0.0, 1e4]))
    array([0. , 0.5, 1. ])
    """
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-x)))


def log_sum_exp(x: Floats) -> Floats:
    """Ln Σ e^x over the last axis, with the largest term taken out first.

    >>> float(log_sum_exp(np.array([1e4, 1e4])).round(4))
    10000.6931
    """
    top = x.max(axis=-1, keepdims=True)
    # A row of -inf alone (nothing left after masking) sums to nothing: ln 0.
    top = np.where(np.isfinite(top), top, 0)
    return np.asarray(np.log(np.exp(x - top).sum(axis=-1)) + top[..., 0])


def running_log_sum_exp(x: Floats) -> Floats:
    """Ln Σ e^x of each row's first numbers: of one, of two, ..., of all.

    The largest number is taken out of a row first. Where that leaves too little of another,
    the row's sums are built in logs, which is right at any distance and takes twice the time.

    >>> running_log_sum_exp(np.array([[0.0, 0.0, 1e4]])).round(4)
    array([[0.000e+00, 6.931e-01, 1.000e+04]])
    """
    top = x.max(axis=-1, keepdims=True, initial=-np.inf)
    top = np.where(np.isfinite(top), top, 0)
    sums = np.cumsum(np.exp(x - top), axis=-1)
    with np.errstate(divide="ignore"):
        logs = np.log(sums) + top
    lost = ((sums < np.finfo(x.dtype).tiny) & (x > -np.inf)).any(axis=-1)
    if lost.any():
        logs[lost] = np.logaddexp.accumulate(x[lost], axis=-1)
    return np.asarray(logs)


def log_softmax(x: Floats) -> Floats:
    """Ln of the softmax over the last axis."""
    return np.asarray(x - log_sum_exp(x)[..., None])


def softmax(x: Floats) -> Floats:
    """e^x / Σ e^x over the last axis.

    >>> softmax(np.array([1e4, 1e4, -1e4]))
    array([0.5, 0.5, 0. ])
    """
    return np.asarray(np.exp(log_softmax(x)))


def surprise(weight: Floats, probability: Floats) -> Floats:
    """-w ln p, and 0 wherever the weight is 0: what cannot happen costs nothing.

    >>> surprise(np.array([0.0, 1.0]), np.array([0.0, 0.0]))
    array([ 0., inf])
    """
    with np.errstate(divide="ignore"):
        return np.asarray(0 - weight * np.log(np.where(weight == 0, 1, probability)))


def ratio(x: Floats, y: Floats) -> Floats:
    """X / y, and 0 wherever x is 0, also over 0.

    >>> ratio(np.array([0.0, 1.0]), np.array([0.0, 0.0]))
    array([ 0., inf])
    """
    with np.errstate(divide="ignore"):
        return np.asarray(x / np.where(x == 0, 1, y))


def cross_entropy_of_first(scores: Floats) -> tuple[Floats, Callable[[], Floats]]:
    """Softmax cross-entropy of rows whose first score is the true one, and its derivative.

    >>> loss, derivative = cross_entropy_of_first(np.array([[0.0, 0.0]]))
    >>> loss.round(4), derivative()
    (array([0.6931]), array([[-0.5,  0.5]]))
    """

    def derivative() -> Floats:
        slope = softmax(scores)
        slope[:, 0] -= 1
        return slope

    return log_sum_exp(scores) - scores[:, 0], derivative
