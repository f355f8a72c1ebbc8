"""Each sheet is of a loss that there is, and what it says aloud can be said in its time."""

from __future__ import annotations

from lossprep.library.complaint import START, quote
from lossprep.library.documents import Documents
from lossprep.library.nearest import suggestion
from lossprep.library.reference import loss_of

SECONDS = 60
A_SECOND = 2.3  # words, spoken calmly
WORDS = int(SECONDS * A_SECOND)


def check(documents: Documents) -> None:
    """Look at every file of losses/."""
    sheets = tuple(documents.items("losses"))
    if not sheets:
        return
    from lossprep import losses  # noqa: PLC0415 (NumPy only where there is a sheet)

    for document in sheets:
        name = loss_of(document.name)
        if name not in losses.names():
            told = f"no loss is named {quote(name)}: {suggestion(name, losses.names())}"
            document.complain(START, told)
        words = len(document.value.aloud.split()) if document.value else 0
        if words > WORDS:
            told = f"aloud: has {words} words for {SECONDS} s: write at most {WORDS}"
            document.complain_at(("aloud",), told)
