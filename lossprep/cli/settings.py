"""The learner's settings: the environment first, then a small JSON file, then the default."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lossprep.errors import LossprepError, UsageError
from lossprep.schedule.choice import ROLES, SCHEDULES, Choice
from lossprep.schedule.version import VERSION

PUBLISHED = "published"


def read_schedule(text: str) -> str:
    """Read the name of a schedule."""
    if text not in SCHEDULES:
        raise unknown("schedule", text, SCHEDULES)
    return text


def read_retention(text: str) -> float:
    """Read a share of recall, 0.7 to 0.99.

    >>> read_retention("0.85")
    0.85
    """
    try:
        share = float(text)
    except ValueError:
        share = 0.0
    if not 0.7 <= share <= 0.99:
        raise UsageError(f"retention is '{text}': write a number from 0.7 to 0.99")
    return share


def read_parameters(text: str) -> str | list[float]:
    """Read the memory model's weights: ``published``, or 21 numbers of one's own.

    >>> read_parameters("published")
    'published'
    """
    if text == PUBLISHED:
        return text
    from lossprep.schedule.parameters import HIGHEST, LOWEST

    try:
        weights = [float(part) for part in text.split(",")]
    except ValueError:
        weights = []
    bounds = list(zip(LOWEST, weights, HIGHEST, strict=False))
    if len(weights) != len(LOWEST) or not all(low <= w <= high for low, w, high in bounds):
        raise UsageError(
            f"parameters are '{text[:40]}': write published, or the 21 weights of FSRS-6"
            " with commas between them"
        )
    return weights


def read_role(text: str) -> str:
    """Read the role that the interview is for."""
    if text not in ROLES:
        raise unknown("role", text, ROLES)
    return text


def read_answers(text: str) -> str:
    """Read how timed answers are given."""
    if text not in ANSWERS:
        raise unknown("way to answer", text, ANSWERS)
    return text


def read_command(text: str) -> str:
    """Read a command, which may hold {file}; an empty one is none.

    >>> read_command("arecord -q {file}")
    'arecord -q {file}'
    """
    import shlex

    try:
        shlex.split(text)
    except ValueError as error:
        raise UsageError(f"{text!r} cannot be read as a command: {error}") from None
    return text.strip()


ANSWERS = ("spoken", "typed")
READERS: dict[str, Callable[[str], Any]] = {
    "parameters": read_parameters,
    "schedule": read_schedule,
    "retention": read_retention,
    "role": read_role,
    "answers": read_answers,
    "record": read_command,
    "play": read_command,
}
DEFAULTS: dict[str, Any] = {
    "parameters": PUBLISHED,
    "schedule": "deadline",
    "retention": 0.9,
    "role": "any",
    "answers": "spoken",
    "record": "",
    "play": "",
}


def path() -> Path:
    """Say where the file is, whether or not there is one."""
    from platformdirs import user_config_path

    return user_config_path("lossprep", appauthor=False) / "config.json"


def read(key: str, text: str) -> Any:
    """Read the value of a setting from what was typed."""
    if key not in READERS:
        raise unknown("setting", key, READERS)
    return READERS[key](text)


def load() -> dict[str, Any]:
    """Give every setting's value."""
    found = {**DEFAULTS, **in_file()}
    named = {key: os.environ.get(f"LOSSPREP_{key.upper()}") for key in READERS}
    return {**found, **{key: read(key, text) for key, text in named.items() if text}}


def in_file(*, but: str = "") -> dict[str, Any]:
    """Give what the file sets; each value is checked, ``but`` for that of one key."""
    where = path()
    try:
        data = json.loads(where.read_text(encoding="utf-8"))
        return {key: read(key, written(value)) for key, value in data.items() if key != but}
    except FileNotFoundError:
        return {}
    except UsageError as error:
        raise LossprepError(f"{where}: {error}") from None
    except (OSError, ValueError, AttributeError) as error:
        message = f"{where} cannot be read as settings; mend or delete it"
        raise LossprepError(message) from error


def save(key: str, text: str) -> Any:
    """Keep a setting; the result is its value."""
    value = read(key, text)
    data = {**in_file(but=key), key: value}
    where = path()
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        fresh = where.with_suffix(".new")
        fresh.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
        fresh.replace(where)
    except OSError as error:
        raise LossprepError(f"{where} cannot be written: {error.strerror}") from error
    return value


def choice() -> Choice:
    """Give the choice of a schedule."""
    found = load()
    return Choice(found["schedule"], found["retention"], found["role"])


def put_in_force() -> str:
    """Let the memory model go by the learner's own parameters, if any; the version in force."""
    found = load()["parameters"]
    if found == PUBLISHED:
        return VERSION
    from lossprep.schedule import parameters

    parameters.put_in_force(found)
    return parameters.DEFAULT.version


def written(value: Any) -> str:
    """Write a value as it is typed.

    >>> written(["mle", "ds"]), written(0.9)
    ('mle,ds', '0.9')
    """
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def unknown(what: str, name: str, known: Any) -> UsageError:
    """Name the nearest of what is known."""
    from lossprep.library.nearest import suggestion

    return UsageError(f"no {what} '{name}': {suggestion(name, known)}")
