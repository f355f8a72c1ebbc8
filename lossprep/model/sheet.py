"""A loss's reference page."""

from __future__ import annotations

from msgspec import Struct


class Sheet(Struct, frozen=True, kw_only=True):
    """What a pack says of a loss of the engine; ``facets`` are pairs of a name and a text."""

    loss: str
    facets: tuple[tuple[str, str], ...]
    red_flags: tuple[str, ...]
    aloud: str
    worked: str
    paper: str

    def says(self, facet: str) -> str:
        """Give the text of a facet; of none with this name, an empty one.

        >>> Sheet(
        ...     loss="mse", facets=(("key", "x"),), red_flags=(), aloud="", worked="", paper=""
        ... ).says("key")
        'x'
        """
        return dict(self.facets).get(facet, "")
