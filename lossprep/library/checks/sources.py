"""What is said to be disputed says by whom, or under which assumption."""

from __future__ import annotations

import re

from lossprep.library.complaint import quote
from lossprep.library.documents import Documents
from lossprep.library.places import Finder

FOR_AUTHORS = True
_DISPUTED = re.compile(r"\b(disputed|contested|controversial|a matter of debate)\b", re.IGNORECASE)
_SOURCE = re.compile(r"\b(1[89]|20)\d\d\b|\bassum(e|es|ed|ing|ption|ptions)\b", re.IGNORECASE)


def check(documents: Documents) -> None:
    """Look for a year or an assumption in each paragraph that calls something disputed."""
    for document in documents.all:
        for leaf in document.reader.leaves:
            if leaf.shape.role not in ("prose", "line"):
                continue
            finder = Finder(document.text, leaf.node)
            for paragraph in re.split(r"\n[ \t]*\n", leaf.text):
                for found in _DISPUTED.finditer(paragraph):
                    mark = finder.find(found[0])
                    if not _SOURCE.search(paragraph):
                        told = f"{quote(found[0])} by whom: name them with the year, as in"
                        document.complain(mark, f"{told} 'Lin et al. 2017', or the assumption")
