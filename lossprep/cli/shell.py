"""What a command is given: the clock, the store, the packs, the output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lossprep.cli.clock import Clock

if TYPE_CHECKING:
    from lossprep.cli.drafts import Drafts
    from lossprep.model.content import Pack
    from lossprep.store import PlanStore, Store
    from lossprep.views.lines import Line


S = TypeVar("S", bound="PlanStore")


class Shell:
    """The surroundings of one run, each made when it is first asked for."""

    def __init__(
        self, *, db: Path | None, plain: bool = False, no_input: bool = False, debug: bool = False
    ) -> None:
        self.db = db
        self.no_input = no_input
        self.debug = debug
        self.clock = Clock()
        self.plain = plain or not sys.stdout.isatty()
        self.command = "study"  # the one that runs, for whoever is kept out meanwhile
        self.typed = False
        self.strict = False

    @property
    def interactive(self) -> bool:
        """Whether a person types here, and sees a cursor that moves."""
        able = os.environ.get("TERM", "") not in ("", "dumb", "unknown")
        return self.at_terminal and not self.plain and able

    @property
    def at_terminal(self) -> bool:
        """Whether both ends are a terminal, however plain."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    @cached_property
    def store(self) -> Store:
        """The learner's events; opened once."""
        from lossprep.store import open_store

        return self.up_to_date(open_store(self.database))

    @cached_property
    def plans(self) -> PlanStore:
        """The part of the store that the plan needs; cheap to open."""
        from lossprep.store import open_plan

        return self.up_to_date(open_plan(self.database))

    def up_to_date(self, store: S) -> S:
        """Derive the memories anew where they follow from other parameters than those in force."""
        from lossprep.cli.settings import put_in_force

        if store.parameters() not in (None, put_in_force()) and not store.read_only:
            store.rebuild_memories()
        return store

    @cached_property
    def database(self) -> Path:
        """Where the events are: --db, LOSSPREP_DB, or the platform's place for data."""
        named = self.db or os.environ.get("LOSSPREP_DB")
        if named:
            return Path(named).expanduser()
        from platformdirs import user_data_path

        return user_data_path("lossprep", appauthor=False) / "lossprep.db"

    @cached_property
    def drafts(self) -> Drafts:
        """The drafts of timed answers, beside the database."""
        from lossprep.cli.drafts import Drafts

        return Drafts(self.database)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, parsed or from the cache; the learner's own comes last."""
        from platformdirs import user_cache_path

        from lossprep import library
        from lossprep.cli import own
        from lossprep.cli.waiting import waiting

        cache = user_cache_path("lossprep", appauthor=False)
        with waiting("Reading the pack, once after each change", plain=self.plain):
            found = [library.load(folder, cache=cache) for folder in library.builtin()]
            mine = own.load(cache)
        return (*found, mine) if mine else tuple(found)

    @cached_property
    def pack(self) -> Pack:
        """The pack that is studied, with the learner's own items."""
        from lossprep.cli import own
        from lossprep.model.own import OWN_PACK

        mine = next((pack for pack in self.packs if pack.id == OWN_PACK), None)
        return own.joined(self.packs[0], mine)

    def forget_packs(self) -> None:
        """Read the packs anew when they are next asked for, since one has changed."""
        for name in ("packs", "pack"):
            self.__dict__.pop(name, None)

    def show(self, lines: Iterable[Line]) -> None:
        """Write lines to standard output."""
        if self.plain:
            from lossprep.views import plain

            plain.write(lines, sys.stdout)
        else:
            from lossprep.views import terminal

            terminal.write(lines, terminal.console_for(sys.stdout))

    def show_json(self, report: dict[str, Any]) -> None:
        """Write one JSON object, strictly: infinities are strings, NaN is refused."""
        import json

        text = json.dumps({"schema_version": 1, **report}, allow_nan=False, ensure_ascii=False)
        sys.stdout.write(text + "\n")
