"""A place among the tokens, with what every part of the parser needs there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from lossprep.formula.error import FormulaError
from lossprep.formula.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how deep a formula may be."""

    characters: int = 300
    symbols: int = 200
    depth: int = 40


TYPED = Limits()
# Formulas in the house's own files may be longer.
AUTHORED = Limits(characters=1200, symbols=400)

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_DECIMAL = re.compile(r"[0-9]+,[0-9]+")
Split = Callable[[tuple[Token, ...]], tuple[Token, ...]]


class Cursor:
    """Moves over the tokens of ``text``; counts the depth of what is being read."""

    def __init__(self, text: str, limits: Limits, split: Split | None = None) -> None:
        self.text = text
        self.limits = limits
        self._limit(len(text), limits.characters, "characters", limits.characters)
        found = tokens(text)
        self.stream = split(found) if split is not None else found
        count = len(self.stream) - 1
        self._limit(count, limits.symbols, "symbols", self.stream[-1].position)
        self._place = 0
        self._depth = 0
        self.bars = 0

    def _limit(self, count: int, limit: int, what: str, position: int) -> None:
        if count > limit:
            self.fail(f"a formula has at most {limit} {what}; write it shorter", position)

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.stream[self._place]

    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self.token.kind == "end"

    @property
    def previous(self) -> Token:
        """The token read last; only after one has been."""
        return self.stream[self._place - 1]

    def ahead(self, count: int = 1) -> Token:
        """The token ``count`` after the next; the end stays the end."""
        return self.stream[min(self._place + count, len(self.stream) - 1)]

    def next(self) -> Token:
        """Read one token."""
        token = self.token
        self._place = min(self._place + 1, len(self.stream) - 1)
        return token

    def follows(self, sign: str) -> bool:
        """Whether ``sign`` stands right after the next token."""
        return self.ahead().kind == "operator" and self.ahead().text == sign

    def at(self, *operators: str) -> bool:
        """Whether one of these operators comes next."""
        return self.token.kind == "operator" and self.token.text in operators

    def accept(self, operator: str) -> bool:
        """Read this operator if it comes next."""
        if self.at(operator):
            self.next()
            return True
        return False

    def expect(self, operator: str, why: str) -> Token:
        """Read this operator, which ``why`` explains, or raise."""
        if not self.at(operator):
            self.unexpected(why)
        return self.next()

    def unexpected(self, why: str) -> NoReturn:
        """Raise for the next token; a decimal comma gets its own hint."""
        if self.at(","):
            self._refuse_comma()
        self.fail(why)

    def fail(self, message: str, position: int | None = None) -> NoReturn:
        """Raise at the next token, or at ``position``."""
        place = self.token.position if position is None else position
        raise FormulaError(message, position=place, text=self.text)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level down, within the limit."""
        self._depth += 1
        if self._depth > self.limits.depth:
            self.fail(f"nested deeper than {self.limits.depth} levels; write it flatter")
        yield
        self._depth -= 1

    @contextmanager
    def bracketed(self) -> Iterator[None]:
        """Inside brackets the bars of an absolute value outside do not count."""
        bars, self.bars = self.bars, 0
        yield
        self.bars = bars

    def holds(self, sign: str) -> bool:
        """Whether ``sign`` stands ahead within the bracket that the cursor is in."""
        depth, count = 0, 0
        while (token := self.ahead(count)).kind != "end" and depth >= 0:
            if token.kind == "operator":
                if depth == 0 and token.text == sign:
                    return True
                depth += (token.text in "([") - (token.text in ")]")
            count += 1
        return False

    def _refuse_comma(self) -> NoReturn:
        comma = self.token.position
        start = max(self.text.rfind(c, 0, comma) for c in " (+-*/^=[") + 1
        number = _THOUSANDS.match(self.text, start)
        if number and number.group().count(",") + number.group().count(".") > 1:
            self.fail(f"a number has no commas; write {number.group().replace(',', '')}")
        decimal = _DECIMAL.match(self.text, start)
        if number and decimal:
            point, none = decimal.group().replace(",", "."), number.group().replace(",", "")
            self.fail(f"a number has no commas; write {point} or {none}")
        if decimal:
            self.fail(f"a number has no commas; write {decimal.group().replace(',', '.')}")
        self.fail("a list stands in brackets, as in [1, 2]")
