"""What the queue's values come to, kept in the cache: to solve for them brings NumPy to a start."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from lossprep import __version__
from lossprep.schedule import values
from lossprep.schedule.parameters import DEFAULT

FORMAT = 5  # the number rises with any change of what is solved
STEM = f"values-{__version__}-{FORMAT}-"
SIZE = 3 * 4 * values.NODES * values.PRICES  # bytes of each day


def keep() -> None:
    """Let the values come from the cache, for the parameters in force; write them if need be."""
    values.read_from(kept)
    if not file().exists():
        solve()


def file() -> Path:
    """Return where they are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("lossprep", appauthor=False) / f"{STEM}{DEFAULT.version}.bin"


def kept(days: int) -> bytes:
    """Read those of a day; solved anew where there are none."""
    with contextlib.suppress(OSError), file().open("rb") as stream:
        stream.seek(SIZE * (days - 1))
        found = stream.read(SIZE)
        if len(found) == SIZE:
            return found
    return solve()[days - 1]


def solve() -> list[bytes]:
    """Solve for them, and keep them, as a whole file, in place of other versions'."""
    from lossprep.schedule.solution import solved

    found, where = solved(DEFAULT.version), file()
    draft = where.with_suffix(f".{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        where.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(b"".join(found))
            draft.replace(where)
            for other in where.parent.glob("values-*.bin"):
                if not other.name.startswith(STEM):
                    other.unlink(missing_ok=True)
        finally:
            draft.unlink(missing_ok=True)
    return found
