"""A review of an exercise with a template asks fresh numbers, and keeps their seed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

from packs import built_in

from lossprep.grading.variants import variant
from lossprep.model.dialogue import Ask, Posed, Record, Reply, Say
from lossprep.model.event import Attempt, Moment
from lossprep.session.context import Context
from lossprep.session.exercise import exercise
from lossprep.session.progress import Progress

PACK = built_in()
TEMPLATE = next(e for e in PACK.exercises if e.template)
NOW = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))


def reviewed(rng: random.Random) -> tuple[str, Attempt]:
    """What a review asks, and the attempt that it keeps."""
    flow = exercise(Context(pack=PACK, progress=Progress(), rng=rng, now=NOW), TEMPLATE)
    posed, effect = "", next(flow)
    while not isinstance(effect, Record):
        if isinstance(effect, Say) and isinstance(effect.block, Posed):
            posed = effect.block.text
        reply = Reply(text="123456", moment=NOW) if isinstance(effect, Ask) else None
        effect = flow.send(reply)
    (attempt,) = effect.events
    return posed, attempt


def test_each_review_asks_fresh_numbers_and_keeps_their_seed():
    rng = random.Random(1)
    found = [reviewed(rng) for _ in range(6)]
    assert len({posed for posed, _ in found}) > 1
    for posed, attempt in found:
        assert attempt.exercise == TEMPLATE.id
        assert posed == variant(TEMPLATE, attempt.seed).ask
