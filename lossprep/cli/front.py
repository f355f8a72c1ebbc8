"""Where a session meets a person or a pipe: it shows lines and asks for answers."""

from __future__ import annotations

import select
import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lossprep.cli.keys import END, Keyboard
from lossprep.cli.pressing import pressed, typed
from lossprep.cli.prompts import help_lines, prompt_lines
from lossprep.cli.shell import Shell
from lossprep.cli.text import readable
from lossprep.model.dialogue import Ask, Block, Reply
from lossprep.views.blocks import lines_of

if TYPE_CHECKING:
    from lossprep.cli.sound import Sound

PASTED = 0.05  # seconds within which more input means that a blank line was pasted


class Quit(Exception):  # noqa: N818 (a way out, not an error):
    """The learner leaves; all that was answered is kept."""


class InputEnded(Quit):
    """Nobody types any more."""


class UndoAsked(Exception):  # noqa: N818 (a wish, not an error)
    """The learner takes the last answer back."""


class EditAsked(Exception):  # noqa: N818 (a wish, not an error)
    """The learner edits the item that is asked about."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Front:
    """Shows blocks and asks for replies, in a terminal or line by line."""

    def __init__(self, shell: Shell, title: str, *, undoes: bool = True) -> None:
        self.shell = shell
        self.title = title
        self.undoes = undoes
        self.keyboard = Keyboard()
        self.sound: Sound | None = None
        if shell.interactive:
            import readline  # noqa: F401  (line editing and history in input())

            from lossprep.cli.ending import leave_as_found

            leave_as_found()

    def show(self, block: Block) -> None:
        """Show one block."""
        self.shell.show(lines_of(block, self.title))
        if self.sound:
            self.sound.heard(block)

    @property
    def plays(self) -> bool:
        """Whether a recorded answer is heard while it is judged."""
        return self.sound is not None and self.sound.player is not None

    def ask(self, question: Ask) -> Reply | None:
        """Ask, and read a reply; the keys that work everywhere are handled here."""
        if self.shell.no_input:
            raise InputEnded
        if question.limit:
            from lossprep.cli.timed import timed

            return timed(self, question)
        started = self.shell.clock.seconds()
        while True:
            self.show_prompt(question)
            text = self.read(question)
            if not self.handled(text, question):
                spent = round((self.shell.clock.seconds() - started) * 1000)
                return Reply(text=text, moment=self.shell.clock.now(), milliseconds=spent)
            question = replace(question, revealed=False)

    def handled(self, text: str, question: Ask) -> bool:
        """Whether a reply was a key that works everywhere; help is shown here."""
        word = text.strip().lower()
        if word in ("q", "quit"):
            raise Quit
        if word in ("u", "undo") and self.undoes:
            raise UndoAsked
        if word and word == edit_key(question) and self.edits(question):
            raise EditAsked(question.name)
        if word == "?":
            rating = bool(question.dates)
            self.shell.show(help_lines(self.keys(question), rating=rating))
        if word == "p" and self.sound and self.plays:
            return self.sound.replay()
        return word == "?"

    def show_prompt(self, question: Ask) -> None:
        """Show what is asked, and on the last line the keys that work here."""
        columns = get_terminal_size().columns if self.shell.interactive else None
        self.shell.show(prompt_lines(question, self.keys(question), columns))

    def keys(self, question: Ask) -> list[tuple[str, str]]:
        """List the keys that work here, those of the question first."""
        words = ["reveals"] * question.reveals + ["ends it"] * self.takes_rows(question)
        before = [("empty line", " or ".join(words))] if words else []
        if question.limit and self.shell.interactive:
            ending = "Ctrl-D" if question.kind == "text" else "Enter"
            before = [(ending, "ends the answer"), ("Ctrl-O", "editor")]
        elif question.reveals and self.shell.interactive:
            before = [("Space", "reveals")] + [("empty line", "ends it")] * (len(words) - 1)
        does = "this item" if question.literal else "edit"  # whose key is the word itself
        after = [(edit_key(question), does)] * self.edits(question)
        after += [("p", "play")] * self.plays + [("u", "undo")] * self.undoes
        return [*before, *question.keys, *after, ("q", "quit"), ("?", "help")]

    def edits(self, question: Ask) -> bool:
        """Whether the item asked about can be edited here: not against a clock, nor in a pipe."""
        return self.shell.at_terminal and bool(question.name) and question.limit is None

    def takes_rows(self, question: Ask) -> bool:
        """Whether the answer may have several lines here; in a pipe a line is an answer."""
        return question.kind == "text" and self.shell.at_terminal

    def read(self, question: Ask) -> str:
        """Read a key, one line, or lines up to an empty one or the end of input."""
        if self.shell.interactive and question.kind in ("enter", "key"):
            return ended(pressed(self.keyboard, question, self.keys(question)))
        first = self.first_row(question)
        if not self.takes_rows(question) or len(first.strip()) <= 1 or first.strip() == "solution":
            return first
        rows = [first]
        while rows[-1].strip() or more_is_waiting():
            try:
                rows.append(read_line())
            except InputEnded:
                break  # Ctrl-D ends an answer that was begun; alone, it quits
        return "\n".join(rows).strip()

    def first_row(self, question: Ask) -> str:
        """Read the first row of an answer."""
        if self.shell.interactive:
            return ended(typed(self.keyboard, question, read_line))
        return read_line()


def edit_key(question: Ask) -> str:
    """Give what is typed to edit an item; where a letter may be the answer, the whole word."""
    return "edit" if question.literal else "e"


def ended(text: str) -> str:
    """Quit where the input ended."""
    if text == END:
        raise InputEnded
    return text


def read_line() -> str:
    """Read one line; the end of input quits."""
    try:
        return readable(input("> " if sys.stdin.isatty() else ""))
    except EOFError:
        sys.stdout.write("\n" * sys.stdin.isatty())  # Ctrl-D leaves the cursor behind the prompt
        raise InputEnded from None
    except UnicodeDecodeError:
        return "\ufffd"


def more_is_waiting() -> bool:
    """Whether more was typed already, as in the middle of a paste."""
    return bool(select.select([sys.stdin], [], [], PASTED)[0])
