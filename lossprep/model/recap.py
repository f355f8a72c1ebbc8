"""What the last days before an interview look back on: the cheat sheet, and one's own slips."""

from __future__ import annotations

from dataclasses import dataclass

from lossprep.model.cheatsheet import Cheatsheet


@dataclass(frozen=True, slots=True, kw_only=True)
class CheatsheetShown:
    """A page of the cheat sheet, with the formula of each loss in the closed grammar."""

    sheet: Cheatsheet
    formulas: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipShown:
    """A slip of the learner's own: what was asked and given, what it was, the right way."""

    title: str
    asked: str = ""
    convention: str = ""
    given: str
    message: str
    right: str
    derivation: str = ""
