"""What the last days before an interview look back on: the cheat sheet, and one's own slips."""

from __future__ import annotations

from msgspec import Struct

from lossprep.model.cheatsheet import Cheatsheet


class CheatsheetShown(Struct, frozen=True, kw_only=True):
    """A page of the cheat sheet, with the formula of each loss in the closed grammar."""

    sheet: Cheatsheet
    formulas: dict[str, str]


class SlipShown(Struct, frozen=True, kw_only=True):
    """A slip of the learner's own: what was asked and given, what it was, the right way."""

    title: str
    asked: str = ""
    convention: str = ""
    given: str
    message: str
    right: str
    derivation: str = ""
