"""A timed answer that was cut off, named on the day's screen.

Each look at the day pays for this, so it is apart from what keeps drafts.
"""

from __future__ import annotations

import json
from contextlib import suppress
from os import DirEntry, scandir
from pathlib import Path

from lossprep.views.lines import Line, line

NARROW = 80


def cut_off(database: Path) -> list[Line]:
    """Say which answer was cut off last, if any was, and what goes on with it."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        for file in sorted(drafts(database), key=lambda one: -one.stat().st_mtime_ns):
            draft = json.loads(Path(file).read_text(encoding="utf-8"))
            if draft["text"].strip():  # else it was quit, and not cut off
                return [said(str(draft["item"]), str(draft["command"]))]
    return []


def said(what: str, typed: str) -> Line:
    """Say it in one row where a terminal is narrow, if it can be.

    >>> said("temperature", "lossprep mock").text
    'An answer to temperature waits: lossprep mock goes on with it.'
    """
    whole = line(f"An answer to {what} waits: ", (typed, "key"), " goes on with it.")
    return whole if len(whole.text) <= NARROW else line("An answer waits: ", (typed, "key"))


def drafts(database: Path) -> list[DirEntry[str]]:
    """List the files of drafts beside a database."""
    start = f"{database.name}.draft-"
    with scandir(database.parent) as files:
        return [one for one in files if one.name.startswith(start) and one.name.endswith(".json")]
