"""What a session shows and asks. A session yields these; a front end renders them.

A flow is a generator: it yields :class:`Say`, :class:`Ask`, :class:`Record` and :class:`Keep`,
and is sent a :class:`Reply` for each ``Ask`` and ``Keep``. It prints nothing and reads no clock,
so a terminal, a pipe and a test drive the very same one.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Literal, TypeVar

from msgspec import Struct

from lossprep.model.agenda import Agenda, Closing
from lossprep.model.content import Band, Criterion, Question
from lossprep.model.event import Event, Moment
from lossprep.model.marking import Marking
from lossprep.model.own import Came
from lossprep.model.recap import CheatsheetShown, SlipShown
from lossprep.model.verdict import Verdict

PromptKind = Literal["line", "text", "enter", "key"]


class Heading(Struct, frozen=True, kw_only=True):
    """A title, with its place (``2 of 5``) or its minutes beside it."""

    title: str
    note: str = ""


class Prose(Struct, frozen=True, kw_only=True):
    """Text of a pack: paragraphs, lists, code."""

    text: str


class Posed(Struct, frozen=True, kw_only=True):
    """A question, with the convention that its number must follow and its choices."""

    text: str
    convention: str = ""
    options: tuple[str, ...] = ()
    limit: int | None = None


class Note(Struct, frozen=True, kw_only=True):
    """One line that says what happened."""

    text: str
    tone: Literal["plain", "good", "bad", "quiet"] = "plain"


class Graded(Struct, frozen=True, kw_only=True):
    """A verdict with what follows from it."""

    verdict: Verdict


class Hint(Struct, frozen=True, kw_only=True):
    """One hint of several."""

    number: int
    total: int
    text: str


class Titled(Struct, frozen=True, kw_only=True):
    """A text under a short title: the solution, a model answer, an exemplar."""

    title: str
    text: str


class OwnAnswer(Struct, frozen=True, kw_only=True):
    """The learner's own locked answer, its lines numbered."""

    text: str


class Judged(Struct, frozen=True, kw_only=True):
    """The criterion to judge one's answer by; ``place`` is such as ``2 of 6``.

    ``line`` is the number of the line proposed for it, ``said`` that line.
    """

    criterion: Criterion
    place: str
    line: int | None = None
    said: str = ""


class BandShown(Struct, frozen=True, kw_only=True):
    """The computed band and what was missing for the next one.

    ``band`` is None where the solution had been seen: then the attempt was practice.
    ``spoken`` were said aloud and not noted; ``capped``: the numbers, asked afresh, failed twice.
    """

    band: Band | None
    hints: int
    missing: tuple[Criterion, ...]
    spoken: tuple[Criterion, ...] = ()
    capped: bool = False


class Lowerable(Struct, frozen=True, kw_only=True):
    """The ticks that a look at the exemplars may still lower, numbered from 1."""

    criteria: tuple[Criterion, ...]


class SkillPosed(Struct, frozen=True, kw_only=True):
    """A skill to rate, with what each of its five levels looks like."""

    title: str
    levels: tuple[str, ...]
    place: str
    previous: int | None = None


class Reviewed(Struct, frozen=True, kw_only=True):
    """A question without a grade: first itself, then its answer."""

    question: Question
    revealed: bool


class Compared(Struct, frozen=True, kw_only=True):
    """The learner's marks of an answer beside the pack's."""

    marking: Marking


Block = (
    Heading
    | Prose
    | Posed
    | Note
    | Graded
    | Hint
    | Titled
    | OwnAnswer
    | Judged
    | BandShown
    | Lowerable
    | SkillPosed
    | Agenda
    | Closing
    | Reviewed
    | Compared
    | CheatsheetShown
    | SlipShown
)


class Say(Struct, frozen=True):
    """Something to show."""

    block: Block


class Ask(Struct, frozen=True, kw_only=True):
    """An answer is wanted: one ``line``, a ``text`` of several, one ``key``, or just ``enter``.

    ``keys`` are the letters that mean something here beside an answer, each with its word.
    Under a clock there is a ``limit`` in seconds, of which ``spent`` milliseconds are gone;
    ``strict`` cuts off at its end. A draft is kept under the ``name``. ``spoken``: the answer
    is said aloud, and what is typed are notes. What is ``optional`` may stay empty.

    ``dates`` are those on which each of the keys would bring the item back. Space or Enter alone
    ``reveals`` the answer; ``revealed``: one was shown just now, so what is pressed at once was
    not meant for this. ``literal``: a letter may be the answer itself.
    """

    prompt: str
    kind: PromptKind = "line"
    keys: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    spent: int = 0
    strict: bool = False
    name: str = ""
    spoken: bool = False
    optional: bool = False
    dates: tuple[date, ...] = ()
    reveals: bool = False
    revealed: bool = False
    literal: bool = False


class Record(Struct, frozen=True):
    """Events to keep before anything else is shown."""

    events: tuple[Event, ...]


class Keep(Struct, frozen=True):
    """A question to keep as an exercise of one's own pack; the reply's text is its id."""

    came: Came


class Reply(Struct, frozen=True, kw_only=True):
    """What was typed, when, and how long it took."""

    text: str
    moment: Moment
    milliseconds: int = 0


Effect = Say | Ask | Record | Keep
T = TypeVar("T")
Flow = Generator[Effect, Reply | None, T]
