"""Run the benchmarks, or some by name: ``python -m benchmarks startup``."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import benchmarks


def main(names: list[str]) -> int:
    """Run each module of this folder that is asked for; 1 where a mark is missed."""
    known = [found.name for found in pkgutil.iter_modules(benchmarks.__path__)]
    wanted = names or [name for name in known if name != "__main__"]
    kept = [import_module(f"benchmarks.{name}").main() for name in wanted]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
