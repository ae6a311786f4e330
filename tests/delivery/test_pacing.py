"""Pacing over a simulated network: never faster than the far end allows, and hardly slower."""

from __future__ import annotations

import heapq
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.limits import DISCORD, TELEGRAM, Limits, Window, limits_of
from bot.delivery.pacing import FOREVER, Pacing, Ticket
from bot.delivery.patience import LONGEST_WAIT, PROBES, Fuse, wait_before_probe, wait_before_retry
from bot.model import Place, TargetKind
from tests.making import a_channel

GROUP = Place("telegram", TargetKind.GROUP, "-5")


def rush(pacing: Pacing, places: list[Place], seconds: float, travel: random.Random, jitter: float) -> list[float]:
    """Send to the places as fast as the pacing allows; returns when each message arrived at the far end."""
    now, arrivals, answers = 0.0, [], []  # type: ignore[var-annotated]
    queue = list(places)
    while queue and now < seconds:
        while answers and answers[0][0] <= now:
            pacing.finish(heapq.heappop(answers)[2], now)
        place = queue[0]
        opens = max(pacing.opens_for_all(now), pacing.opens(place, now))
        if opens <= now:
            queue.pop(0)
            ticket: Ticket = pacing.start(place, now)
            arrival = now + 0.02 + travel.random() * jitter
            arrivals.append(arrival)
            heapq.heappush(answers, (arrival + 0.02 + travel.random() * jitter, len(arrivals), ticket))
        else:
            now = min(opens, answers[0][0] if answers else FOREVER)
    return arrivals


def most_in_any(window: Window, arrivals: list[float]) -> int:
    """The most arrivals in any half-open stretch of the window's length."""
    ordered, first, most = sorted(arrivals), 0, 0
    for last, arrival in enumerate(ordered):
        while arrival - ordered[first] >= window.seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32), jitter=st.sampled_from([0.0, 0.01, 0.1, 0.4]))
def test_the_far_end_never_sees_more_than_the_limit(seed: int, jitter: float) -> None:
    limit = Window(50, 1.0)
    places = [a_channel(str(number)) for number in range(400)]
    arrivals = rush(Pacing(Limits(overall=limit)), places, 60.0, random.Random(seed), jitter)
    assert most_in_any(limit, arrivals) <= 50
    assert len(arrivals) == 400


def test_a_steady_network_is_used_nearly_in_full() -> None:
    places = [a_channel(str(number)) for number in range(3000)]
    arrivals = rush(Pacing(DISCORD), places, 120.0, random.Random(1), 0.002)
    assert len(arrivals) / (max(arrivals) - min(arrivals)) >= 0.98 * 50


def test_one_chat_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    person = Place("telegram", TargetKind.DM, "5")
    assert len(rush(Pacing(TELEGRAM), [person] * 100, 10.0, random.Random(1), 0.0)) in {10, 11}
    arrivals = rush(Pacing(TELEGRAM), [GROUP] * 100, 119.0, random.Random(1), 0.0)
    assert most_in_any(Window(20, 60.0), arrivals) == 20
    assert len(arrivals) == 40


def test_a_parked_place_holds_up_no_other() -> None:
    pacing = Pacing(DISCORD)
    pacing.park("1", 30.0)
    assert pacing.opens(a_channel("1"), 0.0) == 30.0
    assert pacing.opens(a_channel("2"), 0.0) == pacing.opens_for_all(0.0) == 0.0


def test_a_global_limit_holds_up_everybody() -> None:
    pacing = Pacing(DISCORD)
    pacing.close(30.0)
    assert pacing.opens_for_all(0.0) == 30.0


def test_an_empty_bucket_told_in_headers_parks_its_place() -> None:
    pacing = Pacing(DISCORD)
    pacing.learn("1", remaining=1, reset_after=5.0, now=0.0)
    assert pacing.opens(a_channel("1"), 0.0) == 0.0
    pacing.learn("1", remaining=0, reset_after=5.0, now=0.0)
    assert pacing.opens(a_channel("1"), 0.0) == 5.0


def test_many_refusals_pause_everything_long_before_a_ban() -> None:
    pacing = Pacing(Limits(refusals=Window(3, 600.0)))
    for moment in (0.0, 1.0, 2.0):
        assert pacing.opens_for_all(moment) == moment
        pacing.refused(moment)
    assert pacing.opens_for_all(3.0) == 600.0


def test_a_direct_message_counts_for_the_two_requests_that_it_may_need() -> None:
    people = [Place("discord", TargetKind.DM, str(number)) for number in range(200)]
    arrivals = rush(Pacing(DISCORD), people, 60.0, random.Random(1), 0.0)
    assert most_in_any(Window(50, 1.0), arrivals) == 25


def test_a_send_that_never_left_gives_its_place_back() -> None:
    pacing = Pacing(Limits(overall=Window(1, 10.0)))
    pacing.cancel(pacing.start(a_channel(), 0.0))
    pacing.start(a_channel(), 0.0)
    assert pacing.opens_for_all(0.0) == FOREVER


def test_places_long_idle_are_forgotten() -> None:
    pacing = Pacing(Limits(chat=Window(1, 1.0)))
    for number in range(5000):
        pacing.finish(pacing.start(a_channel(str(number)), float(number)), float(number))
    assert len(pacing._chats) < 2500


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_waits_grow_to_a_ceiling(chance: float) -> None:
    waits = [wait_before_retry(attempts, chance) for attempts in range(1, 60)]
    assert waits == sorted(waits)
    assert waits[0] >= 1.5
    assert waits[-1] <= LONGEST_WAIT * 1.25
    assert wait_before_probe(1) == PROBES[0]
    assert wait_before_probe(99) == PROBES[-1]


def test_the_fuse_lets_one_probe_through_and_closes_on_success() -> None:
    fuse = Fuse(threshold=3)
    for moment in (0.0, 1.0, 2.0):
        assert not fuse.is_blown
        fuse.failed(moment, 0.5)
    assert fuse.is_blown
    assert fuse.opens(2.0) == 3.0
    fuse.worked()
    assert not fuse.is_blown
    assert fuse.opens(2.0) == 2.0


@pytest.mark.parametrize("rate", [0.5, 1.0, 30.5, 50.0, 1200.0])
def test_an_operators_rate_becomes_the_limit_of_all_and_leaves_those_of_one_chat(rate: float) -> None:
    limits = limits_of(requests_per_second=rate, messages_per_second=rate)
    for name, documented in (("discord", DISCORD), ("telegram", TELEGRAM)):
        overall = limits[name].overall
        assert overall is not None
        assert overall.count / overall.seconds == pytest.approx(rate)
        assert (limits[name].chat, limits[name].crowd) == (documented.chat, documented.crowd)
    assert limits_of()["discord"] == DISCORD
    assert limits_of()["telegram"] == TELEGRAM
