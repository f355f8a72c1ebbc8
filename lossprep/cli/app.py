"""The command line: finds the commands, runs one, and turns every failure into one line."""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from lossprep import __version__
from lossprep.cli import commands
from lossprep.cli.shell import Shell
from lossprep.errors import LossprepError

GROUPS = ("Every day", "Practise", "Look up", "Data", "For authors")
UsageError = typer.BadParameter.__bases__[0]
CommandLineError = UsageError.__bases__[0]


@cache
def modules() -> dict[str, str]:
    """Map each command's name to its module's; the folder is read once."""
    found = pkgutil.iter_modules(commands.__path__)
    return {module.name.replace("_", "-"): module.name for module in found}


class Discovered(MutableMapping[str, Any]):
    """The commands by name, each imported only when it is looked at."""

    def __init__(self) -> None:
        self.names = modules()

    def __getitem__(self, name: str) -> Any:
        command = typer.main.get_command(self.module(name).app)
        command.name = name
        return command

    def module(self, name: str) -> Any:
        """Import a command's module."""
        return import_module(f"{commands.__name__}.{self.names[name]}")

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def __setitem__(self, name: str, command: Any) -> None:
        raise TypeError("commands are files in lossprep/cli/commands")

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands are files in lossprep/cli/commands")


class Root(TyperGroup):
    """The ``lossprep`` command; its help lists the commands by group."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.found = Discovered()
        self.commands = self.found

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 (as Typer calls it)
        """Write each group with its commands in their order."""
        places = {name: self.found.module(name).PLACE for name in self.found}
        for group in GROUPS:
            names = sorted((n for n in places if places[n][0] == group), key=lambda n: places[n][1])
            rows = [(name, first_line(self.found.module(name).app)) for name in names]
            if rows:
                with formatter.section(group):
                    formatter.write_dl(rows)


def first_line(app: typer.Typer) -> str:
    """Say what a command does, without building it: that would cost more than all the rest."""
    callback = app.registered_callback or app.registered_commands[0]
    given = app.info.help if isinstance(app.info.help, str) else ""
    return (given or getattr(callback.callback, "__doc__", "") or "").strip().split("\n")[0]


root = typer.Typer(
    cls=Root,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@root.callback()
def lossprep(
    ctx: typer.Context,
    db: Annotated[
        Path | None, typer.Option(help="The file with your attempts and plan.", show_default=False)
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: no colour, no cursor movement.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask anything.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> int | None:
    """Prepare for a machine-learning interview, a session a day.

    Without a command: what is due today, and the one next command.
    """
    if version:
        sys.stdout.write(f"lossprep {__version__}\n")
        raise typer.Exit
    ctx.obj = Shell(db=db, plain=plain, no_input=no_input, debug=debug)
    ctx.obj.command = ctx.invoked_subcommand or ""
    if ctx.invoked_subcommand is None:
        from lossprep.cli.glance import show_glance

        show_glance(ctx.obj)
    return None


QUIET = (BrokenPipeError, typer.Abort, typer.Exit)  # what ends a command without a word


def run(argv: list[str]) -> int:
    """Run the command line; the result is the exit code."""
    debug = "--debug" in argv
    try:
        return finished(typer.main.get_command(root).main(argv, "lossprep", standalone_mode=False))
    except BaseException as error:
        if debug and isinstance(error, Exception) and not isinstance(error, QUIET):
            raise
        return ended(error)


def ended(error: BaseException) -> int:
    """Say what ended a command, where there is something to say; the result is the exit code."""
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return 130
    if isinstance(error, BrokenPipeError | SystemExit):  # Typer turns the one into the other
        return closed_pipe()
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, Exception):
        return failed(error)
    raise error


def finished(result: object) -> int:
    """Flush what was said, and take a command's number as the exit code."""
    sys.stdout.flush()
    return result if isinstance(result, int) else 0


def failed(error: Exception) -> int:
    """Say in one line what failed; the result is the exit code."""
    if isinstance(error, LossprepError):
        text, code = str(error), error.exit_code
    elif isinstance(error, CommandLineError):
        text, code = usage(error), 2
    elif isinstance(error, OSError) and error.strerror:
        text, code = f"{error.filename or 'the output'}: {error.strerror}", 1
    else:
        text = f"a fault of its own: {type(error).__name__}: {error} (--debug shows where)"
        code = 1
    tell(f"lossprep: {text}")
    return code


def tell(text: str) -> None:
    """Write to standard error; in a terminal, no word is broken at its edge."""
    from lossprep.views.lines import visible

    rows = [visible(row) for row in text.split("\n")]
    if sys.stderr.isatty():
        from shutil import get_terminal_size
        from textwrap import fill

        whole = {"break_long_words": False, "break_on_hyphens": False, "subsequent_indent": "  "}
        rows = [fill(row, get_terminal_size().columns, **whole) for row in rows]  # type: ignore[arg-type]
    sys.stderr.write("".join(f"{row}\n" for row in rows))


def usage(error: Any) -> str:
    """Put a usage error into one line."""
    path = error.ctx.command_path if getattr(error, "ctx", None) else "lossprep"
    message = error.format_message().rstrip(".")
    joint = " " if message.endswith("?") else "; "
    return f"{message}{joint}{path} --help says more"


def closed_pipe() -> int:
    """Leave quietly when whoever reads the output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
