"""Each home begins with the pack parsed, as on a machine where lossprep ran before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lossprep import library


@pytest.fixture(scope="session")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the pack."""
    cache = tmp_path_factory.mktemp("cache")
    for folder in library.builtin():
        library.load(folder, cache=cache)
    return cache


@pytest.fixture
def home(home: Path, parsed: Path) -> Path:
    """The home of the other tests, with that cache."""
    shutil.copytree(parsed, home / "cache" / "lossprep")
    return home
