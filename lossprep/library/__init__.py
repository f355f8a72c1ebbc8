"""Packs: folders of YAML, read into the model, checked, cached and searched.

>>> from lossprep import library
>>> [folder.name for folder in library.builtin()]
['loss-functions']
"""

from __future__ import annotations

from typing import Any

from lossprep.library.complaint import ContentErrors
from lossprep.library.lookup import among, find
from lossprep.library.packs import builtin, check, load

__all__ = ["ContentErrors", "among", "builtin", "check", "find", "load", "schema"]


def schema() -> dict[str, Any]:
    """Give the JSON Schema of pack format 1, for editors.

    >>> schema()["title"]
    'lossprep pack format 1'
    """
    from lossprep.library import editors  # noqa: PLC0415 (few ask for it)

    return editors.schema()
