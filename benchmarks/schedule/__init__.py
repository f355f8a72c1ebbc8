"""Schedules against one another at equal study time, on simulated learners.

Each learner studies a number of items for 21 days and is asked all of them on the day after.
Learners, costs and rules are in ``learners.json``; the scheduler believes in FSRS-6's default
parameters, whoever the learner is. The policy called ``deadline`` is the product's own queue,
`lossprep.schedule.queue.practice`. The table gives mean recall with a 95 % interval, the worst
tenth of the items, and the minutes used a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, stdev

from benchmarks.schedule.bound import Item, bound
from benchmarks.schedule.policies import POLICIES, Policy
from benchmarks.schedule.simulation import MANY, Result, simulate

KINDS = ("fsrs_default", "fsrs_fitted", "actr")
SETTINGS = ((60, 15), (60, 20), (60, 30), (60, 40), (400, 30))
HALFWAY = (20, 30)  # minutes a day at which half of the way from FSRS to the bound is the mark
Row = dict[str, list[Result]]


def interval(numbers: Sequence[float]) -> float:
    """Return half of the 95 % interval of a mean."""
    return 1.96 * stdev(numbers) / len(numbers) ** 0.5


def recalls(results: Sequence[Result], items: int) -> list[float]:
    """Give each learner's recall, weighted where the items are."""
    return [one.weighted if items > MANY else one.recall for one in results]


def row(policy: Policy, kind: str, items: int, budget: float, runs: int) -> list[Result]:
    """Simulate some learners, and print what came of it."""
    found = [simulate(policy, kind, items, budget, seed) for seed in range(runs)]
    shown = recalls(found, items)
    print(
        f"{kind:13} {items:4} {budget:5g}  {policy.__name__:15}"
        f" {fmean(shown):.3f} ± {interval(shown):.3f}  {fmean(o.worst for o in found):7.3f}"
        f"  {fmean(o.minutes for o in found):6.1f}",
        flush=True,
    )
    return found


def verdict(kept: bool, text: str) -> bool:
    """Print whether a mark is kept."""
    print(f"{'':25}{'kept' if kept else 'MISSED'}: {text}", flush=True)
    return kept


def above(found: Row, items: int) -> bool:
    """Whether deadline is nowhere below another policy by more than the interval."""
    means = {name: fmean(recalls(results, items)) for name, results in found.items()}
    ours, best = means.pop("deadline"), max(means.values())
    room = interval(recalls(found["deadline"], items))
    return verdict(ours >= best - room, f"recall {ours:.3f} of {best:.3f} by another policy")


def not_abandoned(found: Row) -> bool:
    """Whether the worst tenth is recalled no less than with FSRS, within the interval."""
    worst = {name: [one.worst for one in results] for name, results in found.items()}
    ours = worst["deadline"]
    other = max(fmean(worst["fsrs_new_first"]), fmean(worst["fsrs_clamped"]))
    text = f"worst tenth {fmean(ours):.3f} ± {interval(ours):.3f} of {other:.3f} by FSRS"
    return verdict(fmean(ours) >= other - interval(ours), text)


def halfway(item: Item, found: Row, items: int, budget: float) -> bool:
    """Whether deadline comes at least half of the way from FSRS to what no policy exceeds."""
    ours = fmean(one.recall for one in found["deadline"])
    names = ("fsrs_new_first", "fsrs_clamped")
    other = max(fmean(one.recall for one in found[name]) for name in names)
    top = bound(item, items, fmean(one.minutes for one in found["deadline"]))
    way = (ours - other) / (top - other)
    kept = way >= 0.5 or budget not in HALFWAY
    return verdict(kept, f"bound {top:.3f}; {way:.0%} of the way there from FSRS")


def main(runs: int = 100, kinds: Sequence[str] = KINDS) -> bool:
    """Print the table with its marks; whether all are kept."""
    print(f"{runs} learners a row; 400 items: of mixed length and weight, weighted recall\n")
    print("learner      items min/d  policy          recall            worst   used")
    kept = []
    for kind in kinds:
        item = Item(kind) if kind == "fsrs_default" else None
        for items, budget in SETTINGS:
            many = items > MANY
            each = runs // (4 if many else 1)
            found = {one.__name__: row(one, kind, items, budget, each) for one in POLICIES}
            kept.append(above(found, items))
            if not many:
                kept.append(not_abandoned(found))
            if item and not many:
                kept.append(halfway(item, found, items, budget))
    return all(kept)
