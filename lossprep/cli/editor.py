"""The learner's own editor: $VISUAL, $EDITOR, or vi."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterable

from lossprep.cli.ending import lent_to


def named() -> str:
    """Say what the editor's command is, whether it can be run or not."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def words() -> list[str]:
    """Give the words of the editor's command; none where there is no such program."""
    try:
        found = shlex.split(named())
    except ValueError:  # a quotation without its end
        return []
    return found if found and shutil.which(found[0]) else []


def run(command: Iterable[str]) -> str:
    """Run a command in the terminal, to its end; the result says why it could not begin."""
    first, *rest = command
    lent_to.append(first)
    try:
        subprocess.run([first, *rest], check=False)  # noqa: S603 (the learner's own editor)
    except OSError as error:
        return f"{first} cannot be run: {error.strerror}"
    finally:
        lent_to.remove(first)
    return ""
