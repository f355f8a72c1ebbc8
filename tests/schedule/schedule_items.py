"""Items as hypothesis draws them: never reviewed, and reviewed some days before the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from lossprep.schedule.candidate import Candidate

DAY = date(2026, 12, 4)
INTERVIEW = DAY + timedelta(days=14)
NEW = st.builds(
    Candidate,
    id=st.uuids().map(str),
    minutes=st.sampled_from([1.0, 2.0, 5.0, 9.0]),
    worth=st.sampled_from([1.0, 0.7, 0.4]),
    deep=st.booleans(),
    family=st.sampled_from(["", "mse", "bce"]),
)


def reviewed(one: Candidate, stability: float, difficulty: float, ago: int) -> Candidate:
    """Give an item the memory of one review, and the day on which it is due."""
    last = DAY - timedelta(days=ago)
    memory = {"stability": stability, "difficulty": difficulty, "last": last}
    return one._replace(**memory, reviews=1, due=last + timedelta(days=int(stability) + 1))


SEEN = st.builds(reviewed, NEW, st.floats(0.1, 300), st.floats(1, 10), st.integers(1, 20))
