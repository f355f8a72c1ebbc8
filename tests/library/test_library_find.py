"""Whole ids and tails of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from lossprep import library
from lossprep.errors import LossprepError
from lossprep.model.content import Exercise, Mock, Pack, Problem, Reading


@pytest.fixture
def pack(small: Path) -> Pack:
    return library.load(small)


@pytest.mark.parametrize(
    ("tail", "kind", "whole"),
    [
        ("small/problems/ranking", Problem, "small/problems/ranking"),
        ("ranking", Problem, "small/problems/ranking"),
        ("ranking/mse-3", Exercise, "small/problems/ranking/mse-3"),
        ("mse-3", Exercise, "small/problems/ranking/mse-3"),
        ("basics", Reading, "small/readings/basics"),
        ("mocks/set", Mock, "small/mocks/set"),
        (" value/ ", Exercise, "small/exercises/value"),
    ],
)
def test_every_unambiguous_tail_finds_its_item(
    pack: Pack, tail: str, kind: type, whole: str
) -> None:
    found = library.find([pack], tail)
    assert isinstance(found, kind)
    assert found.id == whole


def test_every_whole_id_finds_itself(pack: Pack) -> None:
    for item in (*pack.readings, *pack.exercises, *pack.problems, *pack.mocks):
        assert library.find([pack], item.id) is item


def test_an_ambiguous_tail_names_the_candidates(small: Path, pack: Pack) -> None:
    text = (small / "exercises/say.yaml").read_text()
    (small / "exercises/ranking.yaml").write_text(text)
    told = (
        "'ranking' is the end of 2 ids, name one: small/exercises/ranking, small/problems/ranking"
    )
    with pytest.raises(LossprepError) as caught:
        library.find([library.load(small)], "ranking")
    assert str(caught.value) == told


def test_a_tail_begins_at_a_slash(pack: Pack) -> None:
    with pytest.raises(LossprepError):
        library.find([pack], "anking")


@pytest.mark.parametrize(
    ("tail", "nearest"),
    [
        ("rankin", "small/problems/ranking"),
        ("problem/ranking/mse-3", "small/problems/ranking/mse-3"),
    ],
)
def test_an_unknown_id_names_the_nearest(pack: Pack, tail: str, nearest: str) -> None:
    with pytest.raises(LossprepError, match=f"'{nearest}' is the nearest"):
        library.find([pack], tail)


@pytest.mark.parametrize("tail", ["", "/", "  ", "\x1b[2J", "x" * 10_000, "🜁"])
def test_whatever_is_asked_for_the_answer_is_one_printable_line(pack: Pack, tail: str) -> None:
    with pytest.raises(LossprepError) as caught:
        library.find([pack], tail)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200
