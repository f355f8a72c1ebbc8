"""The index that lets ``today`` read no pack: checkpoints as JSON in the store.

``study``, ``start`` and ``pack check`` refresh it; it is derived, and may be deleted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lossprep.model.task import Checkpoint, Task

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell
    from lossprep.model.content import Pack

TASK_FIELDS = ("id", "kind", "title", "minutes", "limit", "value", "short")


def refresh(shell: Shell) -> None:
    """Write the index anew from the studied pack."""
    pack = shell.pack
    shell.plans.save_catalog(pack.id, pack.version, dump(pack))


def checkpoints(shell: Shell) -> tuple[str, tuple[Checkpoint, ...]]:
    """Give the studied pack's title and checkpoints; the pack is read only without an index."""
    texts = shell.plans.catalog()
    if not texts:
        refresh(shell)
        texts = shell.plans.catalog()
    return load(next(iter(texts.values())))


def dump(pack: Pack) -> str:
    """Write what ``today`` needs of a pack."""
    rows = [
        {
            "day": checkpoint.day,
            "title": checkpoint.title,
            "tasks": [{f: getattr(task, f) for f in TASK_FIELDS} for task in checkpoint.tasks],
        }
        for checkpoint in pack.checkpoints
    ]
    return json.dumps({"title": pack.title, "checkpoints": rows})


def load(text: str) -> tuple[str, tuple[Checkpoint, ...]]:
    """Read it back."""
    data = json.loads(text)
    found = tuple(
        Checkpoint(
            day=row["day"],
            title=row["title"],
            tasks=tuple(Task(**task) for task in row["tasks"]),
        )
        for row in data["checkpoints"]
    )
    return data["title"], found
