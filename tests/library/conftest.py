"""A small pack that is fine, and what changes in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lossprep import library

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small pack, to be changed."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def complaints(small: Path) -> Callable[..., list[str]]:
    """Replace a text in a file of the small pack and check it, without the folder's name."""

    def change(file: str, old: str = "", new: str = "") -> list[str]:
        path = small / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [line.removeprefix(f"{small.as_posix()}/") for line in library.check(small)]

    return change
