"""Where an item, or a part of one, stands in a pack's files."""

from __future__ import annotations

import re
from pathlib import Path

from lossprep.errors import LossprepError

TEXT = re.compile(r"^(scenario|ask|text):", re.MULTILINE)


def where(folder: Path, name: str) -> tuple[Path, int]:
    """Give the file that holds an item, and the line on which its text begins.

    Raises LossprepError where no file does.

    >>> from lossprep import library
    >>> path, line = where(library.builtin()[0], "loss-functions/problems/ranking/mse-3")
    >>> path.name, path.read_text(encoding="utf-8").splitlines()[line - 1]
    ('ranking.yaml', '  mse-3:')
    """
    inside = name.partition("/")[2]
    whole = folder / f"{inside}.yaml"
    if whole.is_file():
        return whole, line_of(whole, TEXT)
    above, _, part = inside.rpartition("/")
    file = folder / f"{above}.yaml"
    if not file.is_file():
        raise LossprepError(f"no file of {folder} holds {name}")
    return file, line_of(file, re.compile(rf"^ +{re.escape(part)}:", re.MULTILINE))


def line_of(file: Path, wanted: re.Pattern[str]) -> int:
    """Give the line of the first match, from 1; without one, the first line."""
    text = file.read_text(encoding="utf-8", errors="replace")
    found = wanted.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
