"""The command's entry: ``lossprep``, and ``python -m lossprep``."""

import sys

from lossprep import __version__


def main() -> int:
    """Run the command line; ``--version`` answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lossprep {__version__}\n")
        return 0
    sys.unraisablehook = pass_on_interrupts
    try:
        from lossprep.cli.app import run
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:])


def pass_on_interrupts(fault: "sys.UnraisableHookArgs") -> None:
    """Bring a Ctrl-C back that Python met where it could only have printed a traceback."""
    import _thread

    try:
        if isinstance(fault.exc_value, KeyboardInterrupt):
            _thread.interrupt_main()
        elif "--debug" in sys.argv:
            sys.__unraisablehook__(fault)
    except KeyboardInterrupt:  # pressed again, in here
        _thread.interrupt_main()


if __name__ == "__main__":
    sys.exit(main())
