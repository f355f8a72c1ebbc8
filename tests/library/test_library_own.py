"""The learner's own pack: whatever was typed makes a pack that is fine, and nothing is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lossprep import library
from lossprep.library import own
from lossprep.model.own import OWN_PACK, Came

DAY = date(2026, 12, 16)
HOSTILE = (
    "Why?",
    "  - a\n\tb: {0.5 = 1/3}\n\n\n---\n...\n# x",
    "\"quoted\": 'and' | > & * ! % @ `",
    "\x1b[2J\u202eabc\ud800\u2028x\x85y",
    "a contested claim, disputed by some: 0.740, or 0.687",
    "é" * 3000,
    "    " + "code " * 60,
)


def keep(packs: Path, ask: str, answer: str = "", name: str = "") -> str:
    return own.keep(packs, Came(interview=DAY, ask=ask, answer=answer, id=name))


def loaded(packs: Path) -> dict[str, tuple[str, str]]:
    assert library.check(packs / OWN_PACK) == ()
    return {one.id: (one.ask, one.answer) for one in library.load(packs / OWN_PACK).exercises}


def test_whatever_is_typed_makes_a_pack_without_complaints(tmp_path: Path) -> None:
    names = [keep(tmp_path, text, text) for text in HOSTILE]
    found = loaded(tmp_path)
    assert {*found} == {*names}
    assert found[names[0]] == ("Why?", "Why?")
    assert found[names[1]][0] == "- a\nb: (0.5 = 1/3)\n\n---\n...\n# x"
    assert found[names[2]][0] == HOSTILE[2]
    assert not list(tmp_path.rglob(".*"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(codec=None), min_size=1, max_size=200))
def test_any_text_is_read_back(tmp_path: Path, text: str) -> None:
    name = keep(tmp_path, f"q {text}", f"a {text}")
    complaints = library.check(tmp_path / OWN_PACK)
    assert complaints == (), text
    assert name.startswith(f"{OWN_PACK}/exercises/2026-12-16/q")


def test_the_same_question_twice_is_two_files_and_an_answer_comes_later(tmp_path: Path) -> None:
    first, second = keep(tmp_path, "Why MSE?"), keep(tmp_path, "Why MSE?")
    assert (first, second) == (
        "my-interviews/exercises/2026-12-16/why-mse",
        "my-interviews/exercises/2026-12-16/why-mse-2",
    )
    assert "No answer yet" in loaded(tmp_path)[first][1]
    assert keep(tmp_path, "Why MSE?", "Gauss.", second) == second
    assert loaded(tmp_path)[second] == ("Why MSE?", "Gauss.")
    assert "No answer yet" in loaded(tmp_path)[first][1]


def test_what_the_learner_wrote_into_the_pack_stays(tmp_path: Path) -> None:
    keep(tmp_path, "Why MSE?")
    about = tmp_path / OWN_PACK / "pack.yaml"
    mine = about.read_text().replace("From my interviews", "Mine")
    about.write_text(mine)
    keep(tmp_path, "And MAE?")
    assert about.read_text() == mine
    assert len(loaded(tmp_path)) == 2


def test_a_disk_that_refuses_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / OWN_PACK).write_text("in the way")
    with pytest.raises(Exception, match="cannot be written"):
        keep(tmp_path, "Why?")
