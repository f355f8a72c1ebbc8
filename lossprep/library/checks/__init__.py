"""What must be true of a pack beyond the shape of its files.

Each module holds one check: a function ``check`` that takes the documents of a pack and adds
its complaints to them. They are found by discovery.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossprep.library.documents import Documents


def check_all(documents: Documents) -> None:
    """Run every check of this package."""
    for found in iter_modules(__path__):
        import_module(f"{__name__}.{found.name}").check(documents)
