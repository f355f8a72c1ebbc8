"""The pack that ships, read once in each process."""

from __future__ import annotations

from functools import cache

from lossprep import library
from lossprep.model.content import Pack


@cache
def built_in() -> Pack:
    """The pack as this checkout holds it."""
    (folder,) = library.builtin()
    return library.load(folder)
