"""Every law for every loss that discovery finds."""

from __future__ import annotations

import laws
import numpy as np
import pytest

from lossprep import losses


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", losses.names())
def test_the_law_holds(name, law):
    law(losses.get(name), np.random.default_rng(20261123))
