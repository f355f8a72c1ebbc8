"""How the losses' cost grows with size over three decades, and how much memory they take."""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

import numpy as np

from lossprep import losses, metrics

RNG = np.random.default_rng(0)
POINTWISE = ("mse", "huber", "bce_logits", "focal")
Run = Callable[[], object]


def exponent(make: Callable[[int], Run], sizes: tuple[int, ...]) -> float:
    """The slope of ln time over ln size: 1 is linear."""
    times = []
    for size in sizes:
        run = make(size)
        run()
        times.append(min(seconds(run) for _ in range(5)))
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def seconds(run: Run) -> float:
    """The time of one call."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def elementwise(name: str, size: int) -> Run:
    """Value and gradient of a pointwise loss."""
    prediction, target = RNG.uniform(0.01, 0.99, size), RNG.integers(0, 2, size).astype(float)
    return partial(losses.get(name).value_and_gradient, prediction, target)


def one_list(size: int) -> Run:
    """NDCG of one list."""
    scores, grades = RNG.normal(0, 1, size), RNG.integers(0, 5, size).astype(float)
    return partial(metrics.get("ndcg").value, scores, grades)


def subtraction(size: int) -> Run:
    """One NumPy operation with a new array for its result: what memory itself costs."""
    return partial(np.subtract, RNG.normal(0, 1, size), RNG.normal(0, 1, size))


def growth() -> bool:
    """Exponents: at most 0.1 above that of one subtraction, and for one list 1.2 (n log n).

    The subtraction's own is above 1, since arrays that leave the cache cost more an element.
    """
    sizes = (10**4, 10**5, 10**6, 10**7)
    print("Cost grows as n to the power of (1 is linear), from 10^4 to 10^7:")
    floor = exponent(subtraction, sizes)
    print(f"  {'one subtraction':16} {floor:.2f}  (NumPy)", flush=True)
    reached = True
    for name in POINTWISE:
        power = exponent(partial(elementwise, name), sizes)
        reached = reached and power <= floor + 0.1
        print(f"  {name:16} {power:.2f}", flush=True)
    power = exponent(one_list, (10**3, 10**4, 10**5, 10**6))
    print(f"  {'ndcg':16} {power:.2f}  (n log n, from 10^3 to 10^6)")
    return reached and power <= 1.2


def temporaries() -> bool:
    """The peak of memory over the input's size, less the gradient itself: at most 3."""
    print("Temporaries of value and gradient, in arrays of the input's size:")
    size, reached = 1_000_000, True
    for name in POINTWISE:
        run = elementwise(name, size)
        tracemalloc.start()
        run()
        peak = tracemalloc.get_traced_memory()[1] / (8 * size) - 1
        tracemalloc.stop()
        reached = reached and peak <= 3
        print(f"  {name:16} {peak:.2f}")
    return reached


def main() -> bool:
    """Print both; whether every mark was reached."""
    grown, held = growth(), temporaries()
    return grown and held


if __name__ == "__main__":
    sys.exit(not main())
