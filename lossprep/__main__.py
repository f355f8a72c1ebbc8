"""The command's entry: ``lossprep``, and ``python -m lossprep``."""

import sys

from lossprep import __version__


def main() -> int:
    """Run the command line; ``--version`` answers before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"lossprep {__version__}\n")
        return 0
    from lossprep.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
