"""The command's entry: ``lossprep``, and ``python -m lossprep``."""

import gc
import os
import sys

from lossprep import __version__

A_MOMENT = 0.01  # seconds
UNCOLLECTED = 100_000  # objects: looking for garbage among imports costs a tenth of a start


def main() -> int:
    """Run the command line; what one types each day answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lossprep {__version__}\n")
        return 0
    gc.set_threshold(UNCOLLECTED)
    sys.unraisablehook = pass_on_interrupts
    fit_streams()
    try:
        return answered(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    finally:
        from signal import SIG_IGN, SIGINT, signal

        signal(SIGINT, SIG_IGN)  # all is saved: one Ctrl-C more has nothing left to stop


def fit_streams() -> None:
    """Put nothing in the place of a closed stream, and show what an encoding lacks as ``?``.

    The lowest free descriptor is taken first: else a database could be opened as the output.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 (for as long as it runs)
    if sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]


def answered(argv: list[str]) -> int:
    """Run a command; the day is shown, and begun, without the command line."""
    if "_LOSSPREP_COMPLETE" not in os.environ:
        if argv in ([], ["today"]):
            from lossprep.cli.glance import at_once

            if at_once(full=argv == ["today"]):
                return 0
        if argv == ["study"]:
            from lossprep.cli import studying

            return studying.at_once()
    from lossprep.cli.app import run

    return run(argv)


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
