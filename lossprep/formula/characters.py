"""Which characters a formula may hold; all others are refused by name."""

from __future__ import annotations

import unicodedata

from lossprep.formula.error import FormulaError

GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "φ": "phi",
    "ψ": "psi",
    "ω": "omega",
    "Δ": "Delta",
}
HATTED = "âĉêĝĥîĵôŝûŵŷẑ"
HAT = "\u0302"
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# Single characters that are numbers; 𝟙[...] is an indicator.
NUMERALS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "𝟙": 1.0}
# What stands for an operator of the plain keyboard.
OPERATORS = str.maketrans("−×·⋅∗÷∣", "-****/|")

_ASCII = " \t\n" + "".join(map(chr, range(0x21, 0x7F)))
_ALLOWED = frozenset(_ASCII + "".join(GREEK) + HATTED + HAT + "⁰¹²³⁴⁵⁶⁷⁸⁹⁻½¼¾−×·⋅∗÷∣∑Σ√≤≥≠𝟙")
_INSTEAD = {
    "\u2013": "-",
    "\u2014": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2044": "/",
    "\u2215": "/",
    "\u00a0": "a plain space",
    "\u201c": '"',
    "\u201d": '"',
    "\u2018": "'",
    "\u2019": "'",
    "∞": "a finite number",
    "µ": "μ",
    "ς": "σ",
    "ϵ": "ε",
    "\r": "a plain space",
}
# Letters of other scripts that look like Latin ones.
_LOOKS_LIKE = dict(
    zip(
        "авеѕіјкмнорстухԁԛԝһАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιυχ",
        "abesijkmhopctyxdqwhABESIJKMHOPCTYXABEZHIKMNOPTYXoviux",
        strict=True,
    )
)


def refuse_foreign(text: str) -> None:
    """Raise at the first character that no formula may hold, and say its name.

    >>> refuse_foreign("p*(1-p)")
    >>> refuse_foreign("р*2")
    Traceback (most recent call last):
    lossprep.formula.error.FormulaError: CYRILLIC SMALL LETTER ER (U+0440) is not part of \
a formula; write p, at character 1
    """
    for position, character in enumerate(text):
        if character not in _ALLOWED:
            raise FormulaError(_refusal(character), position=position, text=text)


def _refusal(character: str) -> str:
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    what = f"{name} ({code})" if name else f"the character {code}"
    instead = _instead(character)
    if not name and not instead:
        return f"the invisible or unassigned character {code} is not part of a formula; delete it"
    return f"{what} is not part of a formula; {f'write {instead}' if instead else 'delete it'}"


def _instead(character: str) -> str:
    if character in _INSTEAD:
        return _INSTEAD[character]
    if character in _LOOKS_LIKE:
        return _LOOKS_LIKE[character]
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character and plain.isascii() and plain.isprintable() else ""
