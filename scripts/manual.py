"""Writes the reference of the commands from their own help: docs/cli.md and docs/lossprep.1.

Usage: python scripts/manual.py
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from lossprep.cli.app import GROUPS, root

DOCS = Path(__file__).parents[1] / "docs"
WIDTH = 80
SURROUNDINGS = {
    "LOSSPREP_DB": "The file with your attempts and plan; --db comes first.",
    "LOSSPREP_NOW": "Where the clock starts, as in 2026-12-01T09:00: for tests and dry runs.",
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME": "Where data, settings and cache lie.",
    "NO_COLOR": "No colours.",
    "TERM=dumb": "Line by line, as with --plain.",
    "EDITOR": "What opens an answer or an item for editing.",
}
CODES = {
    0: "Done.",
    1: "What was asked failed; one line says what and where.",
    2: "The command line cannot be understood.",
    130: "Interrupted; the work is saved.",
}


def main() -> int:
    """Write both files."""
    (DOCS / "cli.md").write_text(markdown(), encoding="utf-8")
    (DOCS / "lossprep.1").write_text(roff(), encoding="utf-8")
    return 0


def commands() -> Iterator[tuple[str, Any, Any]]:
    """Give each command with its group and its context, groups in their order."""
    program: Any = typer.main.get_command(root)
    top = context(program, "lossprep")
    placed = {name: program.found.module(name).PLACE for name in program.found}
    for group in GROUPS:
        for name in sorted((n for n in placed if placed[n][0] == group), key=lambda n: placed[n]):
            yield from below(group, program.found[name], context(program.found[name], name, top))


def below(group: str, command: Any, around: Any) -> Iterator[tuple[str, Any, Any]]:
    """Give a command and its subcommands."""
    yield group, command, around
    for word, subcommand in getattr(command, "commands", {}).items():
        yield from below(group, subcommand, context(subcommand, word, around))


def context(command: Any, name: str, parent: Any = None) -> Any:
    """Make the surroundings in which a command says its help, at a fixed width."""
    made = command.make_context(name, [], parent=parent, resilient_parsing=True)
    made.terminal_width = made.max_content_width = WIDTH
    return made


def markdown() -> str:
    """Write the reference for a reader of the repository."""
    program: Any = typer.main.get_command(root)
    parts = [
        "# The commands\n\nWritten from the help by `make docs`; a test holds it to it.",
        fenced(program.get_help(context(program, "lossprep"))),
    ]
    last = ""
    for group, command, around in commands():
        if group != last:
            parts.append(f"## {group}")
            last = group
        parts += [f"### {around.command_path}", fenced(command.get_help(around))]
    parts += ["## Surroundings", table(SURROUNDINGS), "## Exit codes", table(CODES)]
    return "\n\n".join(parts) + "\n"


def fenced(text: str) -> str:
    """Put text into a block."""
    return f"```text\n{text.rstrip()}\n```"


def table(rows: dict[Any, str]) -> str:
    """List names with what they are."""
    return "\n".join(f"- `{name}`: {words}" for name, words in rows.items())


def roff() -> str:
    """Write the manual page."""
    program: Any = typer.main.get_command(root)
    parts = [
        '.TH LOSSPREP 1 "" "lossprep" "User Commands"',
        ".SH NAME\nlossprep \\- prepare for a machine-learning interview, a session a day",
        ".SH SYNOPSIS\n.B lossprep\n[OPTIONS] [COMMAND] [ARGS]...",
        ".SH DESCRIPTION\n" + escaped(program.help).replace("\n\n", "\n.PP\n"),
        ".SH OPTIONS",
        *map(option, program.params),
    ]
    last = ""
    for group, command, around in commands():
        if group != last:
            parts.append(f'.SH "{group.upper()}"')
            last = group
        pieces = " ".join([around.command_path, *command.collect_usage_pieces(around)])
        parts.append(f".SS {escaped(pieces)}\n{escaped(command.help or '')}")
        parts += map(option, getattr(command, "params", []))
    parts += [".SH ENVIRONMENT", *(item(k, v) for k, v in SURROUNDINGS.items())]
    parts += [".SH EXIT STATUS", *(item(str(k), v) for k, v in CODES.items())]
    return "\n".join(parts) + "\n"


def option(parameter: Any) -> str:
    """Write an option or an argument."""
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if parameter.param_type_name == "argument":
        names = parameter.metavar or parameter.name.upper()
    return item(names, getattr(parameter, "help", "") or "")


def item(name: str, words: str) -> str:
    """Write a term and what it means."""
    return f".TP\n.B {escaped(name)}\n{escaped(words)}"


def escaped(text: str) -> str:
    """Escape what roff would read as its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(['.])", r"\\&\1", text, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.exit(main())
