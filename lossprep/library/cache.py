"""Parsed packs, kept as MessagePack and told apart by the state of their files."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

import lossprep
from lossprep.library.folder import entries
from lossprep.model.content import Pack

FORMAT = 6


class _Kept(msgspec.Struct, array_like=True):
    """What a file of the cache holds; an older key is an older state of the pack."""

    key: str
    pack: Pack


class Shelf:
    """The place of one pack in the cache's folder."""

    def __init__(self, cache: Path, folder: Path) -> None:
        place = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
        self.file = cache / f"{place}.msgpack"
        self.key = _key(folder)

    def get(self) -> Pack | None:
        """Give the pack as kept; None if there is none, or one of another state."""
        try:
            kept = msgspec.msgpack.decode(self.file.read_bytes(), type=_Kept)
        except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
            return None
        return kept.pack if kept.key == self.key and self.key else None

    def put(self, pack: Pack) -> None:
        """Keep a pack; the file is replaced as a whole, so that no reader meets half of it."""
        draft = self.file.with_suffix(f".{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            try:
                draft.write_bytes(msgspec.msgpack.encode(_Kept(self.key, pack)))
                draft.replace(self.file)
            finally:
                draft.unlink(missing_ok=True)


def _key(folder: Path) -> str:
    """Condense the state of a pack's files, and of the code that reads them.

    In a checkout the reader itself changes from run to run, so its files count too. Without
    a key (a folder that cannot be listed) nothing is found in the cache.
    """
    package = Path(lossprep.__file__).parent
    try:
        files = entries(folder)
        folders = ("library", "model", "losses")  # questions take formulas from the losses' files
        code = [entry for name in folders for entry in entries(package / name)]
    except OSError:
        return ""
    state = repr((lossprep.__version__, FORMAT, files, [e for e in code if e.name[-3:] == ".py"]))
    return hashlib.sha256(state.encode("utf-8", "surrogateescape")).hexdigest()
