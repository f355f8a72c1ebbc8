"""The day a moment belongs to, on nights that are like no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossprep.schedule.day import day_of


def local(utc: str, zone: str) -> datetime:
    return datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(ZoneInfo(zone))


@pytest.mark.parametrize(
    ("utc", "zone", "day"),
    [
        # Put forward at 02:00 (01:00 UTC) on 29 March 2026, and back at 03:00 on 25 October.
        ("2026-03-29T00:59", "Europe/Berlin", "2026-03-28"),
        ("2026-03-29T01:01", "Europe/Berlin", "2026-03-28"),
        ("2026-03-29T01:59", "Europe/Berlin", "2026-03-28"),
        ("2026-03-29T02:00", "Europe/Berlin", "2026-03-29"),
        ("2026-10-25T00:30", "Europe/Berlin", "2026-10-24"),
        ("2026-10-25T01:30", "Europe/Berlin", "2026-10-24"),
        ("2026-10-25T02:59", "Europe/Berlin", "2026-10-24"),
        ("2026-10-25T03:00", "Europe/Berlin", "2026-10-25"),
        # The Chathams put theirs back at 03:45, so that 03:30 comes twice.
        ("2026-04-04T13:50", "Pacific/Chatham", "2026-04-04"),
        ("2026-04-04T14:50", "Pacific/Chatham", "2026-04-04"),
        ("2026-04-04T15:14", "Pacific/Chatham", "2026-04-04"),
        ("2026-04-04T15:15", "Pacific/Chatham", "2026-04-05"),
        # One instant, two days.
        ("2026-12-01T18:30", "Asia/Tokyo", "2026-12-01"),
        ("2026-12-01T18:30", "Asia/Kolkata", "2026-12-01"),
        ("2026-12-01T19:30", "Asia/Tokyo", "2026-12-02"),
        ("2026-12-01T19:30", "America/Los_Angeles", "2026-12-01"),
        # Leap days and the turn of a year.
        ("2028-02-29T03:59", "UTC", "2028-02-28"),
        ("2028-03-01T03:59", "UTC", "2028-02-29"),
        ("2027-03-01T03:59", "UTC", "2027-02-28"),
        ("2027-01-01T03:59", "UTC", "2026-12-31"),
    ],
)
def test_the_day_of_an_instant(utc: str, zone: str, day: str) -> None:
    assert day_of(local(utc, zone)) == date.fromisoformat(day)


def test_the_start_of_the_day_can_be_chosen() -> None:
    late = datetime(2026, 12, 2, 5, 59)
    assert day_of(late) == date(2026, 12, 2)
    assert day_of(late, time(6)) == date(2026, 12, 1)
    assert day_of(late, time(0)) == date(2026, 12, 2)


zones = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "Pacific/Chatham"]
)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), zones)
def test_a_day_never_ends_twice(moment: datetime, zone: str) -> None:
    now = moment.replace(tzinfo=UTC)
    before, after = (
        day_of(at.astimezone(ZoneInfo(zone))) for at in (now, now + timedelta(minutes=30))
    )
    assert before <= after <= before + timedelta(days=1)
