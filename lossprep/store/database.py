"""Opening a database file: is it ours, is it of this version, and if it is new, its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from lossprep.errors import LossprepError
from lossprep.store.failures import clear_errors, full, unwritable

APPLICATION_ID = 0x4C535052  # "LSPR", in the header of each file, where `file` and others read it
# A file of version n has been through the first n steps. A step that was released never changes.
SCHEMAS = ("schema.sql", *(f"schema-{number}.sql" for number in range(2, 7)))
STEPS = tuple(Path(__file__).with_name(name) for name in SCHEMAS)
BUSY_SECONDS = 2.0
NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Looking(sqlite3.Connection):
    """A connection to a file that can be read, on a disk that is full; ``fault`` says so."""

    fault: LossprepError


def open_database(path: Path, steps: Sequence[Path] = STEPS) -> sqlite3.Connection:
    """Connect to the database at `path`, made or brought up to date where needed.

    Where the disk is full it can be looked at.

    Raises
    ------
    LossprepError
        The file is damaged, of another program, of a newer lossprep, or cannot be written.
    """
    _make_folder(path.parent)
    with clear_errors(path):
        connection = sqlite3.connect(path.absolute(), timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path, steps)
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF not in NO_ROOM:
                raise
            return _looking(path, len(steps), error)
        except BaseException:
            connection.close()
            raise
    return connection


def must_write(connection: sqlite3.Connection) -> None:
    """Raise LossprepError where a connection is known from its start to read alone."""
    if isinstance(connection, Looking):
        raise connection.fault


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; once it ends, what was written survives a crash of the machine."""
    must_write(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder) from error


def _prepare(connection: sqlite3.Connection, path: Path, steps: Sequence[Path]) -> None:
    if sqlite3.sqlite_version_info < (3, 37):
        raise LossprepError(
            f"SQLite {sqlite3.sqlite_version} is too old for strict tables: use a Python with 3.37"
        )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection, path, len(steps)) < len(steps):
        with transaction(connection):
            _upgrade(connection, path, steps)
    _write_ahead(connection)


def _looking(path: Path, known: int, fault: sqlite3.OperationalError) -> Looking:
    """Connect without the files beside the database, for which there is no room."""
    connection = None
    try:
        connection = _copied(path) if _has_log(path) else _immutable(path)
        if _version(connection, path, known) == known:
            connection.fault = full(path)
            return connection
    except sqlite3.DatabaseError:
        pass  # not even that: what went wrong first says more
    if connection is not None:
        connection.close()
    raise fault


def _has_log(path: Path) -> bool:
    """Whether a session that was killed left something that is not in the database itself."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _immutable(path: Path) -> Looking:
    place = path.absolute().as_uri() + "?mode=ro&immutable=1"
    return sqlite3.connect(place, isolation_level=None, uri=True, factory=Looking)


def _copied(path: Path) -> Looking:
    """Copy the database with its log into memory.

    Held for itself alone meanwhile, it needs no memory that is shared in a file.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, factory=Looking)
    with closing(sqlite3.connect(path.absolute(), timeout=BUSY_SECONDS)) as whole:
        whole.execute("PRAGMA locking_mode = EXCLUSIVE")
        whole.backup(copy)
    return copy


def _version(connection: sqlite3.Connection, path: Path, known: int) -> int:
    """How many steps the file has been through; refuses files that are not for us."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if not _ours(connection):
        raise LossprepError(f"{path} belongs to another program: choose another with --db")
    if version > known:
        raise LossprepError(
            f"{path} was written by a newer lossprep (format {version}, this one knows {known}):"
            " update lossprep; the file is untouched"
        )
    return version


def _ours(connection: sqlite3.Connection) -> bool:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application == 0:
        return connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None
    return application == APPLICATION_ID


def _upgrade(connection: sqlite3.Connection, path: Path, steps: Sequence[Path]) -> None:
    # Asked again: another process may have done it while this one waited for its turn.
    before = _version(connection, path, len(steps))
    for step in steps[before:]:
        for statement in _statements(step.read_text(encoding="utf-8")):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(steps)}")
    if before:
        from lossprep.store.memories import refresh_all  # noqa: PLC0415  (seldom needed)

        refresh_all(connection)


def _statements(script: str) -> Iterator[str]:
    # Not executescript, which would end the transaction that makes an upgrade all or nothing.
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    yield pending


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer pass each other; the file keeps this mode once it has it."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Somebody else has the file open at this moment: the next one to open it will do.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
