"""What follows from a platform's answer. Pure: an answer and a moment in, a row's next state and side effects out.

| failure | the delivery | its target | the platform |
| --- | --- | --- | --- |
| retry | retry, at retry_after or with back-off | parked for retry_after | closed for retry_after if it says everywhere |
| unknown | retried at once while the platform can tell a repetition; else unknown, then as the policy says | – | – |
| suspend | suspended | suspended, owner told once, tried again later | counts towards the refusals we bear |
| moved | retry at once | follows to the new address | – |
| refused | failed | – | – |
| fatal | retry, when the platform is let in again | – | stopped, operator told |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.limits import Limits
from bot.delivery.patience import wait_before_probe, wait_before_retry
from bot.errors import Failure, SendError
from bot.model import DeliveryState, Receipt
from storage.outbox import FATE, IN_DOUBT, URGENT, Outcome, Waiting, doubt, keep_doubt


@dataclass(frozen=True, slots=True)
class Effects:
    """One row's outcome and what else follows. Waits are in seconds."""

    waiting: Waiting
    outcome: Outcome
    resumes: bool = False  # the target works (again)
    suspends: datetime | None = None  # … until then
    moves_to: str | None = None
    parks: float | None = None  # the target
    closes: float | None = None  # the platform
    stops: bool = False
    error: str = ""


def succeeded(waiting: Waiting, receipt: Receipt, now: datetime) -> Effects:
    """The platform has taken it. A doubt about an earlier try stays on the row for the operator to see."""
    reason = waiting.delivery.reason if waiting.delivery.reason.startswith(IN_DOUBT) else ""
    outcome = Outcome(waiting.delivery.id, DeliveryState.SENT, reason, now, waiting.priority, receipt.message_id[:64], now)
    return Effects(waiting, outcome, resumes=waiting.is_probe)


def failed(
    waiting: Waiting, error: SendError, tried: datetime, now: datetime, limits: Limits, give_up: float, chance: float
) -> Effects:
    """The platform did not take it; `tried` is when this try began, `chance` (0 to 1) spreads the back-off."""
    attempts = waiting.delivery.attempts + 1
    doubtful = waiting.doubtful_since
    said = str(error)

    def to(state: DeliveryState, reason: str, wait: float = 0.0, **changed: object) -> Outcome:
        values: dict[str, object] = {"priority": max(waiting.priority, FATE), "moment": doubtful} | changed
        due = now + timedelta(seconds=wait)
        reason = keep_doubt(waiting.delivery.reason, reason)
        if state is DeliveryState.FAILED and doubtful and not reason.startswith(IN_DOUBT):
            reason = doubt("", f"{reason}, though an earlier try may have arrived")
        return Outcome(waiting.delivery.id, state, reason, due, **values)  # type: ignore[arg-type]

    match error.failure:
        case Failure.SUSPEND:
            until = now + timedelta(seconds=error.retry_after or wait_before_probe(attempts))
            return Effects(waiting, to(DeliveryState.SUSPENDED, said), suspends=until, error=said)
        case Failure.MOVED if error.moved_to:
            return Effects(waiting, to(DeliveryState.RETRY, said), moves_to=error.moved_to, error=said)
        case Failure.REFUSED | Failure.MOVED:
            return Effects(waiting, to(DeliveryState.FAILED, said), resumes=waiting.is_probe, error=said)
        case Failure.FATAL:
            return Effects(waiting, to(DeliveryState.RETRY, said), stops=True, error=said)
    wait = error.retry_after if error.retry_after is not None else wait_before_retry(attempts, chance)
    if waiting.is_probe:
        return _probe_failed(waiting, error, tried, now, limits, wait)
    if error.failure is Failure.UNKNOWN:
        return Effects(waiting, _doubtful(waiting, said, tried, now, limits), error=said)
    if (now - waiting.created).total_seconds() > give_up:
        return Effects(waiting, to(DeliveryState.FAILED, f"given up: {said}"), error=said)
    urgent = {"priority": URGENT} if doubtful and limits.dedup_seconds else {}
    outcome = to(DeliveryState.RETRY, said, wait, **urgent)
    if error.retry_after is None:
        return Effects(waiting, outcome, error=said)
    if error.everywhere:
        return Effects(waiting, outcome, closes=error.retry_after, error=said)
    return Effects(waiting, outcome, parks=error.retry_after, error=said)


def is_safe_to_repeat(waiting: Waiting, now: datetime, limits: Limits) -> bool:
    """Whether a try that may have arrived would be recognised by the platform if it came again now."""
    if waiting.doubtful_since is None:
        return True
    return abs((now - waiting.doubtful_since).total_seconds()) < limits.dedup_seconds


def too_late_to_repeat(waiting: Waiting, now: datetime) -> Outcome:
    """A doubtful try that can no longer be repeated safely: its outcome stays unknown."""
    reason = doubt(waiting.delivery.reason, "too late to repeat it under the same key")
    return Outcome(
        waiting.delivery.id,
        DeliveryState.UNKNOWN,
        reason,
        now,
        max(waiting.priority, FATE),
        moment=waiting.doubtful_since,
    )


def unreadable(waiting: Waiting, now: datetime) -> Effects:
    """There is nothing to send: the change is gone, or was written by something that we do not understand."""
    said = "its change cannot be read (see the log)"
    reason = keep_doubt(waiting.delivery.reason, said) if waiting.doubtful_since is None else doubt("", said)
    return Effects(waiting, Outcome(waiting.delivery.id, DeliveryState.FAILED, reason, now, waiting.priority), error=said)


def _doubtful(waiting: Waiting, said: str, tried: datetime, now: datetime, limits: Limits) -> Outcome:
    first = waiting.doubtful_since or tried
    again = waiting.delivery.attempts if waiting.doubtful_since else 0  # the first repetition is at once
    due = now + timedelta(seconds=wait_before_retry(again, 0.5) if again else 0.0)
    if limits.dedup_seconds:
        reason = keep_doubt(waiting.delivery.reason, f"repeated under the same key: {said}")
        return Outcome(waiting.delivery.id, DeliveryState.RETRY, reason, due, URGENT, moment=first)
    reason = doubt(waiting.delivery.reason, said)
    return Outcome(waiting.delivery.id, DeliveryState.UNKNOWN, reason, now, max(waiting.priority, FATE), moment=first)


def _probe_failed(
    waiting: Waiting, error: SendError, tried: datetime, now: datetime, limits: Limits, wait: float
) -> Effects:
    """A suspended target could not be tried out, for a reason of the platform's: it stays suspended until later."""
    until = now + timedelta(seconds=wait)
    if error.failure is Failure.UNKNOWN:
        return Effects(waiting, _doubtful(waiting, str(error), tried, now, limits), suspends=until, error=str(error))
    outcome = Outcome(
        waiting.delivery.id,
        DeliveryState.SUSPENDED,
        keep_doubt(waiting.delivery.reason, waiting.delivery.target.reason),
        until,
        waiting.priority,
        moment=waiting.doubtful_since,
    )
    closes = error.retry_after if error.everywhere else None
    return Effects(waiting, outcome, suspends=until, closes=closes, error=str(error))
