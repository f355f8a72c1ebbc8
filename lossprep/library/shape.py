"""The shapes that values of a file can have, read off the annotations of ``format``.

One description serves twice: the reader turns nodes into values by it, and the JSON Schema
for editors is written from it.
"""

from __future__ import annotations

from collections.abc import KeysView
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from keyword import iskeyword
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

TextRole = Literal["prose", "line", "word", "reference", "expression", "digits", "duration"]


@dataclass(frozen=True)
class Text:
    """A text. ``role`` says what is checked in it: figures, an expression, a reference.

    ``pattern`` is what a word must look like, in words: ``looks``. A reference names one of
    ``to``: the folders it may lead to, or ``skills``, or ``criteria`` (of the same rubric).
    """

    role: TextRole = "prose"
    pattern: str = ""
    looks: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """A number in a range; ``whole`` ones are integers."""

    low: float
    high: float
    whole: bool = False
    above: bool = False  # the low end itself is not allowed


@dataclass(frozen=True)
class Flag:
    """true or false."""


@dataclass(frozen=True)
class Choice:
    """One of a few words (or numbers)."""

    values: tuple[str | int, ...]


@dataclass(frozen=True)
class Tensor:
    """A number, a vector or a matrix."""


@dataclass(frozen=True)
class Size:
    """How many a list or a table may hold; ``distinct``: none of them twice."""

    least: int = 1
    most: int = 200
    distinct: bool = False


@dataclass(frozen=True)
class Many:
    """A list."""

    item: Shape
    size: Size


@dataclass(frozen=True)
class Table:
    """Values by keys that the author chooses."""

    key: Shape
    value: Shape
    size: Size


@dataclass(frozen=True)
class Field:
    """One key of a record, with what editors show about it."""

    shape: Shape
    about: str
    required: bool
    default: Any = None


@dataclass(frozen=True)
class Record:
    """A dataclass of ``format``: the keys are its fields."""

    make: type
    fields: dict[str, Field]

    def __hash__(self) -> int:
        """Tell records apart by their dataclass."""
        return hash(self.make)

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that may not be left out."""
        return tuple(name for name, field in self.fields.items() if field.required)

    @property
    def kinds(self) -> tuple[str | int, ...]:
        """The words of the key ``kind`` that stand for this record."""
        kind = self.fields.get("kind")
        return kind.shape.values if kind and isinstance(kind.shape, Choice) else ()

    def fit(self, keys: KeysView[str]) -> int:
        """How well keys fit this record: those it knows, less those it misses."""
        return len(keys & self.fields.keys()) - len({*self.required} - keys)

    def build(self, values: dict[str, Any]) -> Any:
        """Make the dataclass; a key that is a word of Python's has an underscore there."""
        return self.make(**{name + "_" * iskeyword(name): v for name, v in values.items()})


@dataclass(frozen=True)
class OneOf:
    """One of several records: told apart by their ``kind``, or by the keys that are there."""

    records: tuple[Record, ...]

    def of_kind(self, kind: str, keys: KeysView[str]) -> Record:
        """The record of a kind; of several, that with most keys which the others lack."""
        records = [r for r in self.records if kind in r.kinds]
        shared = set.intersection(*({*r.fields} for r in records))
        return max(records, key=lambda r: len(keys & (r.fields.keys() - shared)))


Shape: TypeAlias = Text | Number | Flag | Choice | Tensor | Many | Table | Record | OneOf


@cache
def shape_of(hint: Any) -> Shape:
    """Give the shape that an annotation describes.

    >>> shape_of(Literal["a", "b"])
    Choice(values=('a', 'b'))
    >>> shape_of(Annotated[tuple[bool, ...], Size(2)])
    Many(item=Flag(), size=Size(least=2, most=200, distinct=False))
    """
    base, notes = _unwrap(hint)
    for note in notes:
        if isinstance(note, Text | Number | Tensor):
            return note
    size = next((n for n in notes if isinstance(n, Size)), Size())
    origin, inner = get_origin(base), get_args(base)
    if origin is tuple:
        return Many(shape_of(inner[0]), size)
    if origin is dict:
        return Table(shape_of(inner[0]), shape_of(inner[1]), size)
    if origin is Literal:
        return Choice(inner)
    if origin in {Union, UnionType}:
        return OneOf(tuple(record_of(each) for each in inner))
    return Flag() if base is bool else record_of(base)


@cache
def record_of(made: type) -> Record:
    """Give the keys of a dataclass of ``format``."""
    if not is_dataclass(made):
        raise TypeError(f"{made!r} describes no part of a file")
    hints = get_type_hints(made, include_extras=True)
    return Record(made, {f.name.rstrip("_"): _field(f, hints[f.name]) for f in fields(made)})


def _field(described: Any, hint: Any) -> Field:
    about = next((n for n in _unwrap(hint)[1] if isinstance(n, str)), "")
    default = described.default
    if described.default_factory is not MISSING:
        default = described.default_factory()
    required = default is MISSING
    return Field(shape_of(hint), about, required, None if required else default)


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(hint) is Annotated:
        base, *notes = get_args(hint)
        return base, tuple(reversed(notes))
    return hint, ()
