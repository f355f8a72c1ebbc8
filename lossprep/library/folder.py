"""The files of a pack's folder, without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAX_FILES = 20_000
_MAX_NESTING = 8


class Entry(NamedTuple):
    """One file: its path below the folder, with slashes, and what tells its versions apart."""

    name: str
    size: int
    mtime_ns: int


def entries(folder: Path) -> tuple[Entry, ...]:
    """List the files below a folder, in order of their paths; hidden ones are left out.

    Links to folders are not followed. Raises OSError where a folder cannot be listed.
    """
    return tuple(sorted(_walk(os.fspath(folder), "", 0)))[:MAX_FILES]


def _walk(folder: str, above: str, depth: int) -> Iterator[Entry]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith("."):
                continue
            name = above + entry.name
            if entry.is_dir(follow_symlinks=False):
                if depth < _MAX_NESTING:
                    yield from _walk(entry.path, f"{name}/", depth + 1)
                continue
            status = _status(entry)
            yield Entry(name, status.st_size, status.st_mtime_ns)


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere
        return entry.stat(follow_symlinks=False)
