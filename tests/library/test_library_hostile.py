"""Broken and hostile files, each refused where it is broken and nowhere else.

A file of ``hostile/`` says in its first lines where in the small pack it is put, and every
complaint that must come of it: ``#! line:column a part of the message``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from lossprep import library
from lossprep.library import source, tree

HOSTILE = sorted((Path(__file__).parent / "hostile").iterdir())
_HEADER = re.compile(rb"^(?:\xef\xbb\xbf)?#! (\S+) ([^\r\n]*)", re.MULTILINE)


def _expected(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    headers = [(k.decode(), v.decode()) for k, v in _HEADER.findall(data)]
    (key, file), *expected = headers
    assert key == "file:"
    return file, expected


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_every_complaint_stands_where_the_file_is_broken(path: Path, small: Path) -> None:
    file, expected = _expected(path.read_bytes())
    (small / file).parent.mkdir(exist_ok=True)
    shutil.copyfile(path, small / file)
    found = [line.removeprefix(f"{small.as_posix()}/{file}:") for line in library.check(small)]
    places = [re.match(r"\d+:\d+(?=: )", line) for line in found]
    assert [p and p[0] for p in places] == [place for place, _ in expected], found
    for line, (place, told) in zip(found, expected, strict=True):
        assert told in line, f"{place} says {line!r}"
        assert line.isprintable()


def test_there_are_at_least_sixty_hostile_files() -> None:
    assert len(HOSTILE) >= 60


def test_without_libyaml_files_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    # The pure parser makes a character of half a surrogate pair; the reader refuses that one.
    texts = [text for path in HOSTILE if (text := _text(path)) and "\\ud800" not in text]
    fast = [tree.parse(text) for text in texts]
    monkeypatch.delattr(yaml, "CSafeLoader")
    for text, (node, found) in zip(texts, fast, strict=True):
        slow, also = tree.parse(text)
        assert slow == node
        assert [mark.line for mark, _ in also] == [mark.line for mark, _ in found]


def _text(path: Path) -> str:
    try:
        return source.decode(path.read_bytes())
    except source.UnreadableError:
        return ""
