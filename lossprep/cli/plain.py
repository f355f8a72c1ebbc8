"""Values as JSON has them."""

from __future__ import annotations

from datetime import date
from enum import Enum
from math import isfinite
from typing import Any


def plain(value: Any) -> Any:
    """Turn a value, and all in it, into what JSON has.

    What has fields becomes an object of them; a number that JSON lacks is written out.

    >>> from lossprep.model.plan import Interview
    >>> plain({"next": Interview(date=date(2026, 12, 1)), "worst": float("inf")})
    {'next': {'date': '2026-12-01', 'name': ''}, 'worst': 'inf'}
    """
    for names in ("_fields", "__struct_fields__", "__dataclass_fields__"):
        if hasattr(value, names):
            return {name: plain(getattr(value, name)) for name in getattr(value, names)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value
