"""Drafts of timed answers, kept beside the database so that no end of the program loses one.

A draft is written aside and moved at each change, and goes when its answer is recorded.
What an editor works on is such a file too: where the program ends under it, what the editor
saved is the draft.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

A_LOOK = 5.0  # seconds at a question


class Draft(Struct, frozen=True):
    """A text with the seconds that were used on it."""

    name: str
    text: str
    seconds: float


class Drafts(Struct):
    """The drafts beside one database; ``answered`` are those whose answers are on their way."""

    database: Path
    answered: set[str] = field(default_factory=set)

    def path(self, name: str, ending: str = "json") -> Path:
        """Say where the draft of an answer is; ids hold characters that file names cannot."""
        from hashlib import sha256

        digest = sha256(name.encode()).hexdigest()[:16]
        return self.database.with_name(f"{self.database.name}.draft-{digest}.{ending}")

    def keep(self, name: str, text: str, seconds: float) -> None:
        """Write a draft aside and move it to its place; a look of a few seconds is none.

        Without a text it is the time that counts: quitting gains none.
        """
        if not name:
            return
        path = self.path(name)
        if not text.strip() and seconds < A_LOOK:
            self.drop(name)
            return
        draft = {"name": name, "text": text, "seconds": round(seconds, 1)}
        draft |= {"item": item_of(name), "command": command()}
        with suppress(OSError):  # a full disk does not stop the answer itself
            fresh = path.with_suffix(".new")
            fresh.write_text(json.dumps(draft), encoding="utf-8")
            fresh.replace(path)

    def spend(self, name: str, seconds: float) -> None:
        """Note the seconds that were used on an answer, whatever is typed of it."""
        draft = self.find(name)
        self.keep(name, draft.text if draft else "", seconds)

    def find(self, name: str) -> Draft | None:
        """Find the draft of an answer, with what an editor saved of it last."""
        try:
            data = json.loads(self.path(name).read_text(encoding="utf-8"))
            draft = Draft(name, str(data["text"]), float(data["seconds"]))
        except (OSError, ValueError, KeyError, TypeError):
            draft = Draft(name, "", 0.0)
        with suppress(OSError, ValueError):
            edited = self.path(name, "txt").read_text(encoding="utf-8").rstrip("\n")
            draft = Draft(name, edited, draft.seconds)
        return draft if name and (draft.text.strip() or draft.seconds) else None

    def names(self) -> set[str]:
        """List the names of all drafts."""
        found = set()
        for path in self.database.parent.glob(f"{self.database.name}.draft-*.json"):
            with suppress(OSError, ValueError, KeyError, TypeError):
                found.add(str(json.loads(path.read_text(encoding="utf-8"))["name"]))
        return found

    def drop(self, name: str) -> None:
        """Forget a draft."""
        for ending in ("json", "txt", "new"):
            with suppress(OSError):
                self.path(name, ending).unlink(missing_ok=True)

    def settle(self, recorded: Iterable[str]) -> None:
        """Forget the drafts of answers that are recorded by now, or were given otherwise."""
        self.answered.update(recorded)
        while self.answered:
            self.drop(self.answered.pop())


def command() -> str:
    """Give the command that runs, as one types it."""
    from shlex import join

    return join(["lossprep", *sys.argv[1:]])


def item_of(name: str) -> str:
    """Give the item that a draft is about, without its pack and kind.

    >>> item_of("loss-functions/mocks/temperature/said")
    'temperature'
    """
    from lossprep.session.timing import SAID

    return "/".join(name.removesuffix(SAID).split("/")[2:])
