"""The table of what follows from each answer: the row, its target, its platform. (What a code means is the platform's.)"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.limits import DISCORD, TELEGRAM, Limits
from bot.delivery.outcomes import Effects, failed, is_safe_to_repeat, succeeded, too_late_to_repeat
from bot.errors import Failure, SendError
from bot.model import Delivery, DeliveryState, Receipt, Target, TargetState
from storage.outbox import FATE, IN_DOUBT, URGENT, Waiting
from tests.making import NOON, a_channel

TARGET = Target(1, a_channel())
WAITING = Waiting(Delivery(1, 1, TARGET, DeliveryState.PENDING), 1, NOON, FATE)
SUSPENDED = replace(TARGET, state=TargetState.SUSPENDED, reason="no right to post")
PROBE = replace(WAITING, delivery=replace(WAITING.delivery, target=SUSPENDED, state=DeliveryState.SUSPENDED))
DOUBTFUL = replace(WAITING, doubtful_since=NOON - timedelta(seconds=30))
WEEK = 7 * 86400.0


def after(waiting: Waiting, error: SendError, limits: Limits = DISCORD, chance: float = 0.5) -> Effects:
    return failed(waiting, error, NOON, NOON, limits, WEEK, chance)


CASES = {
    "busy": (SendError("busy", Failure.RETRY), DeliveryState.RETRY, {}),
    "too fast": (SendError("429", Failure.RETRY, retry_after=9.0), DeliveryState.RETRY, {"parks": 9.0}),
    "too fast, all": (
        SendError("429", Failure.RETRY, retry_after=9.0, everywhere=True),
        DeliveryState.RETRY,
        {"closes": 9.0},
    ),
    "lost rights": (
        SendError("50013", Failure.SUSPEND),
        DeliveryState.SUSPENDED,
        {"suspends": NOON + timedelta(minutes=5)},
    ),
    "moved": (SendError("moved", Failure.MOVED, moved_to="-1001"), DeliveryState.RETRY, {"moves_to": "-1001"}),
    "moved nowhere": (SendError("moved", Failure.MOVED), DeliveryState.FAILED, {}),
    "filtered": (SendError("200000", Failure.REFUSED), DeliveryState.FAILED, {}),
    "revoked": (SendError("401", Failure.FATAL), DeliveryState.RETRY, {"stops": True}),
}


@pytest.mark.parametrize(("error", "state", "effects"), CASES.values(), ids=CASES.keys())
def test_what_follows_from_an_answer(error: SendError, state: DeliveryState, effects: dict[str, object]) -> None:
    found = after(WAITING, error)
    others = {"parks": None, "closes": None, "suspends": None, "moves_to": None, "stops": False, "resumes": False}
    assert found.outcome.state is state
    assert {name: getattr(found, name) for name in others} == others | effects


def test_a_wait_that_the_platform_names_is_kept_to() -> None:
    due = after(WAITING, SendError("429", Failure.RETRY, retry_after=43838.0)).outcome.due
    assert due == NOON + timedelta(seconds=43838)


def test_a_lost_answer_is_repeated_at_once_where_keys_are_known() -> None:
    outcome = after(WAITING, SendError("?", Failure.UNKNOWN), DISCORD).outcome
    assert (outcome.state, outcome.due, outcome.priority, outcome.moment) == (DeliveryState.RETRY, NOON, URGENT, NOON)


def test_further_lost_answers_are_repeated_with_patience_and_count_from_the_first() -> None:
    again = replace(DOUBTFUL, delivery=replace(WAITING.delivery, attempts=2))
    outcome = after(again, SendError("?", Failure.UNKNOWN), DISCORD).outcome
    assert outcome.due > NOON
    assert outcome.moment == DOUBTFUL.doubtful_since


def test_a_lost_answer_is_unknown_where_no_key_is_known() -> None:
    outcome = after(WAITING, SendError("?", Failure.UNKNOWN), TELEGRAM).outcome
    assert outcome.state is DeliveryState.UNKNOWN
    assert outcome.reason == f"{IN_DOUBT} (1): ?"


@pytest.mark.parametrize(("seconds", "safe"), [(0, True), (119, True), (121, False), (-30, True), (-3600, False)])
def test_a_repetition_is_safe_only_within_the_window(seconds: int, safe: bool) -> None:
    assert is_safe_to_repeat(replace(WAITING, doubtful_since=NOON), NOON + timedelta(seconds=seconds), DISCORD) is safe


def test_a_first_try_is_always_safe() -> None:
    assert is_safe_to_repeat(WAITING, NOON, TELEGRAM)


def test_what_is_too_late_to_repeat_is_unknown() -> None:
    assert too_late_to_repeat(DOUBTFUL, NOON).state is DeliveryState.UNKNOWN


def test_a_doubt_stays_on_the_row_when_a_later_try_succeeds_or_fails() -> None:
    unknown = after(WAITING, SendError("?", Failure.UNKNOWN), TELEGRAM).outcome
    again = replace(WAITING, delivery=replace(WAITING.delivery, reason=unknown.reason))
    assert succeeded(again, Receipt("m"), NOON).outcome.reason == unknown.reason
    assert after(again, SendError("busy", Failure.RETRY)).outcome.reason.startswith(unknown.reason)
    assert after(again, SendError("?", Failure.UNKNOWN), TELEGRAM).outcome.reason == f"{IN_DOUBT} (2): ?"


def test_a_probe_that_succeeds_resumes_its_target() -> None:
    assert succeeded(PROBE, Receipt("m"), NOON).resumes
    assert not succeeded(WAITING, Receipt("m"), NOON).resumes


def test_a_probe_in_an_outage_leaves_its_target_suspended_with_the_old_reason() -> None:
    found = after(PROBE, SendError("503", Failure.RETRY))
    assert found.outcome.state is DeliveryState.SUSPENDED
    assert found.outcome.reason == "no right to post"
    assert found.suspends is not None
    assert found.suspends > NOON


def test_after_a_week_of_retries_a_delivery_is_given_up() -> None:
    old = replace(WAITING, created=NOON - timedelta(days=8))
    outcome = after(old, SendError("busy", Failure.RETRY)).outcome
    assert outcome.state is DeliveryState.FAILED
    assert outcome.reason == "given up: busy"


def test_a_row_that_ends_after_a_try_that_may_have_arrived_says_so() -> None:
    refused = after(DOUBTFUL, SendError("filtered", Failure.REFUSED)).outcome
    assert refused.state is DeliveryState.FAILED
    assert refused.reason.startswith(IN_DOUBT)
    given_up = after(replace(DOUBTFUL, created=NOON - timedelta(days=8)), SendError("busy", Failure.RETRY)).outcome
    assert given_up.reason.startswith(IN_DOUBT)
