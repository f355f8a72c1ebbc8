"""Pack format 1: what each kind of file holds.

A field of a dataclass is a key of the file; one with a default may be left out. The
annotations say what the reader checks and what editors show. Nothing else describes the
format: the reader and ``pack.schema.json`` both follow from these pages.
"""

from __future__ import annotations

from typing import Any

from lossprep.library.format.answer import AnswerFile
from lossprep.library.format.bug import BugFile
from lossprep.library.format.cheatsheet import CheatsheetFile
from lossprep.library.format.exercise import AnyExercise
from lossprep.library.format.item import ReadingFile
from lossprep.library.format.pack import CheckpointsFile, PackFile, SkillsFile
from lossprep.library.format.problem import AnyMock, ProblemFile
from lossprep.library.format.sheet import SheetFile
from lossprep.library.format.tree import TreeFile

# The files of a pack by name, and the folders that hold one item a file.
FILES: dict[str, Any] = {
    "pack.yaml": PackFile,
    "skills.yaml": SkillsFile,
    "checkpoints.yaml": CheckpointsFile,
    "tree.yaml": TreeFile,
    "cheatsheet.yaml": CheatsheetFile,
}
FOLDERS: dict[str, Any] = {
    "readings": ReadingFile,
    "exercises": AnyExercise,
    "problems": ProblemFile,
    "bugs": BugFile,
    "mocks": AnyMock,
    "losses": SheetFile,
    "answers": AnswerFile,
}
