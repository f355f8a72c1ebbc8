"""Numbers as they are written: their value, the worth of the last digit, how many count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

PATTERN = r"[-+−]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+−]?[0-9]{1,3})?%?"
_PARTS = re.compile(r"([-+−]?)([0-9]*)\.?([0-9]*)(?:[eE]([-+−]?[0-9]+))?(%?)")


@dataclass(frozen=True, slots=True)
class Digits:
    """A written number. ``unit`` is one of its last digit: 0.01 for ``0.74``.

    ``significant`` counts its digits from the first that is not 0, zeros at the end included.
    """

    value: Decimal
    unit: Decimal
    significant: int


def read(text: str) -> Digits:
    """Read digits that match :data:`PATTERN`.

    >>> read("0.740")
    Digits(value=Decimal('0.740'), unit=Decimal('0.001'), significant=3)
    >>> read("2.5e13").unit, read("25%").value
    (Decimal('1E+12'), Decimal('0.25'))
    """
    match = _PARTS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    sign, whole, fraction, exponent, percent = match.groups()
    digits = whole + fraction
    power = int((exponent or "0").replace("−", "-")) - len(fraction) - 2 * bool(percent)
    unit = Decimal(1).scaleb(power)
    value = Decimal(digits).scaleb(power)
    return Digits(-value if sign in "-−" and sign else value, unit, len(digits.lstrip("0")))


def write(value: float, like: str) -> str:
    """``value`` rounded and written as ``like`` is: with as many digits, ``e`` or ``%``.

    >>> write(2 / 3, "0.740"), write(4.46e14, "2.5e13"), write(0.4567, "12.0%")
    ('0.667', '4.5e14', '45.7%')
    """
    match = _PARTS.fullmatch(like)
    if match is None:
        raise ValueError(like)
    _, _, fraction, exponent, percent = match.groups()
    number = Decimal(repr(float(value))) * (100 if percent else 1)
    if exponent is not None:
        mantissa, _, power = f"{number:.{len(fraction)}e}".partition("e")
        return f"{mantissa}e{int(power)}"
    rounded = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_EVEN)
    return f"{rounded if rounded else abs(rounded):f}{percent}"


def rounds_to(value: float, text: str) -> bool:
    """Whether ``value``, rounded, is exactly what is written; a half may go either way.

    >>> rounds_to(0.125, "0.12"), rounds_to(0.125, "0.13"), rounds_to(0.125, "0.14")
    (True, True, False)
    """
    digits = read(text)
    off = abs(Decimal(repr(float(value))) - digits.value)
    slack = Decimal("1e-12") * max(abs(digits.value), digits.unit)
    return off <= digits.unit / 2 + slack
