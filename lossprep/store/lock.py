"""One session at a time on a database: a lock that the system releases when a process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lossprep.errors import LossprepError
from lossprep.store.failures import unwritable

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # Bytes under a lock cannot be read there, so it is one far behind the holder's name.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def session_lock(database: Path, holder: str) -> Iterator[None]:
    """Hold the lock beside `database`; `holder` says who does, to whoever finds it taken.

    Raises
    ------
    LossprepError
        Another process, or this one, holds it already.
    """
    path = database.with_name(database.name + ".lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise unwritable(path) from error
    try:
        _take(descriptor, database)
        with suppress(OSError):  # on a full disk the lock holds without its holder's name
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{holder}, process {os.getpid()}".encode())
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, database: Path) -> None:
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError) as error:
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = os.read(descriptor, 200).decode(errors="replace")
        raise LossprepError(
            f"a session on {database} is open already ({holder}): go on there, or end it first"
        ) from error
    except OSError as error:
        raise LossprepError(
            f"cannot lock {database} ({error.strerror}): choose a file on a local disk with --db"
        ) from error
