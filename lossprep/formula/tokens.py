"""Text into tokens: numbers, names, quoted words and operators, each with its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from lossprep.formula.characters import (
    GREEK,
    HAT,
    HATTED,
    NUMERALS,
    OPERATORS,
    SUPERSCRIPTS,
    refuse_foreign,
)
from lossprep.formula.error import FormulaError

TokenKind = Literal["number", "name", "text", "operator", "power", "end"]
KEYWORDS = frozenset({"if", "else", "where", "and", "or", "not", "in", "from"})

_DIGITS = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?:[ ]?%)?"
_LETTER = rf"(?:[{''.join(GREEK)}{HATTED}]{HAT}?|[A-Za-z]{HAT}|[A-Za-z][A-Za-z0-9]*)"
_PATTERN = re.compile(
    rf"""(?P<space>[ \t\n]+)
    |(?P<number>{_DIGITS}|[½¼¾𝟙])
    |(?P<name>(?:{_LETTER}|[Σ∑])(?:_[A-Za-z0-9]+)*)
    |(?P<text>"[^"\t\n]*"|'[^'\t\n]*')
    |(?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    |(?P<operator>\*\*|<=|>=|==|!=|[-+*/^()\[\],:=<>|√≤≥≠−×·⋅∗÷∣])""",
    re.VERBOSE,
)
_SPELLED = {"==": "=", "≤": "<=", "≥": ">=", "≠": "!="}
_SPELLED_LETTERS = GREEK | {"Σ": "sum", "∑": "sum"}
_ALIASES = {"yhat": "ŷ", "y_hat": "ŷ"}


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is canonical (``*`` for ``×``, ``delta`` for ``δ``); ``raw`` is as typed."""

    kind: TokenKind
    text: str
    raw: str
    position: int

    @property
    def end(self) -> int:
        """The place right after it."""
        return self.position + len(self.raw)


def tokens(text: str) -> tuple[Token, ...]:
    """Split ``text``; the last token is the end.

    Raises :class:`FormulaError` for what has no meaning.

    >>> [token.text for token in tokens("2×δ ≤ y²")]
    ['2', '*', 'delta', '<=', 'y', '2', '']
    """
    refuse_foreign(text)
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None:
            raise FormulaError(_meaningless(text, position), position=position, text=text)
        position = match.end()
        if match.lastgroup != "space":
            found.append(_token(match))
    return (*found, Token("end", "", "", len(text)))


def _meaningless(text: str, position: int) -> str:
    character = text[position]
    if character in "\"'":
        return "the quoted word does not end: close the quotes"
    if character == "%":
        return "% belongs right after a number, as in 25%"
    name = unicodedata.name(character, "this").lower()
    return f"{character} ({name}) has no meaning in a formula"


def _token(match: re.Match[str]) -> Token:
    raw, position = match.group(), match.start()
    if raw == "**":
        raise FormulaError("write ^ for a power, not **", position=position, text=match.string)
    kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the groups are the kinds
    if kind == "name":
        return Token("operator" if raw in KEYWORDS else kind, _canonical(raw), raw, position)
    if kind == "operator":
        plain = raw.translate(OPERATORS)
        return Token(kind, _SPELLED.get(plain, plain), raw, position)
    if kind == "power":
        return Token(kind, raw.translate(SUPERSCRIPTS), raw, position)
    return Token(kind, raw[1:-1] if kind == "text" else raw.replace(" ", ""), raw, position)


def _canonical(raw: str) -> str:
    name = unicodedata.normalize("NFC", raw)
    if name in _ALIASES:
        return _ALIASES[name]
    return _SPELLED_LETTERS.get(name[0], name[0]) + name[1:]


def value(number: str) -> float:
    """The value of a number's digits.

    >>> value("12.5%"), value("2.5e13"), value("½")
    (0.125, 25000000000000.0, 0.5)
    """
    if number in NUMERALS:
        return NUMERALS[number]
    return float(number[:-1]) / 100 if number.endswith("%") else float(number)
