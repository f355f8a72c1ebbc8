"""From the text of a file to a tree of nodes with their places: the safe part of YAML.

The events of the parser are read one by one, and what a pack never needs is refused before
anything is built from it: anchors, aliases, tags, directives, several documents and deep
nesting. No value is made here; a scalar keeps its text and whether it stood in quotes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from lossprep.library.complaint import MOST, Mark
from lossprep.library.syntax import explain

MAX_DEPTH = 50


@dataclass(slots=True)
class Scalar:
    """A text of the file. ``plain`` is one without quotes, ``|`` or ``>``."""

    mark: Mark
    end: int
    text: str
    style: str

    @property
    def plain(self) -> bool:
        """Whether YAML would guess the type of this scalar."""
        return self.style == ""


@dataclass(slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file, equal keys included."""

    mark: Mark
    pairs: list[tuple[Node, Node]] = field(default_factory=list)


Node: TypeAlias = Scalar | Sequence | Mapping
Found: TypeAlias = list[tuple[Mark, str]]


def parse(text: str) -> tuple[Node | None, Found]:
    r"""Read the one document of a file; without a tree, what was found says why.

    >>> node, found = parse("title: Ranking\n")
    >>> node.pairs[0][1].text, node.pairs[0][1].mark.column, found
    ('Ranking', 8, [])
    >>> parse("a: &x 1\nb: *x\n")[1][0]
    (Mark(line=1, column=4, offset=3), "an anchor ('&x'): write the value out where it is needed")
    """
    found: Found = []
    builder = _Builder(found)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if not builder.take(event, type(event).__name__):
                break
    except yaml.YAMLError as error:
        found.append(explain(error, text))
        return None, found
    if builder.root is None and not found:
        found.append((Mark(1, 1), "is empty: a file of a pack begins with 'format: 1'"))
    return (None if builder.broken else builder.root), found


class _Builder:
    """Builds the tree from events, with the open lists and mappings on a stack."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.root: Node | None = None
        self.broken = False
        self.documents = 0
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Node | None] = []

    def take(self, event: Any, kind: str) -> bool:
        """Take one event; False ends the reading."""
        mark = mark_of(event.start_mark)
        if len(self.found) > MOST:
            self.broken = True
            return False
        if kind == "DocumentStartEvent":
            return self._document(event, mark)
        self._refuse(event, kind, mark)
        if kind == "ScalarEvent":
            self._add(Scalar(mark, event.end_mark.index, event.value, event.style or ""))
        elif kind in {"SequenceStartEvent", "MappingStartEvent"}:
            return self._open(Sequence(mark) if kind[0] == "S" else Mapping(mark))
        elif kind in {"SequenceEndEvent", "MappingEndEvent"}:
            self.stack.pop()
            self.keys.pop()
        return True

    def _document(self, event: Any, mark: Mark) -> bool:
        self.documents += 1
        if event.version or event.tags:
            self.found.append((mark, "a '%' directive: delete it"))
        if self.documents > 1:
            self.found.append((mark, "a second document: put it into a file of its own"))
        return self.documents == 1

    def _refuse(self, event: Any, kind: str, mark: Mark) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if kind == "AliasEvent":
            self.found.append((mark, f"an alias ('*{anchor}'): write the value out here"))
            self._add(Scalar(mark, event.end_mark.index, "", "*"))
        elif anchor is not None:
            told = f"an anchor ('&{anchor}'): write the value out where it is needed"
            self.found.append((mark, told))
        if tag is not None:
            self.found.append((mark, f"a tag ('{tag}'): delete it, texts and numbers need none"))

    def _open(self, node: Sequence | Mapping) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            told = f"nested more than {MAX_DEPTH} deep: no file of a pack needs that"
            self.found.append((node.mark, told))
            self.broken = True
            return False
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)
        return True

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top, Sequence):
            top.items.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node
        else:
            top.pairs.append((self.keys[-1], node))
            self.keys[-1] = None


def mark_of(mark: Any) -> Mark:
    """Turn a mark of the YAML parser (from 0) into ours (from 1)."""
    return Mark(mark.line + 1, mark.column + 1, mark.index)
