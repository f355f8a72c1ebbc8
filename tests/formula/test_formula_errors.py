"""What is no formula: one plain sentence, and the place."""

from __future__ import annotations

import pytest

from lossprep.errors import LossprepError
from lossprep.formula import FormulaError, Limits, parse


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "nothing is written"),
        ("   ", 3, "nothing is written"),
        ("0,74", 1, "a number has no commas; write 0.74"),
        ("-0,74", 2, "a number has no commas; write 0.74"),
        ("(0,74)", 2, "a number has no commas; write 0.74"),
        ("2*(1+0,5)", 6, "a number has no commas; write 0.5"),
        ("1,234.5", 1, "a number has no commas; write 1234.5"),
        ("1,234,567", 1, "a number has no commas; write 1234567"),
        ("1,234", 1, "a number has no commas; write 1.234 or 1234"),
        ("1, 2", 1, "a list stands in brackets, as in [1, 2]"),
        ("2**3", 1, "write ^ for a power, not **"),
        ("1 +", 3, "the formula breaks off: a number or a name is missing"),
        ("1 + * 2", 4, "a number or a name is missing before *"),
        ("(1 + 2", 6, "a bracket does not end: a ) is missing"),
        ("1 + 2)", 5, ") closes no bracket"),
        ("[1, 2", 5, "a list does not end: a ] is missing"),
        ("ln(2", 4, "the arguments of ln do not end: a ) is missing"),
        ("|p", 2, "an absolute value does not end: a | is missing"),
        ("p|", 1, "this | closes no absolute value"),
        ("2 p", 2, "an operator is missing before p; write * to multiply"),
        ("3 4", 2, "an operator is missing before 4; write * to multiply"),
        ("f(a=1, 2)", 7, "an argument without a name stands before those with one"),
        ("f(a=1, a=2)", 7, "a is given twice"),
        ("√2^2", 2, "is the power under the root? Put brackets"),
        ("x²³²²^2", 5, "a power of a power is not clear: put brackets"),
        ("1 if 2", 6, "after `if` and its condition comes `else`"),
        ("1[2", 3, "the condition does not end: a ] is missing"),
        ("y[1", 3, "the subscript does not end: a ] is missing"),
        ("sum(i if i > 1)", 14, "after `if` and its condition comes `else`"),
        ("sum(1: y)", 4, "an index is missing here, a letter not yet in use, as in sum(i: y_i)"),
        ("sum(i: sum(i: y_i))", 11, "an index is missing here"),
        ("sum(i from 2: y_i)", 11, "an index runs from 0 or from 1"),
        ("[i if i > 1: y_i]", 8, "a vector over an index takes no condition"),
        ("r where", 7, "after `where` come definitions, as in where r = y - f"),
        ("'abc", 0, "the quoted word does not end: close the quotes"),
        ("% 3", 0, "% belongs right after a number, as in 25%"),
        ("{1}", 0, "{ (left curly bracket) has no meaning in a formula"),
        ("__import__('os')", 0, "_ (low line) has no meaning in a formula"),
        ("a.b", 1, ". (full stop) has no meaning in a formula"),
        ("a;b", 1, "; (semicolon) has no meaning in a formula"),
        ("else", 0, "a number or a name is missing before else"),
    ],
)
def test_an_error_says_what_and_where(text, position, message):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.message.startswith(message)
    assert caught.value.position == position
    assert str(caught.value) == f"{caught.value.message}, at character {position + 1}"
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, LossprepError)


@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\u200b", "ZERO WIDTH SPACE (U+200B) is not part of a formula; delete it"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE (U+202E) is not part of a formula; delete it"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE (U+2066) is not part of a formula; delete it"),
        ("\u00a0", "NO-BREAK SPACE (U+00A0) is not part of a formula; write a plain space"),
        ("\u0430", "CYRILLIC SMALL LETTER A (U+0430) is not part of a formula; write a"),
        ("\u0440", "CYRILLIC SMALL LETTER ER (U+0440) is not part of a formula; write p"),
        ("\u03bf", "GREEK SMALL LETTER OMICRON (U+03BF) is not part of a formula; write o"),
        ("\uff11", "FULLWIDTH DIGIT ONE (U+FF11) is not part of a formula; write 1"),
        ("\u0661", "ARABIC-INDIC DIGIT ONE (U+0661) is not part of a formula; delete it"),
        ("𝑝", "MATHEMATICAL ITALIC SMALL P (U+1D45D) is not part of a formula; write p"),
        ("–", "EN DASH (U+2013) is not part of a formula; write -"),
        ("∞", "INFINITY (U+221E) is not part of a formula; write a finite number"),
        ("\x1b", "the invisible or unassigned character U+001B is not part of a formula"),
        ("\x00", "the invisible or unassigned character U+0000 is not part of a formula"),
        ("\x7f", "the invisible or unassigned character U+007F is not part of a formula"),
    ],
)
def test_foreign_characters_are_refused_by_name(character, named):
    with pytest.raises(FormulaError) as caught:
        parse(f"1 + {character}2")
    assert caught.value.message.startswith(named)
    assert caught.value.position == 4
    assert character == "–" or character not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1" * 301, "a formula has at most 300 characters; write it shorter"),
        ("+".join("1" * 101), "a formula has at most 200 symbols; write it shorter"),
        ("(" * 40 + "1" + ")" * 40, "nested deeper than 40 levels; write it flatter"),
        ("-" * 40 + "1", "nested deeper than 40 levels; write it flatter"),
        ("^".join("1" * 41), "nested deeper than 40 levels; write it flatter"),
    ],
)
def test_limits(text, message):
    with pytest.raises(FormulaError, match=message):
        parse(text)


def test_up_to_the_limits_all_is_well():
    parse("1" * 300)
    parse("+".join("1" * 100))
    parse("(" * 39 + "1" + ")" * 39)
    parse("+".join("1" * 150), limits=Limits(symbols=400))
