"""``lossprep show``: the page of every loss and metric."""

from __future__ import annotations

import subprocess

import every_measure as every
import pytest
from program import NOW, PROGRAM, environment

from lossprep.cli.app import run as run_here
from lossprep.cli.measures import find
from lossprep.formula import AUTHORED, parse, render
from lossprep.loss.definition import Loss

WIDTH = 80


@pytest.mark.parametrize("name", every.NAMES)
def test_every_page_is_whole_and_at_most_80_columns_wide(name, capsys):
    assert run_here(["show", name]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert max(map(len, said.out.splitlines())) <= WIDTH
    assert "\n\n\n" not in said.out
    assert not said.out.endswith("\n\n")
    words = "".join(said.out.split())
    for fact in known(name):
        assert "".join(fact.replace("``", "").split()) in words, fact


def known(name):
    """What the file of a loss or metric says, piece by piece."""
    measure = find(name)
    yield measure.title
    yield measure.documentation.split("\n")[0]
    yield measure.convention
    for form in (measure, *(measure.forms if isinstance(measure, Loss) else ())):
        yield form.signature
        yield shown(form.formula)
        yield from (shown(f) for f in getattr(form, "gradient_formula", {}).values())
    yield from measure.limits
    for variant in measure.variants:
        yield f"{variant.name} ({variant.users})"
    for parameter in measure.parameters:
        yield parameter.name + ":" if len(measure.parameters) == 1 else parameter.name
        yield parameter.source
    for slip in (*measure.slips, *getattr(measure, "gradient_slips", ())):
        yield f"{slip.id}: {slip.message}"
    if isinstance(measure, Loss):
        yield from (kink.where for kink in measure.kinks)
        yield str(measure.estimand or "")
        yield measure.noise.name if measure.noise else ""


def shown(expression):
    return render(parse(expression, limits=AUTHORED))


@pytest.mark.parametrize("name", every.NAMES)
def test_every_page_is_json_too(name, capsys):
    measure = find(name)
    found = every.report(capsys, "show", name)
    assert (found["schema_version"], found["name"]) == (1, name)
    assert found["kind"] == ("loss" if isinstance(measure, Loss) else "metric")
    assert found["formula"]["text"] == measure.formula
    assert [slip["id"] for slip in found["slips"]] == [slip.id for slip in measure.slips]
    assert [p["name"] for p in found["parameters"]] == list(measure.params)
    assert found["summary"] == measure.documentation.split("\n")[0]


def test_a_page_says_default_source_domain_and_kink(run):
    page = " ".join(run("show", "quantile").stdout.split())
    assert "tau: " in page
    assert "default 0.5" in page
    assert "Kinks at prediction = target: subgradient from -τ to 1 - τ" in page


def test_an_unknown_name_suggests_the_nearest(run):
    ran = run("show", "quantil")
    assert (ran.code, ran.stdout) == (1, "")
    assert ran.stderr == "lossprep: no loss or metric is named 'quantil': did you mean quantile?\n"


def test_a_narrow_terminal_wraps_the_page(terminal):
    screen = terminal("show", "huber", size=(50, 200))
    assert screen.wait() == 0
    shown = screen.transcript()
    assert "Noise model   Gaussian centre spliced with Laplace\n              tails\n" in shown


@pytest.mark.parametrize("command", ["show mse", "calc mse prediction=1 target=2"])
def test_a_reader_that_goes_away_is_no_fault(home, command):
    line = f'"{PROGRAM}" {command} 2>errors | true; echo "${{PIPESTATUS[0]}}"'
    for _ in range(3):
        done = subprocess.run(
            ["bash", "-c", line],
            capture_output=True,
            text=True,
            env=environment(NOW, None),
            cwd=home,
            check=True,
        )
        assert done.stdout == "0\n"
        assert (home / "errors").read_text() == ""
