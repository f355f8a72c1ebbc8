"""Build the archives, install the wheel where nothing else is, and use it outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
EXERCISE, ANSWER = "loss-functions/problems/ranking/mse-3", "0.74"
PACKS = "from lossprep import library; print(*library.builtin(), sep='\\n')"


class WheelError(Exception):
    """The wheel is not what it should be."""


def main() -> int:
    """Build, install, use; one line says what was seen, or what was not as it should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        try:
            wheel, files = build(folder)
            version = use(install(wheel, folder), folder)
        except WheelError as failure:
            print(f"wheel-test: {failure}", file=sys.stderr)
            return 1
    print(
        f"wheel-test: {version} works from its wheel alone; {files} files, the same by way of sdist"
    )
    return 0


def build(folder: Path) -> tuple[Path, int]:
    """Make the wheel, equal to the one that the sdist makes, and count its files."""
    ran(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    direct = wheel_of(ROOT, folder / "direct")
    through_sdist = wheel_of(only(folder, "*.tar.gz"), folder / "through-sdist")
    held, others = contents(direct), contents(through_sdist)
    if held != others:
        raise WheelError(f"wheel and sdist hold different files: {sorted(set(held) ^ set(others))}")
    missing = {f"lossprep/{path}" for path in packs_files()} - set(held)
    if missing:
        raise WheelError(f"the wheel lacks {sorted(missing)}")
    return direct, len(held)


def wheel_of(source: Path, folder: Path) -> Path:
    """Have pip make the wheel of a checkout or an sdist."""
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source)
    return only(folder, "*.whl")


def contents(wheel: Path) -> dict[str, int]:
    """Read what a wheel holds: each file's checksum by its name."""
    with ZipFile(wheel) as archive:
        return {each.filename: each.CRC for each in archive.infolist()}


def packs_files() -> list[str]:
    """List the files of the checkout's packs, as paths from the checkout."""
    packs = (ROOT / "content").glob("*/**/*.yaml")
    return [path.relative_to(ROOT).as_posix() for path in packs]


def install(wheel: Path, folder: Path) -> Path:
    """Make an environment of the wheel, what it asks for, and nothing else; its Python."""
    ran(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    pip("--python", python, "install", "--constraint", ROOT / "constraints.txt", wheel)
    return python


def use(python: Path, folder: Path) -> str:
    """Run the installed program in an empty home; what it says its version is."""
    home = folder / "home"
    home.mkdir()
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    program = python.with_name("lossprep")
    version = ran(program, "--version", cwd=home, env=env)
    if version != ran(python, "-m", "lossprep", "--version", cwd=home, env=env):
        raise WheelError("lossprep and python -m lossprep differ on --version")
    packs = ran(python, "-c", PACKS, cwd=home, env=env).splitlines()
    if not packs or not all(Path(pack).is_relative_to(folder / "venv") for pack in packs):
        raise WheelError(f"the packs are not those inside the wheel: {packs}")
    ran(program, "pack", "check", cwd=home, env=env)
    graded = json.loads(ran(program, "grade", EXERCISE, ANSWER, "--json", cwd=home, env=env))
    if graded["verdict"] != "right":
        raise WheelError(f"{ANSWER} for {EXERCISE} is {graded['verdict']}, not right")
    return version.strip()


def only(folder: Path, pattern: str) -> Path:
    """Find the one file in ``folder`` that matches."""
    (found,) = folder.glob(pattern)
    return found


def pip(*arguments: str | Path) -> None:
    """Run pip quietly."""
    ran(sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", *arguments)


def ran(*argv: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a command that must succeed; its output."""
    done = subprocess.run(
        argv,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        words = " ".join(map(str, argv))
        raise WheelError(f"{words}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
