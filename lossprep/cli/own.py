"""The learner's own pack: where it lies, and how it joins what is studied."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lossprep.model.own import OWN_PACK

if TYPE_CHECKING:
    from lossprep.cli.shell import Shell
    from lossprep.model.content import Pack
    from lossprep.model.own import Came


def packs() -> Path:
    """Say where packs of one's own lie, whether or not there are any."""
    from platformdirs import user_data_path

    return user_data_path("lossprep", appauthor=False) / "packs"


def folders() -> tuple[Path, ...]:
    """Give the folders of packs of one's own, of which there is one or none."""
    folder = packs() / OWN_PACK
    if not (folder / "pack.yaml").is_file():
        return ()
    from lossprep.library.own import left

    return (folder,) if left(folder) else ()


def load(cache: Path) -> Pack | None:
    """Read the own pack; None where there is none.

    One that is not fine keeps nobody from studying: it is left out, and the first complaint
    about it is said.
    """
    from lossprep import library
    from lossprep.views.lines import visible

    found = folders()
    if not found:
        return None
    (folder,) = found
    try:
        return library.load(folder, cache=cache)
    except library.ContentErrors as error:
        first, *more = str(error).splitlines()
        others = f" (and {len(more)} more: lossprep pack check '{folder}')" if more else ""
        told = f"lossprep: your own questions are left out: {first}{others}"
        sys.stderr.write(f"{visible(told)}\n")
        return None


def joined(pack: Pack, own: Pack | None) -> Pack:
    """Add one's own items to the studied pack, in front of its own."""
    if own is None:
        return pack
    return replace(
        pack,
        skills=(*pack.skills, *own.skills),
        readings=(*pack.readings, *own.readings),
        exercises=(*own.exercises, *pack.exercises),
        problems=(*pack.problems, *own.problems),
        mocks=(*pack.mocks, *own.mocks),
    )


def keep(shell: Shell, came: Came) -> str:
    """Keep a question as an exercise of one's own; the result is its id."""
    from lossprep.library import own

    kept = own.keep(packs(), came)
    shell.forget_packs()
    return kept
