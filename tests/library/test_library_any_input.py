"""Whatever bytes a file holds, a check gives complaints and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lossprep import library

SMALL = Path(__file__).parent / "small"
NAMES = sorted(p.relative_to(SMALL).as_posix() for p in SMALL.rglob("*.yaml"))
COMPLAINT = re.compile(r".+:[1-9][0-9]*:[1-9][0-9]*: .+")
# What breaks YAML readers, expressions and prose, to be put anywhere into a good file.
PIECES = [
    "{", "}", "[", "]", ": ", "- ", "\n", "  ", "'", '"', "|", ">", "&a ", "*a", "!!int ", "? ",
    "---\n", "%TAG", "#", "~", "no", "1e-3", "1.0e+308", ".nan", "{1 = ", "{0.5 = 1/2}", "^9^9^9",
    "[[1,2],[3]]", "mse(", ", 0)", "\\", "\x00", "\x1b", "\u202e", "\ufeff", "\t", "\r", "\x85",
    "format", "kind: open\n", "rubric: []\n", "9" * 400, "(" * 60, "sum(i: ", "_i", "25%", "=",
]  # fmt: skip


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("any") / "small"))


def _check(folder: Path, name: str, data: bytes) -> tuple[str, ...]:
    path = folder / name
    good = path.read_bytes()
    try:
        path.write_bytes(data)
        return library.check(folder)
    finally:
        path.write_bytes(good)


def _proper(lines: tuple[str, ...]) -> bool:
    return all(COMPLAINT.fullmatch(line) and line.isprintable() for line in lines)


BUDGET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@BUDGET
@given(name=st.sampled_from(NAMES), data=st.binary(max_size=400))
def test_any_bytes(changed: Path, name: str, data: bytes) -> None:
    lines = _check(changed, name, data)
    assert lines, "no file of the small pack can be such bytes"
    assert _proper(lines)


@BUDGET
@given(name=st.sampled_from(NAMES), text=st.text(max_size=200))
def test_any_text_behind_a_good_beginning(changed: Path, name: str, text: str) -> None:
    good = (SMALL / name).read_bytes()
    assert _proper(_check(changed, name, good + text.encode("utf-8", "surrogatepass")))


@settings(BUDGET, max_examples=120)
@given(
    name=st.sampled_from(NAMES),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES)),
        min_size=1,
        max_size=4,
    ),
)
def test_good_files_with_pieces_replaced(
    changed: Path, name: str, cuts: list[tuple[float, int, str]]
) -> None:
    text = (SMALL / name).read_text(encoding="utf-8")
    for where, length, piece in cuts:
        start = int(where * len(text))
        text = text[:start] + piece + text[start + length :]
    assert _proper(_check(changed, name, text.encode("utf-8")))


@settings(BUDGET, max_examples=60)
@given(
    digits=st.from_regex(r"-?[0-9]{1,30}(\.[0-9]{0,30})?([eE][-+]?[0-9]{1,4})?%?", fullmatch=True),
    expression=st.text("0123456789.+-*/^()[], epilnmsx_=<|{}σΣ", max_size=40),
)
def test_any_figure(changed: Path, digits: str, expression: str) -> None:
    text = (SMALL / "exercises/say.yaml").read_text(encoding="utf-8")
    text = text.replace("answer: The", f"answer: The {{{digits} = {expression}}}")
    assert _proper(_check(changed, "exercises/say.yaml", text.encode("utf-8")))
