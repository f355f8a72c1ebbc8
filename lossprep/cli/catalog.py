"""The index that lets ``today`` read no pack: tasks as JSON, and items, in the store.

``study``, ``start`` and ``pack check`` refresh it, and so does whatever finds one that another
lossprep wrote. All of it is derived, and is anew once the rows of ``catalog`` are deleted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from lossprep import __version__
from lossprep.model.task import Checkpoint, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lossprep.cli.shell import Shell
    from lossprep.model.content import Pack
    from lossprep.schedule.opening import Opening
    from lossprep.schedule.standing import Schedulable

FORMAT = f"{__version__} 13"  # the number rises with any change of what ``dump`` writes
GLIMPSE = "glimpse"  # what was kept of a day, beside the packs' catalogs


def refresh(shell: Shell) -> str:
    """Write the index anew from the studied pack; the result is what was written."""
    from lossprep.cli import solved
    from lossprep.session.practice import schedulables

    solved.keep()
    pack = shell.pack
    items = schedulables(pack)
    text, key = dump(pack, items), f"{FORMAT} {pack.version}"
    if shell.plans.derived(pack.id, key) != text:
        shell.plans.save_items(items)
        shell.plans.save_catalog(pack.id, key, text)
        shell.plans.save_catalog(GLIMPSE, "", "")
    return text


class Catalog(NamedTuple):
    """What the day at a glance needs of the studied pack."""

    title: str
    checkpoints: tuple[Checkpoint, ...]
    opening: Opening


def catalog(shell: Shell) -> Catalog:
    """Give the studied pack's catalog; the pack is read where there is none of this FORMAT."""
    texts = shell.plans.catalog()
    for pack, key in shell.plans.catalog_keys().items():
        if key.startswith(f"{FORMAT} "):
            return load(texts[pack])
    return load(refresh(shell))


def dump(pack: Pack, items: Sequence[Schedulable]) -> str:
    """Write what ``today`` needs of a pack, and what tells whether its items have changed."""
    from lossprep.session.first import opening

    data = {
        "title": pack.title,
        "checkpoints": checkpoint_rows(pack.checkpoints),
        "items": crc32(json.dumps(items).encode()),
        "opening": opening(pack),
    }
    return json.dumps(data)


def checkpoint_rows(checkpoints: Sequence[Checkpoint]) -> list[dict[str, Any]]:
    """Write checkpoints as plain data."""
    return [
        {
            "day": checkpoint.day,
            "title": checkpoint.title,
            "tasks": [task._asdict() for task in checkpoint.tasks],
        }
        for checkpoint in checkpoints
    ]


def checkpoints(rows: Sequence[dict[str, Any]]) -> tuple[Checkpoint, ...]:
    """Read them back."""
    return tuple(
        Checkpoint(
            day=row["day"],
            title=row["title"],
            tasks=tuple(Task(**task) for task in row["tasks"]),
        )
        for row in rows
    )


def load(text: str) -> Catalog:
    """Read it back."""
    data = json.loads(text)
    from lossprep.schedule.opening import Opening

    opening = Opening._make(data["opening"])
    return Catalog(data["title"], checkpoints(data["checkpoints"]), opening)
