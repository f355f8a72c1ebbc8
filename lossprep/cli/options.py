"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

Typed = Annotated[
    bool, typer.Option("--typed", help="Type timed answers, instead of saying them aloud.")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Cut off at the limit; else what runs over is logged.")
]
