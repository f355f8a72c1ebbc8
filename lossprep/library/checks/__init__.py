"""What must be true of a pack beyond the shape of its files.

Each module holds one check: a function ``check`` that takes the documents of a pack and adds
its complaints to them. They are found by discovery. What is asked of authors alone
(``FOR_AUTHORS``) is not asked of the learner's own pack, which quotes interviewers.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from lossprep.model.own import OWN_PACK

if TYPE_CHECKING:
    from lossprep.library.documents import Documents


def check_all(documents: Documents) -> None:
    """Run every check of this package."""
    own = documents.pack_id == OWN_PACK
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        if not (own and getattr(module, "FOR_AUTHORS", False)):
            module.check(documents)
