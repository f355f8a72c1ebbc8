"""A loss's or a metric's page: all that its file knows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from lossprep.loss.definition import Loss
from lossprep.loss.facts import Kink
from lossprep.loss.measure import Measure
from lossprep.loss.parameter import REQUIRED, Parameter
from lossprep.model.sheet import Sheet
from lossprep.views import docstring
from lossprep.views.expression import shown
from lossprep.views.facets import facets
from lossprep.views.lines import BLANK, Line, line
from lossprep.views.prose import inline

LABEL = 14  # columns of the labels
PIPED = 80  # columns of a page that goes to a file or a pager


def sheet(measure: Measure, told_by: Iterable[Sheet] = ()) -> list[Line]:
    """Turn what is known into lines, to be wrapped to the screen's width.

    ``told_by`` are the packs' sheets of it.
    """
    told = docstring.read(measure.documentation)
    lines = [line((measure.name, "title"), f" · {measure.title}"), line(told.summary)]
    for form in (measure, *(measure.forms if isinstance(measure, Loss) else ())):
        lines += [BLANK, *formulas(form)]
    lines += entry("Convention", [measure.convention])
    lines += [BLANK, *inputs(measure, told)]
    lines += statistics(measure) if isinstance(measure, Loss) else []
    for paragraph in told.paragraphs:
        lines += [BLANK, line(*inline(paragraph))]
    lines.append(BLANK)
    lines += entry("Limits", measure.limits)
    lines += entry("Elsewhere", [f"{v.name} ({v.users})" for v in measure.variants])
    lines += entry("Slips", slips(measure))
    lines += entry("Reference", [told.references or "; ".join(measure.references)])
    for each in told_by:
        lines += [BLANK, *facets(each)]
    return trimmed(lines)


def entry(label: str, rows: Iterable[str]) -> list[Line]:
    """Show rows beside a label; nothing where there are none."""
    lines: list[Line] = []
    for row in filter(None, rows):
        head = "" if lines else label
        lines.append(line((head.ljust(LABEL), "quiet"), *inline(row), hang=LABEL))
    return lines


def formulas(form: Measure) -> Iterator[Line]:
    """Show the call, the formula, the gradient, and what their letters stand for."""
    yield from entry("Call", [form.signature])
    yield from entry("Formula", [shown(form.formula)])
    letters = {name: letter for letter, name in form.symbols.items()}
    if isinstance(form, Loss):
        for name, gradient in form.gradient_formula.items():
            label = "Gradient" if len(form.inputs) == 1 else f"∂L/∂{letters.get(name, name)}"
            yield from entry(label, [shown(gradient)])
    told = [f"{letter} {name}" for name, letter in letters.items() if letter != name]
    yield from entry("Symbols", [", ".join(told)])


def inputs(measure: Measure, told: docstring.Docstring) -> Iterator[Line]:
    """Show what each argument and parameter is, and where it may lie."""
    known = {parameter.name: parameter for parameter in measure.parameters}
    yield line(("Inputs and parameters", "quiet"))
    for names, said in told.entries:
        facts = [fact(known[name]) for name in names.split(", ") if name in known]
        domains = [measure.domain[name] for name in names.split(", ") if name in measure.domains]
        more = "; ".join([*domains, *facts])
        note = f" ({more})" if more else ""
        yield line((f"{names}: ", "key"), *inline(said), (note, "quiet"), indent=2, hang=2)


def fact(parameter: Parameter) -> str:
    """Say a parameter's default and its source."""
    if parameter.default is REQUIRED:
        return "required"
    source = f": {parameter.source}" if parameter.source else ""
    return f"default {parameter.say_default()}{source}"


def statistics(loss: Loss) -> Iterator[Line]:
    """Show what noise the loss stands for, what it estimates, and where it has kinks."""
    rows = []
    if loss.noise:
        rows += entry("Noise model", [loss.noise.name, f"density {shown(loss.noise.density)}"])
    if loss.estimand:
        rows += entry("Estimates", [str(loss.estimand)])
    rows += entry("Kinks", [kink_words(kink) for kink in loss.kinks])
    if rows:
        yield from [BLANK, *rows]


def kink_words(kink: Kink) -> str:
    """Say where the derivative jumps, and between what where there is one place.

    >>> kink_words(Kink("prediction = target", at="target", low="-1", high="1"))
    'at prediction = target: subgradient from -1 to 1'
    """
    if not kink.low:
        return kink.where
    return f"at {kink.where}: subgradient from {shown(kink.low)} to {shown(kink.high)}"


def slips(measure: Measure) -> list[str]:
    """Say each slip, those of the gradient behind those of the value."""
    gradient = measure.gradient_slips if isinstance(measure, Loss) else ()
    return [
        *(f"{slip.id}: {slip.message}" for slip in measure.slips),
        *(f"gradient, {slip.id}: {slip.message}" for slip in gradient),
    ]


def trimmed(lines: list[Line]) -> list[Line]:
    """Leave out blank lines at the end and beside one another."""
    kept: list[Line] = []
    for one in lines:
        if one.text or (kept and kept[-1].text):
            kept.append(one)
    return kept[:-1] if kept and not kept[-1].text else kept


def folded(lines: Iterable[Line], width: int = PIPED) -> Iterator[Line]:
    """Wrap lines for a pipe, with their hanging indents.

    >>> [one.text for one in folded([line("a ", "few words", hang=2)], 7)]
    ['a few', '  words']
    """
    for one in lines:
        rows = textwrap.wrap(
            "".join(text for text, _ in one.spans),
            width - one.indent,
            subsequent_indent=" " * one.hang,
            break_on_hyphens=False,
        )
        for row in rows or [""]:
            yield one._replace(spans=((row, ""),), fixed=True)
