"""What a narrower terminal makes of the rows that stand in it, so that a box finds its first one.

Many terminals wrap long rows anew when their width changes, which pushes all below them down.
None of them says so, and taken for one that does not, a box would leave a part of itself behind.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application

if TYPE_CHECKING:
    from prompt_toolkit.layout.screen import Screen

# Each sets one of these; what runs inside another terminal may have inherited it from there.
REWRAPPING = (
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "WEZTERM_PANE",
    "ALACRITTY_WINDOW_ID",
    "ITERM_SESSION_ID",
)
NAMED = ("foot", "tmux", "alacritty", "wezterm", "xterm-kitty", "xterm-ghostty")  # over ssh, too
INNER = ("XTERM_VERSION", "INSIDE_EMACS", "STY")
SAVE, RESTORE = "\x1b7", "\x1b8"  # where the cursor is


class Rewrapping(Application[Any]):
    """An application whose rows may be wrapped anew by the terminal under it."""

    def _on_resize(self) -> None:
        screen = self.renderer.last_rendered_screen
        if screen is not None and rewraps(os.environ):
            self.wipe(screen)
            self.renderer.reset()
        super()._on_resize()

    def wipe(self, screen: Screen) -> None:
        """Erase what the terminal made of the rows drawn last, and stay on the first.

        Row by row: erased all at once from the top, some terminals keep them in their history.
        """
        output, columns = self.output, self.output.get_size().columns
        cursor = screen.get_cursor_position(self.layout.current_window)
        lengths = [length(screen.data_buffer[row]) for row in range(screen.height)]
        output.write_raw("\r")
        output.cursor_up(cursor.y + pushed([*lengths[: cursor.y], cursor.x], columns))
        output.write_raw(SAVE)
        for _ in range(screen.height + pushed(lengths, columns)):
            output.erase_end_of_line()
            output.cursor_down(1)
        output.write_raw(RESTORE)


def rewraps(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to wrap long rows anew; where it is not known, no.

    >>> rewraps({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"})
    True
    >>> rewraps({"TERM": "xterm", "XTERM_VERSION": "XTerm(390)", "VTE_VERSION": "7600"})
    False
    >>> rewraps({"TERM": "tmux-256color", "XTERM_VERSION": "XTerm(390)"})
    True
    """
    name = environment.get("TERM", "")
    if name.startswith("screen"):
        return "TMUX" in environment
    if name.startswith(NAMED):
        return True
    inner = any(one in environment for one in INNER)
    return not inner and any(one in environment for one in REWRAPPING)


def length(row: Mapping[int, Any]) -> int:
    """Count the columns up to the last one that shows something."""
    shown = (place + cell.width for place, cell in row.items() if cell.char.strip())
    return max(shown, default=0)


def pushed(lengths: Sequence[int], columns: int) -> int:
    """Count the rows that come on top where rows of such lengths are wrapped anew.

    >>> pushed([76, 20, 60], 40)
    2
    """
    return sum((long - 1) // max(1, columns) for long in lengths if long)
