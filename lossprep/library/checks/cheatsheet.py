"""Each row of the cheat sheet is of a loss that there is."""

from __future__ import annotations

from lossprep.library.complaint import quote
from lossprep.library.documents import Documents
from lossprep.library.nearest import suggestion


def check(documents: Documents) -> None:
    """Look at cheatsheet.yaml, where a pack has one."""
    document = documents.by_path.get("cheatsheet.yaml")
    if document is None or document.value is None:
        return
    from lossprep import losses  # noqa: PLC0415 (NumPy only where there is a sheet)

    for name in document.value.rows:
        if name not in losses.names():
            told = f"rows: no loss is named {quote(name)}: {suggestion(name, losses.names())}"
            document.complain(document.reader.keys["rows", name], told)
