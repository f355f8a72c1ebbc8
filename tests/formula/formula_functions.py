"""A small table of functions: the grammar itself knows none."""

from __future__ import annotations

import numpy as np


def either(*values):
    return np.max(values[0]) if len(values) == 1 else np.maximum(*values)


def scaled(x, factor=1.0, mode="plain", flipped=False):
    if mode not in ("plain", "double"):
        raise ValueError(f"mode is plain or double, not {mode}")
    size = factor * (2 if mode == "double" else 1)
    return -size * x if flipped else size * x


FUNCTIONS = {
    "abs": np.abs,
    "exp": np.exp,
    "length": np.size,
    "ln": np.log,
    "log": np.log,
    "log2": np.log2,
    "max": either,
    "mean": np.mean,
    "scaled": scaled,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "sign": np.sign,
    "softmax": lambda z: np.exp(z) / np.sum(np.exp(z)),
    "sqrt": np.sqrt,
    "sum": np.sum,
}
