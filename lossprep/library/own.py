"""Writing the learner's own pack: a file a question, none of which is ever overwritten."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from contextlib import suppress
from itertools import count
from pathlib import Path

from lossprep.errors import LossprepError
from lossprep.grading import figures
from lossprep.library.source import clean
from lossprep.model.own import OWN_PACK, OWN_SKILL, Came

NO_ANSWER = "No answer yet: write yours into the file of this exercise,\n{file}"
WORDS, TITLE, LENGTH = 7, 70, 20_000


def keep(packs: Path, came: Came) -> str:
    """Keep a question as an exercise; the result is its id.

    One that has an id, of this very debrief, gets its answer; anything else is a new file.

    Raises
    ------
    LossprepError
        The file cannot be written.
    """
    folder = packs / OWN_PACK
    try:
        name = came.id.split("/", 1)[1] if came.id else _new(folder, came)
        path = folder / f"{name}.yaml"
        if came.id:
            _write(path, exercise(came, path))
        _complete(folder, name)
    except OSError as error:
        raise LossprepError(f"{folder} cannot be written: {error.strerror or error}") from error
    return f"{OWN_PACK}/{name}"


def exercise(came: Came, path: Path) -> str:
    """Write a question as the YAML of an exercise."""
    ask, answer = plain(came.ask), plain(came.answer or NO_ANSWER.format(file=path))
    first = " ".join(ask.split())
    title = first if len(first) <= TITLE else first[: TITLE - 1].rstrip() + "…"
    fields = [
        "format: 1",
        "kind: recall",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"skills: [{OWN_SKILL}]",
        "minutes: 2",
        "asked: often",
        f"ask: |\n{_indented(ask)}",
        f"answer: |\n{_indented(answer)}",
    ]
    return "\n".join(fields) + "\n"


def left(folder: Path) -> bool:
    """Whether a question is left; where the first one's file is gone, another becomes the first.

    A file of the pack that the learner has written anew stays as it is.
    """
    path = folder / "pack.yaml"
    with suppress(OSError, UnicodeDecodeError):
        text = path.read_text(encoding="utf-8")
        first = re.search("^opening: (.*)$", text, re.MULTILINE)
        if first is None or text != _about(first[1]) or (folder / f"{first[1]}.yaml").exists():
            return True
        kept = sorted((folder / "exercises").rglob("*.yaml"))
        if kept:
            _write(path, _about(kept[0].relative_to(folder).with_suffix("").as_posix()))
        return bool(kept)
    return True


def plain(text: str) -> str:
    r"""Give a text as a pack may hold it: no hidden characters, no code, no figures.

    >>> plain("  why\tso {0.5 = 1/3}?\n\n\n   and then? ")
    'why so (0.5 = 1/3)?\n\nand then?'
    """
    shown = clean(text.encode("utf-8", "replace").decode())[:LENGTH]
    rows = [" ".join(row.split()) for row in shown.splitlines()]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip()
    if any(figures.find(joined)):
        joined = joined.replace("{", "(").replace("}", ")")
    return joined


def slug(text: str) -> str:
    """Make a file's name of the first words of a question.

    >>> slug("Why is log-loss (à la Bernoulli) not 0/1?"), slug("???")
    ('why-is-log-loss-a-la-bernoulli', 'question')
    """
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters)[:WORDS])[:60].strip("-") or "question"


def _indented(text: str) -> str:
    return "\n".join(f"  {row}" if row else "" for row in text.split("\n"))


def _new(folder: Path, came: Came) -> str:
    """Write a new file under the first name that is free; the result is its name."""
    start = f"exercises/{came.interview}/{slug(came.ask)}"
    for number in count(1):
        name = start if number == 1 else f"{start}-{number}"
        path = folder / f"{name}.yaml"
        with suppress(FileExistsError):
            _write(path, exercise(came, path), new=True)
            return name
    raise AssertionError("some name is free")


def _complete(folder: Path, first: str) -> None:
    """Write the files that make a folder a pack, where there are none yet."""
    skill = f"skills:\n  {OWN_SKILL}:\n    title: Questions from your own interviews"
    with suppress(FileExistsError):
        _write(folder / "skills.yaml", f"format: 1\n{skill}\n    assessed: false\n", new=True)
    with suppress(FileExistsError):
        _write(folder / "pack.yaml", _about(first), new=True)


def _about(first: str) -> str:
    """Write the file of the pack itself, which has to name a first question."""
    about = f"format: 1\nid: {OWN_PACK}\ntitle: From my interviews\nversion: '1.0'"
    return f"{about}\nopening: {first}\npretest: [{first}]\n"


def _write(path: Path, text: str, *, new: bool = False) -> None:
    """Write a file as a whole, so that a crash leaves all of it or none.

    Raises FileExistsError where a new one is there already.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if new and not _linked(draft, path):
            if path.exists():
                raise FileExistsError(path)
            draft.replace(path)
        elif not new:
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _linked(draft: Path, path: Path) -> bool:
    """Give a draft its name, unless that is taken; False where a disk knows no links."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True
