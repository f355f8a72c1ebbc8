"""An item edited where it stands, in the learner's editor, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lossprep.cli import editor

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell

MOST = 5  # complaints that are shown
NO_EDITOR = "There is no {name} here: set EDITOR to the editor that you use."
READ = "Read again."
KEPT = "The file stays as you saved it, and the session goes on with the item as it was."
GOTO = ("code", "codium", "code-insiders")


def edit(shell: Shell, name: str) -> Iterator[str]:
    """Open an item's file in $VISUAL or $EDITOR, read it again, and say what came of it.

    A file that does not check is left as it is, and what was read of the pack before holds.
    """
    from platformdirs import user_cache_path

    from lossprep import library
    from lossprep.cli.own import folders
    from lossprep.cli.waiting import waiting
    from lossprep.library.where import where

    item = re.split("/(?:twin|followup|step)-", name)[0]
    pack = item.partition("/")[0]
    folder = next(one for one in (*library.builtin(), *folders()) if one.name == pack)
    file, line = where(folder, item)
    command = editor.words()
    if not command:
        yield NO_EDITOR.format(name=editor.named())
        return
    if fault := editor.run([*command, *at(command[0], file, line)]):
        yield fault
        return
    try:
        with waiting("Reading the pack again", plain=shell.plain):
            library.load(folder, cache=user_cache_path("lossprep", appauthor=False))
    except library.ContentErrors as error:
        yield from str(error).splitlines()[:MOST]
        yield KEPT
        return
    shell.forget_packs()
    yield READ


def at(program: str, file: Path, line: int) -> list[str]:
    """Write the arguments that open a file at a line.

    >>> at("vi", Path("x.yaml"), 7), at("/usr/bin/code", Path("x.yaml"), 7)
    (['+7', 'x.yaml'], ['--wait', '--goto', 'x.yaml:7'])
    """
    if Path(program).name in GOTO:
        return ["--wait", "--goto", f"{file}:{line}"]
    return [f"+{line}", str(file)]
