"""What a scalar of a file means, refusing whatever two readers would read differently.

YAML 1.1 reads ``no`` as false, ``010`` as 8, ``5:00`` as 300 and ``1e-3`` as a text; YAML
1.2 disagrees on each. Where a text is wanted, a plain scalar that either of them takes for
something else must stand in quotes; where a number is wanted, it must be one to both.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from lossprep.library.complaint import quote
from lossprep.library.source import hidden
from lossprep.library.tree import Scalar

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+([eE][-+][0-9]+)?)?")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
# Whatever some YAML takes for a number: 1.2 has 1e3 and 0o17, 1.1 has 0b1 and 1_000 and 1:30.
_NUMBERLIKE = re.compile(
    r"[-+]?(\.?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|[0-9][0-9:._]*)"
)
_YES_NO = re.compile(r"(?i)y|n|yes|no|on|off|true|false")
_MAX_LENGTH = 40
_RESOLVER: Any = yaml.resolver.Resolver()


class UnfitError(Exception):
    """A scalar that does not say what is wanted; the message says what to write."""


def text(node: Scalar) -> str:
    """Read a text.

    >>> from lossprep.library.complaint import START
    >>> text(Scalar(START, 0, "MSE", ""))
    'MSE'
    >>> text(Scalar(START, 0, "0.740", ""))
    Traceback (most recent call last):
      ...
    lossprep.library.scalars.UnfitError: '0.740' is not a text to YAML: write "0.740" in quotes
    """
    if not node.text.strip():
        raise UnfitError("wants a text, and is empty: write it")
    if node.plain and _guessed(node.text):
        told = f'{quote(node.text)} is not a text to YAML: write "{node.text}" in quotes'
        if node.text.lower() in {"null", "~"}:
            told = f'{quote(node.text)} says nothing: write the text ("{node.text}" in quotes)'
        raise UnfitError(told)
    unseen = hidden(node.text)
    if unseen:
        raise UnfitError(unseen)
    return node.text


def number(node: Scalar) -> float:
    """Read a finite number, as plain decimals or with a point and a signed exponent.

    >>> from lossprep.library.complaint import START
    >>> number(Scalar(START, 0, "-1.0", "")), number(Scalar(START, 0, "2.5e+13", ""))
    (-1.0, 25000000000000.0)
    >>> number(Scalar(START, 0, "1e-3", ""))
    Traceback (most recent call last):
      ...
    lossprep.library.scalars.UnfitError: '1e-3' is a text to some YAML readers: write 0.001
    """
    _refuse_quotes(node, _NUMBER)
    if not _NUMBER.fullmatch(node.text) or len(node.text) > _MAX_LENGTH:
        raise UnfitError(_rewrite(node.text))
    value = float(node.text)
    if abs(value) == float("inf") or (value == 0 and re.match("[^eE]*[1-9]", node.text)):
        raise UnfitError(f"{quote(node.text)} is more than a float can hold: choose another")
    return value + 0.0  # no minus zero


def integer(node: Scalar) -> int:
    """Read a whole number.

    >>> from lossprep.library.complaint import START
    >>> integer(Scalar(START, 0, "21", ""))
    21
    """
    _refuse_quotes(node, _INTEGER)
    if _INTEGER.fullmatch(node.text) and len(node.text) <= 18:
        return int(node.text)
    value = _guess_number(node.text)
    if value is not None and value.is_integer() and abs(value) < 1e15:
        raise UnfitError(f"wants a whole number, not {quote(node.text)}: write {int(value)}")
    raise UnfitError(f"wants a whole number such as 3, not {quote(node.text)}")


def flag(node: Scalar) -> bool:
    """Read ``true`` or ``false``, the two words on which all readers agree.

    >>> from lossprep.library.complaint import START
    >>> flag(Scalar(START, 0, "true", ""))
    True
    """
    if node.plain and node.text in {"true", "false"}:
        return node.text == "true"
    if _YES_NO.fullmatch(node.text):
        meant = "true" if node.text.lower() in {"y", "yes", "on", "true"} else "false"
        raise UnfitError(f"wants true or false, not {_shown(node)}: write {meant}")
    raise UnfitError(f"wants true or false, not {_shown(node)}")


def _shown(node: Scalar) -> str:
    return f'"{node.text}" in quotes' if node.style in {"'", '"'} else quote(node.text)


def _refuse_quotes(node: Scalar, pattern: re.Pattern[str]) -> None:
    if node.plain:
        return
    if pattern.fullmatch(node.text):
        raise UnfitError(f"wants a number, not a text: write {node.text} without quotes")
    raise UnfitError(f"wants a number, not the text {quote(node.text)}")


def _rewrite(found: str) -> str:
    """Say why a scalar is no number here, and how the number that was meant is written."""
    if not found or found.lower() in {"null", "~"}:
        return "wants a number, and is empty: write it"
    value = _guess_number(found)
    if re.fullmatch(r"[-+]?0[0-9_]+", found) and value is not None:
        return f"{quote(found)} is octal to some YAML readers: write {plain(value)}"
    if value is not None and re.search("[eE]", found) and "x" not in found:
        return f"{quote(found)} is a text to some YAML readers: write {plain(value)}"
    if value is not None:
        return f"{quote(found)} is read differently by some YAML readers: write {plain(value)}"
    if re.fullmatch(r"[0-9]+(:[0-5]?[0-9])+", found):
        return f"{quote(found)} is a number in base 60 to some YAML readers: write it in decimals"
    return f"wants a number such as 0.5, not {quote(found)}"


def _guess_number(found: str) -> float | None:
    if len(found) > _MAX_LENGTH or not re.fullmatch(r"[-+]?[0-9_.]+([eE][-+]?[0-9]+)?", found):
        return None
    try:
        value = float(found.replace("_", ""))
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None


def plain(value: float) -> str:
    """Write a number as packs do.

    >>> plain(1e-3), plain(8.0), plain(2.5e13), plain(1e-9)
    ('0.001', '8', '25000000000000', '1.0e-9')
    """
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if 1e-6 <= abs(value) < 1e15:
        return f"{value:.17f}".rstrip("0") if "e" in repr(value) else repr(value)
    mantissa, _, exponent = repr(value).partition("e")
    if "." not in mantissa:
        mantissa += ".0"
    return f"{mantissa}e{int(exponent):+d}"


def _guessed(found: str) -> bool:
    """Whether YAML 1.1 or 1.2 takes a plain scalar for something else than a text."""
    if len(found) > 2 * _MAX_LENGTH:
        return False
    tag = _RESOLVER.resolve(yaml.ScalarNode, found, (True, False))
    like = _NUMBERLIKE.fullmatch(found) or _YES_NO.fullmatch(found)
    return bool(tag != "tag:yaml.org,2002:str" or like)


def key(node: Scalar) -> Scalar:
    """Take a key as it is, unless YAML reads it as something else than a word.

    A single letter passes: ``y`` is what everybody calls the target.
    """
    if node.plain and len(node.text) > 1 and _guessed(node.text):
        raise UnfitError(f'the key {quote(node.text)} is no word to YAML: write "{node.text}"')
    return Scalar(node.mark, node.end, node.text, '"')
