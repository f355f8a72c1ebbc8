"""The reference of the commands says what their help says today."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = runpy.run_path(str(ROOT / "scripts" / "manual.py"))
STALE = "make docs writes it anew"


def test_the_reference_is_as_the_help():
    assert (ROOT / "docs" / "cli.md").read_text() == MANUAL["markdown"](), STALE


def test_the_manual_page_is_as_the_help():
    assert (ROOT / "docs" / "lossprep.1").read_text() == MANUAL["roff"](), STALE


def test_every_command_has_its_section(run):
    listed = re.findall(r"^  ([a-z]+)  ", run("--help").stdout, re.MULTILINE)
    reference = MANUAL["markdown"]()
    assert [name for name in listed if f"### lossprep {name}\n" not in reference] == []
