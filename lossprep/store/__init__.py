"""What a learner did, kept: append-only events in one SQLite file.

``open_plan`` gives the part that the plan needs, without the cost of importing every event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lossprep.store.ids import new_id
from lossprep.store.planned import PlanStore, open_plan

if TYPE_CHECKING:
    from lossprep.store.store import Store, open_store

__all__ = ["PlanStore", "Store", "new_id", "open_plan", "open_store"]


def __getattr__(name: str) -> Any:
    if name in ("Store", "open_store"):
        from lossprep.store import store  # noqa: PLC0415 (only when events are wanted)

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
