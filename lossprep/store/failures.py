"""What can go wrong with a database file, as one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lossprep.errors import LossprepError

_DAMAGED = (
    "{path} is damaged: put a copy of it back, or move it away to begin anew"
    ' ("sqlite3 FILE .recover" may save what it holds)'
)
_UNWRITABLE = (
    "cannot write {path}: make the file and its folder writable, or choose another with --db"
)
_FULL = "the disk is full: what was saved before is safe; make room for {path}, then try again"
_BUSY = "another lossprep is writing to {path}: wait until it is done, then try again"
_FAULTY = "cannot read or write {path}: is the disk full, or away? Nothing saved before is lost"

_ODD = "{path} does not answer as it should ({error}): put a copy of it back, or move it away"

_LINES = {
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: _UNWRITABLE,
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_AUTH: _UNWRITABLE,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_IOERR: _FAULTY,
}


def damaged(path: Path) -> LossprepError:
    """Make the error for a file that holds what lossprep never wrote."""
    return LossprepError(_DAMAGED.format(path=path))


def unwritable(path: Path) -> LossprepError:
    """Make the error for a file or folder that refuses to be written."""
    return LossprepError(_UNWRITABLE.format(path=path))


def full(path: Path) -> LossprepError:
    """Make the error for a file on a disk that is full."""
    return LossprepError(_FULL.format(path=path))


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file `path` into a `LossprepError` of one line.

    A broken constraint is a fault of the program, not of the file, and passes as it is.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema as it finds it
        raise damaged(path) from error
    except sqlite3.DatabaseError as error:
        raise _explain(error, path) from error


def _explain(error: sqlite3.DatabaseError, path: Path) -> LossprepError:
    # The low byte is the primary code. Text that is no UTF-8 comes without any.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    line = _LINES.get(code, _ODD)
    return LossprepError(line.format(path=path, error=error))
