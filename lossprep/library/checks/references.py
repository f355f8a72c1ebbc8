"""References lead to something that exists and is of the right kind."""

from __future__ import annotations

from lossprep.library.complaint import MOST, quote
from lossprep.library.document import Document
from lossprep.library.documents import Documents
from lossprep.library.format import FOLDERS
from lossprep.library.nearest import suggestion
from lossprep.library.reader import Leaf


def check(documents: Documents) -> None:
    """Look up every reference of every file."""
    for document in documents.all:
        for leaf in document.reader.leaves:
            if leaf.shape.role == "reference" and len(document.complaints) < MOST:
                _look_up(documents, document, leaf)


def _look_up(documents: Documents, document: Document, leaf: Leaf) -> None:
    known = _known(documents, document, leaf)
    name = leaf.text.strip()
    if known is None or name in known:
        return
    prefix = f"{documents.pack_id}/"
    if name.removeprefix(prefix) in known:
        told = f"names the pack: write '{name.removeprefix(prefix)}'"
    elif name in documents.names(*FOLDERS):
        kinds = ", ".join(leaf.shape.to)
        told = f"{quote(name)} is none of {kinds}: {suggestion(name, known)}"
    else:
        told = f"there is no {quote(name)}: {suggestion(name, known)}"
    document.complain(leaf.node.mark, told)


def _known(documents: Documents, document: Document, leaf: Leaf) -> tuple[str, ...] | None:
    """Give the names a reference may take; None where they could not be read."""
    match leaf.shape.to:
        case ("skills",):
            return skill_ids(documents)
        case ("criteria",):
            if document.value is None or not document.reader.sound(("rubric",)):
                return None
            return tuple(c.id for c in document.value.rubric)
    return documents.names(*leaf.shape.to)


def skill_ids(documents: Documents) -> tuple[str, ...] | None:
    """Give the skills' ids, those of broken entries included; None without skills.yaml."""
    document = documents.by_path.get("skills.yaml")
    if document is None or document.value is None:
        return None
    return tuple(str(p[1]) for p in document.reader.keys if len(p) == 2 and p[0] == "skills")
