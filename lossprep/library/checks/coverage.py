"""Every skill is asked for somewhere, and the pack is named as its folder."""

from __future__ import annotations

from lossprep.library.checks.references import skill_ids
from lossprep.library.documents import Documents

_ASKING = ("exercises", "problems", "bugs", "mocks")


def check(documents: Documents) -> None:
    """Look for skills that no exercise, problem or mock asks for, and at the pack's id."""
    _name(documents)
    _levels(documents)
    items = tuple(documents.items(*_ASKING))
    if any(d.value is None for d in items):
        return  # what a broken file asks for is not known
    asked = {x.text.strip() for d in items for x in d.reader.leaves if x.shape.to == ("skills",)}
    for skill in skill_ids(documents) or ():
        if skill not in asked:
            document = documents.by_path["skills.yaml"]
            told = f"no exercise asks for '{skill}': name it in an exercise's skills, or delete it"
            document.complain(document.reader.keys["skills", skill], told)


def _name(documents: Documents) -> None:
    pack = documents.value("pack.yaml")
    folder = documents.folder
    if pack is None or not pack.id or pack.id in {documents.pack_id, folder.resolve().name}:
        return
    told = f"id: is '{pack.id}' in a folder named '{documents.pack_id}': make them equal"
    documents.by_path["pack.yaml"].complain_at(("id",), told)


def _levels(documents: Documents) -> None:
    """Nobody can rate a skill whose levels are not described."""
    document = documents.by_path.get("skills.yaml")
    if document is None or document.value is None:
        return
    for name, skill in document.value.skills.items():
        if skill.assessed and not skill.levels and document.reader.sound(("skills", name)):
            told = "levels: are missing: write what 1 to 5 look like, or assessed: false"
            document.complain(document.reader.keys["skills", name], told)
