"""What is practised beside the tasks, within the day's minutes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lossprep.schedule.candidate import Candidate
from lossprep.schedule.pool import Listed
from lossprep.schedule.queue import practice

DAY = date(2026, 12, 4)
NEW = Candidate(id="new", minutes=4)


def names(pool: list[Candidate], minutes: float) -> list[str]:
    chosen = practice(Listed(pool), DAY, minutes)
    return [one.id for one in (*chosen.reviews, *chosen.new)]


@pytest.mark.parametrize("tasked", [False, True])
def test_a_review_done_today_is_not_filled_up_with_new_ones(tasked: bool) -> None:
    review = Candidate(id="review", minutes=5, tasked=tasked, last=DAY - timedelta(3), reviews=1)
    review = review._replace(due=DAY)
    assert names([review, NEW], 7) == ["review"]
    done = review._replace(last=DAY, due=DAY + timedelta(9), reviews=2)
    assert names([done, NEW], 7) == []


def test_what_a_task_introduced_today_counts_as_the_task_alone() -> None:
    task = Candidate(id="task", minutes=5, tasked=True, last=DAY, due=DAY, reviews=1)
    assert names([task, NEW], 7) == ["new"]


def test_a_new_one_done_today_counts() -> None:
    done = Candidate(id="done", minutes=5, last=DAY, due=DAY + timedelta(2), reviews=1)
    assert names([done, NEW], 7) == []
