"""What grading says of one answer."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lossprep.model.content import Slip

VerdictKind = Literal["right", "slip", "wrong", "imprecise", "unreadable"]


class Verdict(Struct, frozen=True, kw_only=True):
    """The verdict on one answer, with what to tell whoever gave it.

    ``expected`` is the right value at the digits asked for. ``also`` holds the other slips
    that give the same number. ``reading`` is how a formula was read that was written freely
    (``yf`` as y·f), ``position`` where (from 0) an unreadable answer stops making sense.
    """

    kind: VerdictKind
    given: str
    expected: str
    convention: str = ""
    slip: Slip | None = None
    also: tuple[Slip, ...] = ()
    message: str = ""
    derivation: str = ""
    reading: str = ""
    position: int | None = None
