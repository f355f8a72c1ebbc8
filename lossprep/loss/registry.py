"""Finds what a package holds: one object a module, under the module's own name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Generic, TypeVar

from lossprep.errors import LossprepError

T = TypeVar("T")


class Registry(Generic[T]):
    """The objects of a package, found by its files; a module is imported when asked for.

    >>> from lossprep import losses
    >>> losses.get("hubber")
    Traceback (most recent call last):
        ...
    lossprep.errors.LossprepError: no loss is named 'hubber': did you mean huber?
    """

    def __init__(self, package: str, path: Iterable[str], attribute: str) -> None:
        self._package = package
        self._path = list(path)
        self._attribute = attribute
        self._names: tuple[str, ...] = ()
        self._found: dict[str, T] = {}

    def names(self) -> tuple[str, ...]:
        """Every name, in alphabetical order; the folder is read once."""
        if not self._names:
            self._names = tuple(sorted(module.name for module in iter_modules(self._path)))
        return self._names

    def get(self, name: str) -> T:
        """The object of that name; a LossprepError suggests the nearest for an unknown one."""
        if name not in self._found:
            if name not in self.names():
                raise LossprepError(self._unknown(name))
            module: Any = import_module(f"{self._package}.{name}")
            self._found[name] = getattr(module, self._attribute)
        return self._found[name]

    def _unknown(self, name: str) -> str:
        near = get_close_matches(name, self.names(), n=1, cutoff=0.5)
        known = f"did you mean {near[0]}?" if near else f"there are {', '.join(self.names())}"
        return f"no {self._attribute.lower()} is named {name!r}: {known}"
