"""A pack as the model has it, and its cache."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lossprep import library
from lossprep.model.content import Band


def test_the_pack_itself(small: Path) -> None:
    pack = library.load(small)
    assert (pack.id, pack.title, pack.version) == ("small", "A small pack", "1.0")
    assert pack.opening == "small/exercises/explain"
    assert pack.pretest == ("small/exercises/value", "small/exercises/pick")
    assert [s.id for s in pack.skills] == ["values", "ranking"]
    assert pack.skills[1].levels[1] == "I know one: NDCG."


def test_tasks_have_whole_ids_and_seconds(small: Path) -> None:
    first, second = library.load(small).checkpoints
    (solve,) = second.tasks
    assert solve.id == "small/checkpoints/day-3/solve"
    assert solve.items == ("small/problems/ranking", "small/exercises/explain", "small/mocks/pitch")
    assert (solve.limit, solve.unaided, solve.value, solve.minutes) == (300, True, 5, 8.5)
    assert solve.can == "rank three documents"
    assert first.tasks[0].short == "small/readings/basics"
    assert first.tasks[0].limit is None
    assert [task.assess for task in first.tasks] == [True, True]  # the kind says it as well


def test_figures_are_digits_and_code_keeps_its_indentation(small: Path) -> None:
    (reading,) = library.load(small).readings
    assert "give an MSE of 2.5, and an MAE of\n1.5." in reading.text
    assert "\n\n    def mse(e): return sum(e**2)/len(e)" in reading.text
    assert reading.questions[0].answer == "The MSE, 2.5."


def test_a_numeric_exercise(small: Path) -> None:
    value = library.find([library.load(small)], "exercises/value")
    assert value.given == {"prediction": (1.0, 0.9, 1.1), "target": (2.0, 1.0, 0.0)}
    assert (value.value, value.expected) == ("mse(prediction, target)", "0.740")
    assert [s.id for s in value.slips] == ["sum", "root"]
    assert value.slips[0].message == "2.22 is the sum: divide by 3."
    assert (value.limit, value.asked, value.roles) == (90, "often", ("mle", "ds"))
    assert value.was == ("small/exercises/old-value",)


def test_parts_inherit_and_share_the_minutes(small: Path) -> None:
    (problem,) = library.load(small).problems
    assert [part.id for part in problem.parts] == [
        "small/problems/ranking/mse-3",
        "small/problems/ranking/order",
        "small/problems/ranking/why",
    ]
    assert [part.title for part in problem.parts] == ["mse-3", "The order", "why"]
    assert {part.skills for part in problem.parts} == {("ranking", "values")}
    assert {part.asked for part in problem.parts} == {"often"}
    assert sum(part.minutes for part in problem.parts) == pytest.approx(problem.minutes)
    assert problem.parts[1].options[1].right


def test_an_open_exercise_has_rubric_and_exemplars(small: Path) -> None:
    explain = library.find([library.load(small)], "explain")
    assert [c.must for c in explain.rubric[:2]] == [True, False]
    assert [e.band for e in explain.exemplars] == list(Band)
    assert explain.exemplars[0].text == "A constant model gets 99.5 % as well."


def test_the_two_kinds_of_mock(small: Path) -> None:
    pitch, timed = library.load(small).mocks
    assert (pitch.limit, pitch.problems) == (90, ())
    assert pitch.followups[0].ask == "And Huber?"
    assert (timed.limit, timed.problems) == (1800, ("small/problems/ranking",))


def test_a_broken_pack_raises_with_every_line(small: Path) -> None:
    (small / "exercises/say.yaml").write_text("")
    (small / "exercises/pick.yaml").write_text("")
    with pytest.raises(library.ContentErrors) as caught:
        library.load(small)
    assert caught.value.lines == library.check(small)
    assert len(caught.value.lines) == 2
    assert str(caught.value).endswith("(and 1 more: lossprep pack check shows all)")


def test_the_cache_gives_the_same_pack(small: Path, tmp_path: Path) -> None:
    fresh = library.load(small, cache=tmp_path / "cache/deep")
    assert library.load(small, cache=tmp_path / "cache/deep") == fresh == library.load(small)
    assert len(list((tmp_path / "cache/deep").iterdir())) == 1


@pytest.mark.parametrize("change", ["edit", "add", "remove", "touch"])
def test_any_change_of_the_files_is_seen(small: Path, tmp_path: Path, change: str) -> None:
    library.load(small, cache=tmp_path / "cache")
    path = small / "exercises/say.yaml"
    text = path.read_text()
    if change == "edit":
        path.write_text(text.replace("The formula", "The formulae"))
    elif change == "add":
        (small / "exercises/more.yaml").write_text(text)
    elif change == "remove":
        path.unlink()
    else:  # as many bytes, another time
        path.write_text(text.replace("The formula", "The Formula"))
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))
    assert library.load(small, cache=tmp_path / "cache") == library.load(small)


def test_a_pack_that_breaks_is_not_served_from_the_cache(small: Path, tmp_path: Path) -> None:
    library.load(small, cache=tmp_path / "cache")
    (small / "exercises/say.yaml").write_text("")
    with pytest.raises(library.ContentErrors):
        library.load(small, cache=tmp_path / "cache")


def test_two_packs_of_one_name_do_not_meet_in_the_cache(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "small"
    other.parent.mkdir()
    subprocess.run(["cp", "-rp", small, other], check=True)
    before = (small / "pack.yaml").stat()
    text = (other / "pack.yaml").read_text()
    (other / "pack.yaml").write_text(text.replace("A small pack", "Another pack"))
    os.utime(other / "pack.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    cache = tmp_path / "cache"
    assert library.load(small, cache=cache).title == "A small pack"
    assert library.load(other, cache=cache).title == "Another pack"
    assert library.load(small, cache=cache).title == "A small pack"


@pytest.mark.parametrize(
    "junk", [b"", b"\x00", b"\x92\xa1x\xc0", b"\xdd\xff\xff\xff\xff", b"\x91" * 5000]
)
def test_a_corrupt_cache_is_rewritten(small: Path, tmp_path: Path, junk: bytes) -> None:
    cache = tmp_path / "cache"
    fresh = library.load(small, cache=cache)
    (kept,) = cache.iterdir()
    good = kept.read_bytes()
    kept.write_bytes(junk)
    assert library.load(small, cache=cache) == fresh
    assert kept.read_bytes() == good


def test_a_cache_cut_off_anywhere_is_rewritten(small: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    fresh = library.load(small, cache=cache)
    (kept,) = cache.iterdir()
    good = kept.read_bytes()
    for end in range(0, len(good), 997):
        kept.write_bytes(good[:end])
        assert library.load(small, cache=cache) == fresh


def test_a_cache_that_cannot_be_written_is_no_error(small: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    for place in (blocked / "cache", Path("/dev/null"), Path("/proc/none")):
        assert library.load(small, cache=place) == library.load(small)
    folder = tmp_path / "cache"
    library.load(small, cache=folder)
    (kept,) = folder.iterdir()
    kept.unlink()
    kept.mkdir()  # nothing can replace it
    assert library.load(small, cache=folder) == library.load(small)
    assert list(folder.iterdir()) == [kept], "no draft is left behind"


_SECOND = """
import sys
from pathlib import Path
from lossprep import library
pack = library.load(Path(sys.argv[1]), cache=Path(sys.argv[2]))
library.find([pack], pack.exercises[0].id)
heavy = {"yaml", "numpy", "lossprep.library.reader", "lossprep.formula", "difflib"}
print(len(pack.exercises), sorted(heavy & set(sys.modules)))
"""


def test_the_second_load_imports_neither_yaml_nor_numpy(small: Path, tmp_path: Path) -> None:
    expected = len(library.load(small, cache=tmp_path / "cache").exercises)
    command = [sys.executable, "-c", _SECOND, str(small), str(tmp_path / "cache")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == f"{expected} []\n"


def test_the_second_load_of_the_real_pack_costs_milliseconds(tmp_path: Path) -> None:
    (folder,) = library.builtin()
    fresh = library.load(folder, cache=tmp_path)
    costs = []
    for _ in range(5):
        before = time.process_time()
        assert library.load(folder, cache=tmp_path).id == fresh.id
        costs.append(time.process_time() - before)
    assert min(costs) < 0.05


_BUG = """
format: 1
title: A flat loss
skills: [values]
minutes: 2
symptom: The loss stands still.
causes:
  - cause: The rate is 0.
    test: |
      Print
      it.
    fix: Raise it.
  - {cause: No gradient arrives., test: Its norm is 0., fix: Look for a detach.}
"""


def test_a_bug_asks_for_its_causes_in_order(small: Path) -> None:
    (small / "bugs").mkdir()
    (small / "bugs" / "flat.yaml").write_text(_BUG)
    (bug,) = (e for e in library.load(small).exercises if e.id == "small/bugs/flat")
    assert bug.kind == "recall"
    assert bug.ask.startswith("The loss stands still.\n\n")
    assert bug.answer == (
        "1. The rate is 0.\n   - Test: Print it.\n   - Fix: Raise it.\n\n"
        "2. No gradient arrives.\n   - Test: Its norm is 0.\n   - Fix: Look for a detach."
    )
