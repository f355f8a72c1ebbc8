"""The pack that ships, read once in each process, and parsed once after each change."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lossprep import library
from lossprep.model.content import Pack

PARSED = Path(__file__).parents[1] / "build" / "tests"


@cache
def built_in() -> Pack:
    """The pack as this checkout holds it."""
    (folder,) = library.builtin()
    return library.load(folder, cache=PARSED)
