"""What a learner did, kept: append-only events in one SQLite file."""

from lossprep.store.ids import new_id
from lossprep.store.store import Store, open_store

__all__ = ["Store", "new_id", "open_store"]
