"""Polls are spread, failures are met with growing patience, and no wish to be left alone is forgotten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.sources.backoff import interval, is_unusually_quiet, smear, wait_after_failure, wait_after_success

NAMES = st.text(min_size=1, max_size=20)
EVERY = st.floats(1, 604_800)
ASKED = st.none() | st.floats(0, 1e12)


@given(NAMES, EVERY, ASKED)
def test_a_poll_is_never_early_and_never_much_late(name: str, every: float, asked: float | None) -> None:
    wait = wait_after_success(name, every, asked)
    assert every <= wait <= max(every * 1.1, min(asked or 0, 604_800))
    assert wait >= min(asked or 0, 604_800)


@given(NAMES, EVERY, st.integers(1, 10_000), ASKED)
def test_a_failing_source_is_tried_four_times_a_day_and_not_before_it_allows(
    name: str, every: float, failures: int, asked: float | None
) -> None:
    wait = wait_after_failure(name, every, failures, asked)
    assert wait >= min(asked or 0, 604_800)
    assert 0 < wait <= max(every, 21_600, min(asked or 0, 604_800))


@given(NAMES, EVERY)
def test_patience_grows_with_failures(name: str, every: float) -> None:
    waits = [wait_after_failure(name, every, failures, None) for failures in (1, 3, 6)]
    assert waits == sorted(waits) or every > 2_500
    assert waits[0] >= min(every, 21_600 * 0.9)


def test_a_thousand_sources_do_not_start_at_once() -> None:
    starts = sorted(smear(f"source {number}", 60.0) for number in range(1000))
    assert all(0 <= start < 60 for start in starts)
    fullest = max(sum(second <= start < second + 1 for start in starts) for second in range(60))
    assert fullest < 40


@given(NAMES)
def test_a_source_starts_at_the_same_moment_in_every_run(name: str) -> None:
    assert smear(name, 300.0) == smear(name, 300.0)


@given(EVERY, st.none() | st.floats(0, 1e9), st.booleans())
def test_an_interval_stays_between_half_and_four_times_of_what_was_configured(
    every: float, quiet: float | None, warm: bool
) -> None:
    assert every / 2 <= interval(every, quiet, warm=warm) <= every * 4
    assert interval(every, quiet, warm=True) <= every <= interval(every, quiet, warm=False)
    assert interval(every, quiet, warm=warm) <= max(every, 3600.0)


def test_a_quiet_source_is_asked_more_seldom_and_a_warm_one_more_often() -> None:
    waits = [interval(300.0, days * 86_400.0, warm=False) for days in (0, 1, 4, 7, 30)]
    assert waits == [300.0, 300.0, 750.0, 1200.0, 1200.0]
    assert interval(300.0, 30 * 86_400.0, warm=True) == 150.0


def test_a_source_is_flagged_when_it_is_silent_for_much_longer_than_usual() -> None:
    day = 86_400.0
    assert not is_unusually_quiet(100 * day, 2 * day, changes=5000)  # a weekend
    assert is_unusually_quiet(100 * day, 4 * day, changes=5000)
    assert not is_unusually_quiet(100 * day, 20 * day, changes=20)  # one item in five days is its way
    assert is_unusually_quiet(100 * day, 60 * day, changes=20)
    assert not is_unusually_quiet(25 * day, 25 * day, changes=1)  # an archive at the start says nothing of what is usual
    assert is_unusually_quiet(60 * day, 60 * day, changes=0)


@given(st.floats(0, 1e9), st.integers(0, 10_000))
def test_a_source_that_has_just_spoken_is_never_flagged(known_for: float, changes: int) -> None:
    assert not is_unusually_quiet(known_for, 0.0, changes)
