"""Each contract of the imports is planted with a violation, and breaks; and no other does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}
LAYERS = [layer.split(" | ") for layer in CONTRACTS[0]["layers"]]
PAIR = {"planted_one.py": "", "planted_two.py": "from {package} import planted_one"}
PLANTS = {
    "layers": {"lossprep/model/planted.py": "import lossprep.schedule"},
    "losses": {f"lossprep/losses/{name}": text for name, text in PAIR.items()},
    "metrics": {f"lossprep/metrics/{name}": text for name, text in PAIR.items()},
    "commands": {f"lossprep/cli/commands/{name}": text for name, text in PAIR.items()},
    "yaml": {"lossprep/store/planted.py": "def late():\n    import yaml"},
    "sqlite": {"lossprep/cli/planted.py": "from sqlite3 import connect"},
    "rich": {"lossprep/session/planted.py": "from rich.table import Table"},
    "typer": {"lossprep/views/planted.py": "import typer.colors"},
}


@pytest.fixture
def checkout(tmp_path):
    """A copy of the package and its configuration, to plant violations in."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "lossprep", tmp_path / "lossprep", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(checkout: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = checkout / name
        package = ".".join(Path(name).parent.parts)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.format(package=package) + "\n")


def lint_imports(checkout: Path) -> tuple[int, str]:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=checkout, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def broken(output: str) -> list[str]:
    return re.findall(r"^(.+) BROKEN$", output, re.MULTILINE)


def test_nothing_is_broken_before_anything_is_planted(checkout):
    code, output = lint_imports(checkout)
    assert (code, broken(output)) == (0, [])


def test_each_contract_has_its_plant():
    assert set(PLANTS) == set(NAMES)


@pytest.mark.parametrize("contract", PLANTS)
def test_a_violation_breaks_its_contract_alone(contract, checkout):
    plant(checkout, PLANTS[contract])
    code, output = lint_imports(checkout)
    assert (code, broken(output)) == (1, [NAMES[contract]])


def test_every_layer_is_closed_to_those_below_and_beside_it(checkout):
    upwards = [(low, high) for above, below in pairwise(LAYERS) for high in above for low in below]
    sideways = [pair for layer in LAYERS for pair in combinations(layer, 2)]
    for importer, imported in upwards + sideways:
        folder = ROOT / "lossprep" / importer
        file = f"{importer}/planted_{imported}.py" if folder.is_dir() else f"{importer}.py"
        plant(checkout, {f"lossprep/{file}": f"import lossprep.{imported}"})
    output = lint_imports(checkout)[1]
    caught = set(re.findall(r"lossprep\.(\w+) is not allowed to import lossprep\.(\w+)", output))
    assert caught == set(upwards + sideways)


def test_a_package_without_a_layer_is_caught(checkout):
    plant(checkout, {"lossprep/unlisted/__init__.py": ""})
    code, output = lint_imports(checkout)
    assert (code, broken(output)) == (1, [NAMES["layers"]])
    assert "not listed as layers:\n\n- lossprep.unlisted\n" in output
