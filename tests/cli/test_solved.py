"""The values that the queue goes by: read from the cache by the day, solved anew where lost."""

from __future__ import annotations

import pytest

from lossprep.cli import solved
from lossprep.schedule.parameters import DEFAULT
from lossprep.schedule.solution import solved as solve


@pytest.fixture
def days() -> list[bytes]:
    return solve(DEFAULT.version)


def test_each_day_is_read_from_its_place(home, days):
    for day in (1, 21, len(days)):
        assert solved.kept(day) == days[day - 1]


def test_a_file_that_is_lost_or_cut_off_is_written_anew(home, days):
    whole = solved.file().read_bytes()
    solved.file().unlink()
    assert solved.kept(21) == days[20]
    assert solved.file().read_bytes() == whole
    short = solved.file().with_suffix(".short")
    short.write_bytes(whole[:-1])
    short.replace(solved.file())
    assert solved.kept(len(days)) == days[-1]
    assert solved.file().read_bytes() == whole


def test_those_of_another_version_go_and_those_of_other_parameters_stay(home, days):
    solved.file().unlink()
    other = solved.file().with_name(f"{solved.STEM}own.bin")
    old = solved.file().with_name("values-0.0.1-1-published.bin")
    other.touch()
    old.touch()
    assert solved.kept(21) == days[20]
    assert (solved.file().exists(), other.exists(), old.exists()) == (True, True, False)


def test_without_a_cache_to_write_it_is_solved_each_time(home, days, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert solved.kept(3) == days[2]
    assert not solved.file().exists()
