"""A session as JSON lines, for editors and other front ends; docs/protocol.md describes it."""

from __future__ import annotations

import json
import sys
from typing import Any
from zlib import crc32

from lossprep.cli.front import InputEnded, Quit, UndoAsked
from lossprep.cli.plain import plain
from lossprep.cli.shell import Shell
from lossprep.model.dialogue import Ask, Block, Reply
from lossprep.views.blocks import lines_of


class Protocol:
    """Says each block and each question as one JSON object a line, and reads replies alike.

    A question's id follows from what is stored and what is asked, so that the same question
    has the same id after a restart, and a reply that came twice is told from a new one.
    """

    def __init__(self, shell: Shell, title: str) -> None:
        self.shell = shell
        self.title = title
        self.last = ""

    def show(self, block: Block) -> None:
        """Say one block: its kind, its fields, and the lines that a terminal would show."""
        lines = [one.text for one in lines_of(block, self.title)]
        self.last = "\n".join(lines)
        kind = type(block).__name__.lower()
        self.write({"say": kind, "lines": lines, "fields": plain(block)})

    def ask(self, question: Ask) -> Reply | None:
        """Ask, and wait for the reply to this very question."""
        number = crc32(f"{question.prompt}\n{self.last}".encode())
        wanted = f"{self.shell.store.last_sequence()}-{number:08x}"
        asked: dict[str, Any] = {"id": wanted, "prompt": question.prompt, "kind": question.kind}
        if question.limit:
            asked |= {"limit": question.limit, "spent": question.spent, "strict": question.strict}
        if question.dates:
            days = [when.isoformat() for when in question.dates]
            asked["dates"] = dict(zip(dict(question.keys), days, strict=True))
        self.write({"ask": asked | {"keys": dict(question.keys)}})
        started = self.shell.clock.seconds()
        while True:
            text = self.reply(wanted)
            if text is not None:
                spent = round((self.shell.clock.seconds() - started) * 1000)
                return Reply(text=text, moment=self.shell.clock.now(), milliseconds=spent)

    def reply(self, wanted: str) -> str | None:
        """Read one line; None where it is no reply to the question, which is then said."""
        row = sys.stdin.readline()
        if not row:
            raise InputEnded
        try:
            said = json.loads(row)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            self.write({"error": "a line must be one JSON object"})
            return None
        if said.get("do") == "quit":
            raise Quit
        if said.get("do") == "undo":
            raise UndoAsked
        if said.get("id") != wanted:
            self.write({"stale": said.get("id"), "wanted": wanted})
            return None
        if not isinstance(said.get("answer"), str):
            self.write({"error": "answer must be text"})
            return None
        return str(said["answer"])

    def write(self, message: dict[str, Any]) -> None:
        """Write one message, at once."""
        text = json.dumps({"schema_version": 1, **message}, ensure_ascii=False, default=str)
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
