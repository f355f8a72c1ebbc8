"""The command's entry: ``lossprep``, and ``python -m lossprep``."""

import os
import sys

from lossprep import __version__

A_MOMENT = 0.01  # seconds


def main() -> int:
    """Run the command line; what one types each day answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lossprep {__version__}\n")
        return 0
    sys.unraisablehook = pass_on_interrupts
    try:
        if sys.argv[1:] in ([], ["today"]) and "_LOSSPREP_COMPLETE" not in os.environ:
            from lossprep.cli.glance import at_once

            if at_once(full=sys.argv[1:] == ["today"]):
                return 0
        from lossprep.cli.app import run
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:])


def pass_on_interrupts(fault: "sys.UnraisableHookArgs") -> None:
    """Bring a Ctrl-C back that Python met where it could only have printed a traceback.

    Raised in here it would be lost in the same way, so it comes again a moment later.
    """
    if isinstance(fault.exc_value, KeyboardInterrupt):
        import signal

        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, A_MOMENT)
    elif "--debug" in sys.argv:
        sys.__unraisablehook__(fault)


if __name__ == "__main__":
    sys.exit(main())
