"""Packs where they lie: the built-in ones, one read from a folder, one checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import lossprep
from lossprep.library import cache as caches
from lossprep.library.complaint import ContentErrors

if TYPE_CHECKING:
    from lossprep.library.documents import Documents
    from lossprep.model.content import Pack


SEEDS = 20  # from which a check draws each template; loading draws from one


def builtin() -> tuple[Path, ...]:
    """Give the folders of the packs that come with lossprep.

    In a checkout they are those of its ``content/``, and never a copy that an installation
    left somewhere; in a wheel those inside the package.

    >>> [folder.name for folder in builtin()]
    ['loss-functions']
    """
    package = Path(lossprep.__file__).resolve().parent
    checkout = package.parent
    is_checkout = (checkout / "pyproject.toml").is_file() and (checkout / "content").is_dir()
    content = (checkout if is_checkout else package) / "content"
    return tuple(sorted(found.parent for found in content.glob("*/pack.yaml")))


def check(folder: Path) -> tuple[str, ...]:
    """Give every complaint about a pack, in order; none: the pack is fine.

    Each reads ``file:line:column: what, and what to write instead``. No content of a file
    makes this raise.

    >>> check(Path("no-such-folder"))
    ('no-such-folder:1:1: is no folder: name the folder that holds pack.yaml',)
    """
    return tuple(map(str, _read(folder, seeds=SEEDS).complaints()))


def load(folder: Path, *, cache: Path | None = None) -> Pack:
    """Read a pack, from the cache's folder where it holds this very state of the files.

    Raises ContentErrors, which holds what ``check`` gives, for a pack that is not fine. A
    cache that is broken, or cannot be written, costs time and nothing else.
    """
    shelf = caches.Shelf(cache, folder) if cache is not None else None
    pack = shelf.get() if shelf is not None else None
    if pack is not None:
        return pack
    pack = _build(folder)
    if shelf is not None:
        shelf.put(pack)
    return pack


def _build(folder: Path) -> Pack:
    from lossprep.library import build  # noqa: PLC0415 (a cached load pays for no YAML)

    documents = _read(folder)
    complaints = documents.complaints()
    if complaints:
        raise ContentErrors(tuple(map(str, complaints)))
    return build.pack(documents)


def _read(folder: Path, seeds: int = 1) -> Documents:
    from lossprep.library.checks import check_all  # noqa: PLC0415 (the same)
    from lossprep.library.documents import Documents  # noqa: PLC0415 (the same)

    documents = Documents(folder, seeds)
    check_all(documents)
    return documents
