"""Drafts of timed answers: what counts as one, and what was saved last."""

from __future__ import annotations

from lossprep.cli.cut_off import cut_off
from lossprep.cli.drafts import Draft, Drafts

NAME = "loss-functions/mocks/temperature"


def test_an_answer_that_was_erased_leaves_no_draft(tmp_path) -> None:
    drafts = Drafts(tmp_path / "lossprep.db")
    drafts.keep(NAME, "begun", 12)
    assert drafts.find(NAME) == Draft(NAME, "begun", 12.0)
    drafts.keep(NAME, " \n", 4)
    assert (drafts.find(NAME), drafts.names(), list(tmp_path.iterdir())) == (None, set(), [])


def test_the_time_counts_without_a_text(tmp_path) -> None:
    drafts = Drafts(tmp_path / "lossprep.db")
    drafts.spend(NAME, 14)
    assert drafts.find(NAME) == Draft(NAME, "", 14.0)
    drafts.keep(NAME, "begun", 20)
    drafts.spend(NAME, 30)
    assert drafts.find(NAME) == Draft(NAME, "begun", 30.0)
    assert cut_off(drafts.database)
    drafts.keep(NAME, "", 31)
    assert not cut_off(drafts.database), "what was quit was not cut off"


def test_what_an_editor_saved_last_is_the_draft(tmp_path) -> None:
    drafts = Drafts(tmp_path / "lossprep.db")
    drafts.keep(NAME, "begun", 12)
    drafts.path(NAME, "txt").write_text("begun, and edited\n", encoding="utf-8")
    assert drafts.find(NAME) == Draft(NAME, "begun, and edited", 12.0)
