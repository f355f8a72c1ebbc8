"""Every screen is as it was when someone last looked at it."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import gallery
import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("size", gallery.SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_is_as_it_was(size: tuple[int, int]) -> None:
    kept = {path.stem: path.read_text() for path in gallery.folder(size).glob("*.txt")}
    drawn = gallery.draw(size)
    told = {name: difference(size, name, kept, drawn) for name in sorted({*kept, *drawn})}
    changed = [each for each in told.values() if each]
    hint = "`make screens` writes them anew: look at each before you keep it"
    assert not changed, "\n".join([f"{len(changed)} screens differ; {hint}", *changed])


def difference(
    size: tuple[int, int], name: str, kept: dict[str, str], drawn: dict[str, str]
) -> str:
    """What changed on a screen, line by line; empty where nothing did."""
    path = (gallery.folder(size) / f"{name}.txt").relative_to(ROOT).as_posix()
    before, after = (screens.get(name, "").splitlines() for screens in (kept, drawn))
    return "\n".join(unified_diff(before, after, path, "now", lineterm="", n=2))
