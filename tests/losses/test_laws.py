"""Every law for every loss that discovery finds."""

from __future__ import annotations

import laws
import numpy as np
import pytest

LOSSES = laws.every_loss()


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", LOSSES)
def test_the_law_holds(name, law):
    law(LOSSES[name], np.random.default_rng(20261123))
