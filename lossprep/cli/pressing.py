"""Asking for a single key, or for a line whose first key may be enough."""

from __future__ import annotations

import sys
from collections.abc import Callable

from lossprep.cli.keys import END, ENTER, SPACE, Keyboard, key_by_key
from lossprep.cli.prompts import Keys
from lossprep.model.dialogue import Ask


def pressed(keyboard: Keyboard, question: Ask, keys: Keys) -> str:
    """Wait for one of the keys that work here; Enter and Space give an empty answer.

    What it was is written behind the prompt, so that the terminal's history can be read.
    """
    names = {key: word for key, word in keys if len(key) == 1}
    goes_on = (ENTER, SPACE) if question.kind == "enter" else ()
    show("> ")
    with key_by_key():
        if question.revealed:
            keyboard.settle()
        key = keyboard.key(lambda key: key.lower() in names or key in (*goes_on, END))
    if key in goes_on:
        show("\n")
        return ""
    show(f"{key} {names.get(key.lower(), '')}".rstrip() + "\n" if key != END else "\n")
    return key


def typed(keyboard: Keyboard, question: Ask, read: Callable[[], str]) -> str:
    """Read a line; where Space or Enter reveals, it is enough as the first key.

    Any other first key is where the line begins.
    """
    first = begun(keyboard) if question.reveals else "".join(keyboard.taken())
    if first == END:
        return END
    if question.reveals and not first:
        return ""
    if not first:
        return read()
    import readline

    readline.set_startup_hook(lambda: readline.insert_text(first))
    try:
        return read()
    finally:
        readline.set_startup_hook()


def begun(keyboard: Keyboard) -> str:
    """Wait for the key that a line begins with; nothing where it is Enter or Space."""
    show("> ")
    with key_by_key():
        key = keyboard.first()
        while not (key in (ENTER, SPACE, END) or key.isprintable()):
            key = keyboard.first()
    if key in (ENTER, SPACE, END):
        show("\n")
        return key if key == END else ""
    show("\r")
    return key


def show(text: str) -> None:
    """Write at once."""
    sys.stdout.write(text)
    sys.stdout.flush()
