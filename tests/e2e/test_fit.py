"""Fitting the memory model to one's own attempts, through the program and back."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from program import environment

from lossprep.errors import LossprepError
from lossprep.model.event import Attempt, Moment, Rating
from lossprep.schedule.memory import Memory, retrievability, review
from lossprep.schedule.parameters import PUBLISHED, own
from lossprep.session.fit import FITTED, fit
from lossprep.store import open_store

START = date(2026, 12, 1)
DATABASE = Path("data", "lossprep", "lossprep.db")
# Someone who forgets quickly after a first review and keeps little after a lapse.
FORGETFUL = own([w * {2: 0.3, 3: 0.3, 11: 0.5}.get(n, 1.0) for n, w in enumerate(PUBLISHED)])


def attempts(items: int) -> list[Attempt]:
    """Answers of a learner like that: four new items a day, each seen four times."""
    rng, found, memories = random.Random(3), [], dict[str, Memory]()
    seen = sorted((n // 4 + later, n) for n in range(items) for later in (0, 4, 12, 26))
    for day, number in seen:
        name = str(number)
        memory, when = memories.get(name), START + timedelta(days=day)
        if memory is None:
            rating: Rating = rng.choice([1, 3, 3, 4])
        else:
            days_since = (when - memory.day).days
            recall = retrievability(days_since, memory.stability, FORGETFUL)
            rating = 3 if rng.random() < recall else 1
        memories[name] = review(memory, rating, when, FORGETFUL)
        at = datetime(2026, 12, 1, 9, tzinfo=UTC) + timedelta(days=day, seconds=len(found))
        found.append(
            Attempt(
                id=f"{len(found)}",
                moment=Moment(at, when),
                exercise=f"loss-functions/exercises/{name}",
                answer="",
                rating=rating,
            )
        )
    return found


def test_a_forgetful_learner_is_recognized() -> None:
    found = fit(attempts(200))
    assert found.better
    assert found.weights[2] < 0.7 * PUBLISHED[2]
    fixed = [n for n in range(21) if n not in FITTED]
    assert [found.weights[n] for n in fixed] == [PUBLISHED[n] for n in fixed]


def test_a_few_reviews_are_not_fitted_to() -> None:
    with pytest.raises(LossprepError, match="takes 400 foretold reviews; there are 60 so far"):
        fit(attempts(20))


def test_what_is_fitted_is_in_force_until_it_is_taken_back(run, home) -> None:
    run("start", "--interview", "2027-03-01")
    answers = [replace(one, id=f"a{one.id}") for one in attempts(200)]
    with open_store(home / DATABASE) as store:
        store.append(answers)
    now = "2027-02-20T09:00"
    assert "stats --fit" in run("stats", now=now).stdout

    def memories() -> tuple[str, list[float]]:
        assert run("today", now=now).code == 0
        with sqlite3.connect(home / DATABASE) as connection:
            rows = connection.execute(
                "SELECT parameters, stability FROM memory ORDER BY exercise"
            ).fetchall()
        connection.close()
        (version,) = {version for version, _ in rows}
        return version, [stability for _, stability in rows]

    before = memories()
    report = json.loads(run("stats", "--fit", "--json", now=now).stdout)["fit"]
    assert report["kept"]
    version, stabilities = memories()
    assert version.startswith("own-")
    assert stabilities != before[1]
    assert "By your own parameters" in run("stats", now=now).stdout
    assert run("config", "set", "parameters", "published").code == 0
    assert memories() == before
    without_scipy()


def without_scipy() -> None:
    """Assert that one line says what is missing."""
    blocked = "import sys; sys.modules['scipy.optimize'] = None\n"
    program = f"{blocked}from lossprep.__main__ import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "stats", "--fit"],
        env=environment("2027-02-20T09:00", None),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "lossprep: --fit needs SciPy: pip install 'lossprep[fit]'\n"
