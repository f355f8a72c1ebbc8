"""Which built-in packs are read: a checkout's own, or those inside the wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import lossprep
from lossprep import library

SMALL = Path(__file__).parent / "small"
_TITLES = """
import sys
from pathlib import Path
from lossprep import library
for folder in library.builtin():
    print(folder, library.load(folder, cache=Path(sys.argv[1])).title)
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that holds the package, and inside it a pack, as a wheel leaves them."""
    site = tmp_path / "site"
    package = Path(lossprep.__file__).parent
    shutil.copytree(package, site / "lossprep", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SMALL, site / "lossprep/content/small")
    return site


def _run(site: Path, cache: Path) -> str:
    command = [sys.executable, "-P", "-c", _TITLES, str(cache)]
    where = {"cwd": cache.parent, "env": {"PYTHONPATH": str(site)}}
    run = subprocess.run(command, **where, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_a_wheel_reads_the_packs_inside_it(installed: Path, tmp_path: Path) -> None:
    expected = f"{installed}/lossprep/content/small A small pack\n"
    assert _run(installed, tmp_path / "cache") == expected


def test_a_checkout_reads_its_own_content_and_sees_edits(installed: Path, tmp_path: Path) -> None:
    (installed / "pyproject.toml").touch()
    own = installed / "content/small"
    shutil.copytree(SMALL, own)
    assert _run(installed, tmp_path / "cache") == f"{own} A small pack\n"
    text = (own / "pack.yaml").read_text()
    (own / "pack.yaml").write_text(text.replace("A small pack", "An edited pack"))
    assert _run(installed, tmp_path / "cache") == f"{own} An edited pack\n"


def test_a_pyproject_beside_site_packages_makes_no_checkout(
    installed: Path, tmp_path: Path
) -> None:
    (installed / "pyproject.toml").touch()
    assert _run(installed, tmp_path / "cache").startswith(f"{installed}/lossprep/content/small")


def test_a_folder_without_pack_yaml_is_no_pack(installed: Path, tmp_path: Path) -> None:
    (installed / "lossprep/content/notes").mkdir()
    assert _run(installed, tmp_path / "cache").count("\n") == 1


def test_the_built_in_packs_are_fine() -> None:
    folders = library.builtin()
    assert [folder.name for folder in folders] == ["loss-functions"]
    assert [library.check(folder) for folder in folders] == [()]
