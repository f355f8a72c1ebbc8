"""How many random cases an oracle is asked: all under ``make soak``, else a seeded tenth."""

from __future__ import annotations

import os

import pytest

CASES = 1000 if os.environ.get("LOSSPREP_SOAK") else 100


@pytest.fixture
def cases():
    return range(CASES)
