"""The keys of the box of a timed answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

if TYPE_CHECKING:
    from lossprep.cli.box import Box
    from lossprep.model.dialogue import Ask


def keys_line(question: Ask, *, begun: bool) -> StyleAndTextTuples:
    """Write the keys that work, the one that ends the answer first; letters are text once begun."""
    ending = "Ctrl-D" if question.kind == "text" else "Enter"
    done = "done speaking" if question.spoken else "done"
    words = [(ending, done), ("Ctrl-O", "editor")]
    if begun:
        words.append(("Ctrl-C", "save and quit"))
    else:
        words += [*question.keys, ("u", "undo"), ("q", "quit"), ("?", "help")]
    line: StyleAndTextTuples = []
    for key, word in words:
        line += [
            ("class:quiet", " · " * bool(line)),
            ("class:key", key),
            ("class:quiet", f" {word}"),
        ]
    return line


def bindings(box: Box) -> KeyBindings:
    """Bind the keys; after a strict end all of them do nothing."""
    bound = KeyBindings()

    @bound.add(Keys.Any, filter=Condition(box.countdown.up), eager=True)
    def nothing(_: KeyPressEvent) -> None:
        """Take no key."""

    @bound.add("c-d")
    @bound.add("escape", "enter")
    def done(event: KeyPressEvent) -> None:
        if box.buffer.text.strip() or box.question.optional or box.question.reveals:
            box.finish()
        elif event.key_sequence[-1].key == "c-d":
            box.app.exit(exception=EOFError)

    @bound.add("enter")
    def enter(_: KeyPressEvent) -> None:
        if box.question.kind != "text" or box.command():
            box.finish()
        else:
            box.buffer.newline(copy_margin=not box.question.spoken)

    @bound.add("tab")
    def indent(_: KeyPressEvent) -> None:
        box.buffer.insert_text("    ")

    @bound.add("c-o")
    @bound.add("c-x", "c-e")
    def edit(event: KeyPressEvent) -> None:
        event.app.create_background_task(box.edit())

    @bound.add("c-c")
    @bound.add(Keys.SIGINT, filter=Condition(lambda: not box.editing))
    def interrupt(_: KeyPressEvent) -> None:
        box.keep()
        box.app.exit(exception=KeyboardInterrupt)

    return bound
