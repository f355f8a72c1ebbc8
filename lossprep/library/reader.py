"""From nodes to values, by the shapes of the format.

Reading goes on behind a mistake, so that all of a file's complaints come in one run: what
cannot be read counts as broken and is replaced by something neutral.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lossprep.library import scalars, tensors, values
from lossprep.library.complaint import MOST, Mark, Path, quote
from lossprep.library.nearest import nearest, suggestion
from lossprep.library.shape import (
    Choice,
    Flag,
    Many,
    Number,
    OneOf,
    Record,
    Shape,
    Size,
    Table,
    Tensor,
    Text,
)
from lossprep.library.tree import Mapping, Node, Scalar, Sequence
from lossprep.library.values import BROKEN

# Looking for the nearest name is slow; whoever needs more help than this needs another.
_SUGGESTIONS = 100


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text of a file as it was written, for the checks that follow the reading."""

    path: Path
    shape: Text
    text: str
    node: Scalar


class Reader:
    """Reads one file. ``found`` are its complaints, ``marks`` and ``keys`` where things stand."""

    def __init__(self) -> None:
        self.found: list[tuple[Mark, str]] = []
        self.marks: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.leaves: list[Leaf] = []
        self.broken: set[Path] = set()

    def sound(self, path: Path) -> bool:
        """Whether nothing at or below a path was broken."""
        return not any(p[: len(path)] == path for p in self.broken)

    def read(self, shape: Shape, node: Node, path: Path = ()) -> Any:
        """Read a node as a value of a shape; BROKEN where it is none."""
        self.marks[path] = node.mark
        value = self._read(shape, node, path)
        if value is BROKEN:
            self.broken.add(path)
        return value

    def _read(self, shape: Shape, node: Node, path: Path) -> Any:
        if isinstance(node, Scalar) and node.style == "*":  # an alias, complained about before
            return BROKEN
        match shape:
            case Tensor():
                return self._tensor(node, path)
            case Many():
                return self._many(shape, node, path)
            case Table():
                return self._table(shape, node, path)
            case Record():
                return self._record(shape, node, path)
            case OneOf():
                return self._one_of(shape, node, path)
        return self._scalar(shape, node, path)

    def complain(self, mark: Mark, path: Path, message: str) -> Any:
        """Note a complaint, led by the nearest key's name; gives BROKEN."""
        if len(self.found) >= MOST:
            return BROKEN
        key = next((p for p in reversed(path) if isinstance(p, str)), "")
        self.found.append((mark, f"{key}: {message}" if key else message))
        return BROKEN

    def _scalar(self, shape: Text | Number | Flag | Choice, node: Node, path: Path) -> Any:
        if not isinstance(node, Scalar):
            return self.complain(
                node.mark, path, f"wants {values.wanted(shape)}, not {_called(node)}"
            )
        try:
            value = values.value(shape, node)
        except scalars.UnfitError as error:
            return self.complain(node.mark, path, str(error))
        if isinstance(shape, Text):
            self.leaves.append(Leaf(path, shape, node.text, node))
        return value

    def _tensor(self, node: Node, path: Path) -> Any:
        found: list[tuple[Mark, str]] = []
        value = tensors.read(node, found)
        for mark, message in found:
            self.complain(mark, path, message)
        return BROKEN if found else value

    def _many(self, shape: Many, node: Node, path: Path) -> Any:
        if not isinstance(node, Sequence):
            told = f"wants a list, not {_called(node)}: write '- ' before each entry"
            return self.complain(node.mark, path, told)
        if len(node.items) > shape.size.most:
            return self._size(shape.size, len(node.items), node.mark, path)
        read = [self.read(shape.item, n, (*path, i)) for i, n in enumerate(node.items)]
        self._size(shape.size, len(read), node.mark, path)
        if shape.size.distinct:
            self._distinct(read, node, path)
        return tuple(v for v in read if v is not BROKEN)

    def _distinct(self, read: list[Any], node: Sequence, path: Path) -> None:
        for i, value in enumerate(read):
            if value is not BROKEN and value in read[:i]:
                self.complain(node.items[i].mark, path, f"{quote(value)} stands twice: keep one")

    def _size(self, size: Size, count: int, mark: Mark, path: Path) -> Any:
        if size.least <= count <= size.most:
            return None
        self.broken.add(path)
        wanted = f"at least {size.least}" if count < size.least else f"at most {size.most}"
        if size.least == size.most:
            wanted = f"exactly {size.least}"
        entries = "1 entry" if count == 1 else f"{count} entries"
        return self.complain(mark, path, f"has {entries}: write {wanted}")

    def _table(self, shape: Table, node: Node, path: Path) -> Any:
        if not isinstance(node, Mapping):
            told = f"wants keys with values, not {_called(node)}: write 'key: value' lines"
            return self.complain(node.mark, path, told)
        read = {}
        pairs = self._pairs(node, path)
        if len(pairs) > shape.size.most:
            return self._size(shape.size, len(pairs), node.mark, path)
        for key, (key_node, value_node) in pairs.items():
            try:
                values.value(shape.key, scalars.key(key_node))
            except scalars.UnfitError as error:
                self.complain(key_node.mark, path, str(error))
            value = self.read(shape.value, value_node, (*path, key))
            if value is not BROKEN:
                read[key] = value
        self._size(shape.size, len(pairs), node.mark, path)
        return read

    def _record(
        self, shape: Record, node: Node, path: Path, siblings: tuple[Record, ...] = ()
    ) -> Any:
        if not isinstance(node, Mapping):
            told = f"wants the keys {', '.join(shape.required)}, not {_called(node)}"
            return self.complain(node.mark, path, told)
        pairs = self._pairs(node, path)
        missing = [n for n in shape.required if n not in pairs]
        others = [r for r in siblings if r.kinds != shape.kinds]
        foreign = {name: k for r in others for k in r.kinds for name in r.fields}
        self._unknown(shape, pairs, missing, path, foreign)
        for name in missing:
            self.complain(node.mark, path, f"the key '{name}' is missing: write it")
        read: dict[str, Any] = {}
        for name, each in shape.fields.items():
            value = BROKEN
            if name in pairs:
                value = self.read(each.shape, pairs[name][1], (*path, name))
            elif not each.required:
                value = each.default
            else:
                self.broken.add((*path, name))
            read[name] = values.neutral(each.shape) if value is BROKEN else value
        return BROKEN if BROKEN in read.values() else shape.build(read)

    def _unknown(
        self,
        shape: Record,
        pairs: dict[str, tuple[Scalar, Node]],
        missing: list[str],
        path: Path,
        foreign: dict[str, str | int],
    ) -> None:
        """Complain about unknown keys; a missing one that was meant is not missed as well."""
        for key, (node, _) in pairs.items():
            if key in shape.fields:
                continue
            absent = [n for n in shape.fields if n not in pairs]
            told = "delete it"
            if key in foreign:
                told = f"it belongs to the kind {foreign[key]}, delete it"
            elif " " in key:
                told = "put the text that it belongs to into quotes"
            elif len(self.found) < _SUGGESTIONS:
                told = f"{suggestion(key, absent or shape.fields)}, or delete it"
            self.complain(node.mark, path, f"unknown key {quote(key)}: {told}")
            meant = nearest(key, absent) if told.startswith("write") else None
            if meant in missing:
                missing.remove(meant)
                self.broken.add((*path, meant))

    def _one_of(self, shape: OneOf, node: Node, path: Path) -> Any:
        if not isinstance(node, Mapping):
            return self._record(shape.records[0], node, path)
        keys = {k.text: v for k, v in node.pairs if isinstance(k, Scalar)}
        kinds = {str(v): r for r in shape.records for v in r.kinds}
        kind = keys.get("kind")
        if isinstance(kind, Scalar) and kind.text in kinds:
            return self._record(shape.of_kind(kind.text, keys.keys()), node, path, shape.records)
        if not kinds:
            fitting = max(shape.records, key=lambda r: r.fit(keys.keys()))
            return self._record(fitting, node, path)
        if kind is None:
            told = f"the key 'kind' is missing: write one of {', '.join(kinds)}"
            return self.complain(node.mark, path, told)
        word = kind.text if isinstance(kind, Scalar) else ""
        told = f"unknown kind {_called(kind)}: {suggestion(word, kinds)}"
        return self.complain(kind.mark, path, told)

    def _pairs(self, node: Mapping, path: Path) -> dict[str, tuple[Scalar, Node]]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            if not isinstance(key, Scalar) or key.style == "*":
                self.complain(key.mark, path, "a key that is no plain word: write 'key: value'")
            elif key.text in pairs:
                first = pairs[key.text][0].mark.line
                told = f"the key {quote(key.text)} stands twice, first on line {first}: keep one"
                self.complain(key.mark, path, told)
            else:
                pairs[key.text] = (key, value)
                self.keys[(*path, key.text)] = key.mark
        return pairs


def _called(node: Node) -> str:
    if isinstance(node, Scalar):
        return quote(node.text) if node.text.strip() else "nothing"
    return "a list" if isinstance(node, Sequence) else "keys with values"
