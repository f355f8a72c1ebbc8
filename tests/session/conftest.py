"""A learner with a small pack."""

from __future__ import annotations

import pytest
from small_pack import Learner


@pytest.fixture
def learner() -> Learner:
    return Learner()
