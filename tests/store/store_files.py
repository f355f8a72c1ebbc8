"""Database files to test with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from lossprep.errors import LossprepError
from lossprep.model.event import Moment, ReadingDone
from lossprep.store import new_id, open_store

MOMENT = Moment(datetime(2026, 12, 1, 9, tzinfo=UTC), date(2026, 12, 1))


def readings(count: int, seed: int = 1, size: int = 20) -> list[ReadingDone]:
    rng = Random(seed)
    return [ReadingDone(id=new_id(rng), moment=MOMENT, reading="r" * size) for _ in range(count)]


def complaint(action: object, *arguments: object) -> str:
    with pytest.raises(LossprepError) as caught:
        action(*arguments)  # type: ignore[operator]
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.exit_code == 1
    return line


def read_all(path: Path) -> int:
    with open_store(path) as store:
        return len(store.events())


def make_database(path: Path) -> Path:
    """A database with 300 events."""
    with open_store(path) as store:
        store.append(readings(300))
    return path
