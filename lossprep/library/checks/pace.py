"""A reading can be read in its minutes."""

from __future__ import annotations

from lossprep.grading import figures
from lossprep.library.documents import Documents
from lossprep.library.format.item import ReadingFile

# Adults read non-fiction in silence at 238 words a minute on average (Brysbaert 2019, J. Memory
# and Language); formulas and figures are slower.
WORDS = 200


def check(documents: Documents) -> None:
    """Count the words of each reading, its questions and their answers included."""
    for document in documents.items("readings"):
        it = document.value
        if not isinstance(it, ReadingFile) or not document.reader.sound(()):
            continue
        texts = (it.text, *(text for q in it.questions for text in (q.ask, q.answer)))
        words = sum(len(figures.strip(text).split()) for text in texts)
        if words > it.minutes * WORDS:
            least = -(-words * 10 // WORDS) / 10
            told = f"minutes: {words} words take {least:g} at {WORDS} a minute: shorten, or write"
            document.complain_at(("minutes",), f"{told} {least:g}")
