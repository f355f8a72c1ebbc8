"""Below the command line time and randomness are values: ruff refuses to fetch them there."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# This Python's, and what newer ones have added.
RANDOM = sorted({*random.__all__, "binomialvariate"} - {"Random", "SystemRandom"})
CLOCK = ["time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime"]
FETCHES = (
    "import datetime; datetime.datetime.now()",
    "import datetime as dt; dt.datetime.now(dt.UTC)",
    "from datetime import datetime; datetime.now()",
    "from datetime import datetime as d; fetch = d.now",
    "from datetime import datetime; datetime.utcnow()",
    "from datetime import datetime; datetime.today()",
    "from datetime import date; date.today()",
    *(f"import time; time.{name}()" for name in CLOCK),
    *(f"import time; time.{name}_ns()" for name in CLOCK),
    *(f"from time import {name}" for name in CLOCK),
    *(f"import time; time.{name}()" for name in ("localtime", "gmtime", "ctime", "asctime")),
    "import time; time.strftime('%H')",
    *(f"import random; random.{name}()" for name in RANDOM),
    *(f"from random import {name}" for name in RANDOM),
    "import random; random.SystemRandom()",
    "import numpy; numpy.random.rand()",
    "import numpy as np; np.random.default_rng()",
    "from numpy.random import default_rng",
    "from numpy import random",
    "import secrets; secrets.token_hex()",
    "import uuid; uuid.uuid4()",
    "import uuid; uuid.uuid1()",
    "import os; os.urandom(8)",
)
VALUES = (
    "from random import Random; Random(1).random()",
    "from datetime import datetime; datetime.fromisoformat('2026-12-01')",
)
LAYERS = "session views library store grading losses metrics formula loss schedule model"


def refused(folder: Path, place: str, lines: tuple[str, ...]) -> set[str]:
    """Those of ``lines`` that ruff refuses under the house's configuration in ``place``."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    file = folder / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n")
    ruff = Path(sys.executable).with_name("ruff")
    options = ("--no-cache", "--select", "TID251", "--output-format", "json")
    done = subprocess.run(
        [ruff, "check", *options, place], cwd=folder, capture_output=True, text=True, check=False
    )
    return {lines[found["location"]["row"] - 1] for found in json.loads(done.stdout)}


@pytest.mark.parametrize("layer", LAYERS.split())
def test_no_layer_below_the_command_line_fetches_time_or_randomness(layer, tmp_path):
    caught = refused(tmp_path, f"lossprep/{layer}/planted.py", FETCHES)
    assert caught == set(FETCHES)


@pytest.mark.parametrize("place", ["lossprep/cli/planted.py", "lossprep/cli/commands/planted.py"])
def test_the_command_line_may(place, tmp_path):
    assert refused(tmp_path, place, FETCHES) == set()


def test_a_generator_and_a_date_are_values(tmp_path):
    assert refused(tmp_path, "lossprep/schedule/planted.py", VALUES) == set()


def test_every_function_of_random_is_tried():
    assert {"random", "choice", "shuffle", "seed"} <= set(RANDOM)
