"""The box in which a timed answer is typed: the clock above it, the keys below.

It stands below what was shown so far and goes when the answer is given, so that the
terminal's history stays a transcript. The cursor's place is never asked for: some terminals
do not answer.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import (
    BufferControl,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from lossprep.cli import editor
from lossprep.cli.box_keys import bindings, keys_line
from lossprep.cli.countdown import mmss
from lossprep.cli.rewrap import Rewrapping
from lossprep.cli.text import readable

if TYPE_CHECKING:
    from lossprep.cli.countdown import Countdown
    from lossprep.cli.drafts import Drafts
    from lossprep.model.dialogue import Ask

STYLE = Style.from_dict(
    {"early": "bold", "half": "bold ansimagenta", "last": "bold ansired", "over": "bold ansired"}
    | {"quiet": "ansibrightblack", "key": "bold ansimagenta", "margin": "ansimagenta"}
)
SILENCE = 0.7  # seconds without a key after the end, so that none of them reaches what comes next
FEWEST_ROWS = 4  # to write in
WIDEST = 76
AROUND = 4  # rows kept for the clock, the keys and the end of the question


class Box:
    """One timed answer in a terminal."""

    def __init__(self, question: Ask, countdown: Countdown, drafts: Drafts, text: str) -> None:
        self.question = question
        self.countdown = countdown
        self.drafts = drafts
        self.editing = False
        self.remark = ""
        self.last_key = 0.0
        self.buffer = Buffer(
            document=Document(text, len(text)),
            multiline=question.kind == "text",
            on_text_changed=lambda _: self.keep(),
        )
        self.app: Application[Any] = Rewrapping(
            layout=Layout(VSplit([HSplit(self.rows(), width=self.width), Window()])),
            key_bindings=bindings(self),
            style=STYLE,
            output=output(),
            erase_when_done=True,
        )
        self.app.key_processor.before_key_press += self.pressed

    def run(self) -> str:
        """Take the answer.

        Raises EOFError for Ctrl-D in an empty box, and KeyboardInterrupt; the draft is kept.
        """
        try:
            text = self.app.run(pre_run=self.begin)
        finally:
            drop_typed_ahead(self.app)
        return str(text)

    def begin(self) -> None:
        """Start the clock's hand."""
        self.app.create_background_task(self.tick())

    def rows(self) -> list[Window]:
        """Lay out the clock, the text and the keys."""
        writing = Window(
            BufferControl(self.buffer),
            height=self.height,
            wrap_lines=True,
            get_line_prefix=self.margin,
        )
        status = Window(FormattedTextControl(self.status), wrap_lines=True, dont_extend_height=True)
        keys = Window(FormattedTextControl(self.keys), wrap_lines=True, dont_extend_height=True)
        return [status, writing, keys]

    def width(self) -> Dimension:
        """Stay narrower than most terminals: what they wrap anew is not always known."""
        return Dimension.exact(min(WIDEST, self.app.output.get_size().columns))

    def height(self) -> Dimension:
        """Give the text its rows: a few at first, then as many as the terminal has to spare."""
        most = max(FEWEST_ROWS, self.app.output.get_size().rows - AROUND)
        least = FEWEST_ROWS if self.question.kind == "text" else 1
        return Dimension(min=1, preferred=self.needed(least), max=most)

    def needed(self, least: int) -> int:
        """Count the rows that the text takes, wrapped."""
        width = max(1, min(WIDEST, self.app.output.get_size().columns) - 3)
        rows = sum(1 + len(row) // width for row in self.buffer.text.split("\n"))
        return max(least, rows)

    def margin(self, number: int, wrap_count: int) -> StyleAndTextTuples:
        """Put a bullet before each line of notes, a number before those of a text."""
        if wrap_count:
            return [("", "   ")]
        numbered = str(number + 1) if self.question.kind == "text" else ">"
        lead = "•" if self.question.spoken else numbered
        return [("class:margin", f"{lead:>2} ")]

    def status(self) -> StyleAndTextTuples:
        """Show the clock, and what is to be said about it."""
        phase = self.countdown.phase
        remark = self.remark or self.countdown.remark() or self.invitation()
        return [
            (f"class:{phase}", self.countdown.shown()),
            ("class:quiet", f" of {mmss(self.countdown.limit)}"),
            ("", f" · {remark}" if remark else ""),
        ]

    def invitation(self) -> str:
        """Say what to do while there is nothing else to say."""
        return (
            "say it aloud, note it in a few words" if self.question.spoken else self.question.prompt
        )

    def keys(self) -> StyleAndTextTuples:
        """Name the keys that work now."""
        if self.countdown.up():
            return [("class:quiet", "your keys are not taken any more")]
        begun = bool(self.buffer.text.strip()) and not self.command()
        return keys_line(self.question, begun=begun)

    def keep(self) -> None:
        """Keep the draft, with the time used."""
        if not self.command():
            self.drafts.keep(self.question.name, self.buffer.text, self.countdown.taken)

    def command(self) -> str:
        """Give the one word that the box holds, where it is a key and no answer."""
        word = self.buffer.text.strip().lower()
        known = {key for key, _ in self.question.keys} | {"q", "u", "?"}
        return word if word in known | {"solution"} else ""

    def finish(self) -> None:
        """End with what is typed."""
        if not self.app.is_done:
            self.app.exit(result=readable(self.buffer.text.rstrip()))

    def pressed(self, _: object) -> None:
        """Note that a key was pressed."""
        self.last_key = time.monotonic()
        self.remark = ""

    async def tick(self) -> None:
        """Show the time as it changes; at a strict end take no more keys, and then close."""
        while not self.countdown.up() or self.editing:
            await asyncio.sleep(self.countdown.until_next())
            self.app.invalidate()
        ended = time.monotonic()
        while time.monotonic() - max(ended, self.last_key) < SILENCE:
            await asyncio.sleep(0.05)
        self.finish()

    async def edit(self) -> None:
        """Go on in $VISUAL or $EDITOR; the clock runs on."""
        path = self.drafts.path(self.question.name, "txt")
        command = editor.words()
        if not command:
            self.remark = "no editor: set EDITOR to the one that you use"
            return
        try:
            path.write_text(self.buffer.text + "\n", encoding="utf-8", errors="replace")
        except OSError as error:
            self.remark = f"no draft can be written ({error.strerror})"
            return
        self.editing = True
        try:
            self.remark = await in_terminal([*command, str(path)])
            text = path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
            self.buffer.document = Document(text, len(text))
        except OSError as error:
            self.remark = f"the editor left nothing to read ({error.strerror})"
        finally:
            self.editing = False
            with suppress(OSError):
                path.unlink()


async def in_terminal(command: list[str]) -> str:
    """Run a program in the terminal, out of the box's way; the result says what kept it."""
    from prompt_toolkit.application import run_in_terminal

    return await run_in_terminal(lambda: editor.run(command), in_executor=True)


def output() -> Any:
    """Make the terminal's output, which never asks where the cursor is."""
    made = create_output()
    if hasattr(made, "enable_cpr"):
        made.enable_cpr = False
    return made


def drop_typed_ahead(app: Application[Any]) -> None:
    """Forget the keys pressed after the end: they belong to no prompt."""
    from prompt_toolkit.input.typeahead import clear_typeahead

    clear_typeahead(app.input)
    with suppress(ImportError, OSError):
        import termios

        termios.tcflush(app.input.fileno(), termios.TCIFLUSH)
