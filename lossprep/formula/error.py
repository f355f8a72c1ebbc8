"""What goes wrong in a formula, and where."""

from __future__ import annotations

from lossprep.errors import LossprepError


class FormulaError(LossprepError):
    """A formula that cannot be read or evaluated.

    ``message`` is a plain sentence, ``position`` the place from 0 in ``text``.

    >>> error = FormulaError("a number is missing", position=4, text="1 + ")
    >>> str(error)
    'a number is missing, at character 5'
    >>> error.position
    4
    """

    def __init__(self, message: str, *, position: int = 0, text: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.text = text

    def __str__(self) -> str:
        return f"{self.message}, at character {self.position + 1}"
