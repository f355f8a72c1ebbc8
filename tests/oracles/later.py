"""Modules that take seconds to import, which only the process that runs their tests should pay."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any

import pytest


class Later:
    """A module that is imported when something of it is wanted; without it, the test is skipped."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _module(self) -> Any:
        return pytest.importorskip(self._name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


class Calls(Later):
    """One of which nothing but functions is wanted, and that when they are called."""

    def __getattr__(self, name: str) -> Any:
        return partial(self._call, name)

    def _call(self, name: str, *values: Any, **named: Any) -> Any:
        return getattr(self._module, name)(*values, **named)
