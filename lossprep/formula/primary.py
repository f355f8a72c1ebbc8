"""What a formula's operands are: numbers, names, calls, vectors, brackets, bars and roots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lossprep.formula.binders import FOLDS, comprehension, fold, subscripted, subscripted_fold
from lossprep.formula.juxtaposition import bare_call, is_call
from lossprep.formula.nodes import Call, Indicator, Name, Node, Number, Text, Unary, Vector
from lossprep.formula.tokens import value

if TYPE_CHECKING:
    from lossprep.formula.parser import Parser

# Above the product and below the power: -2^2 is -(2^2), and -a*b is (-a)*b.
_SIGN = 9
_NOT = 5
# Above every operator but a subscript.
_OPERAND = 10


def primary(parser: Parser) -> Node:
    """The operand that comes next, signs included."""
    token = parser.token
    if token.kind == "number":
        return _number(parser)
    if token.kind == "name":
        return _name(parser)
    if token.kind == "text":
        return Text(parser.next().text, position=token.position)
    reader = _READERS.get(token.text) if token.kind == "operator" else None
    if reader is None:
        parser.unexpected(_missing(parser))
    return reader(parser)


def _missing(parser: Parser) -> str:
    token = parser.token
    if token.kind == "end":
        return "the formula breaks off: a number or a name is missing"
    return f"a number or a name is missing before {token.raw}"


def _number(parser: Parser) -> Node:
    token = parser.next()
    if token.text in ("1", "𝟙") and parser.at("["):
        return _indicator(parser)
    return Number(value(token.text), token.text, position=token.position)


def _indicator(parser: Parser) -> Node:
    position = parser.next().position
    with parser.bracketed():
        condition = parser.expression()
        parser.expect("]", "the condition does not end: a ] is missing")
    return Indicator(condition, position=position)


def _name(parser: Parser) -> Node:
    token = parser.token
    if (found := subscripted_fold(parser)) is not None:
        return found
    if parser.follows("(") and is_call(parser):
        parser.next()
        return _call(parser, token.text, token.position)
    if (bare := bare_call(parser, _SIGN)) is not None:
        return bare
    if (index := subscripted(parser)) is not None:
        return index
    return Name(parser.next().text, position=token.position)


def _call(parser: Parser, name: str, position: int) -> Node:
    parser.next()
    if name in FOLDS and parser.holds(":"):
        return fold(parser, name, position)
    function = "sigmoid" if name == "sigma" else name
    arguments: list[Node] = []
    keywords: list[tuple[str, Node]] = []
    with parser.bracketed():
        while not parser.at(")"):
            _argument(parser, arguments, keywords)
            if not parser.accept(","):
                break
        parser.expect(")", f"the arguments of {name} do not end: a ) is missing")
    return Call(function, tuple(arguments), tuple(keywords), position=position)


def _argument(parser: Parser, arguments: list[Node], keywords: list[tuple[str, Node]]) -> None:
    if not (parser.token.kind == "name" and parser.follows("=")):
        if keywords:
            parser.fail("an argument without a name stands before those with one")
        arguments.append(parser.expression())
        return
    name = parser.next()
    parser.next()
    if name.text in dict(keywords):
        parser.fail(f"{name.text} is given twice", name.position)
    keywords.append((name.text, parser.expression()))


def _brackets(parser: Parser) -> Node:
    parser.next()
    with parser.bracketed():
        node = parser.expression()
        parser.expect(")", "a bracket does not end: a ) is missing")
    parser.quotient = None
    return node


def _vector(parser: Parser) -> Node:
    position = parser.next().position
    items: list[Node] = []
    with parser.bracketed():
        if parser.holds(":"):
            return comprehension(parser, position)
        while not parser.at("]"):
            items.append(parser.expression())
            if not parser.accept(","):
                break
        parser.expect("]", "a list does not end: a ] is missing")
    return Vector(tuple(items), position=position)


def _absolute(parser: Parser) -> Node:
    position = parser.next().position
    parser.bars += 1
    node = parser.expression()
    parser.expect("|", "an absolute value does not end: a | is missing")
    parser.bars -= 1
    return Call("abs", (node,), position=position)


def _root(parser: Parser) -> Node:
    position = parser.next().position
    node = parser.expression(_OPERAND)
    if parser.at("^") or parser.token.kind == "power":
        parser.fail("is the power under the root? Put brackets")
    return Call("sqrt", (node,), position=position)


def _minus(parser: Parser) -> Node:
    position = parser.next().position
    return Unary("-", parser.expression(_SIGN), position=position)


def _plus(parser: Parser) -> Node:
    parser.next()
    return parser.expression(_SIGN)


def _not(parser: Parser) -> Node:
    position = parser.next().position
    return Unary("not", parser.expression(_NOT), position=position)


_READERS = {
    "(": _brackets,
    "[": _vector,
    "|": _absolute,
    "√": _root,
    "-": _minus,
    "+": _plus,
    "not": _not,
}
