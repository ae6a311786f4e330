"""The outbox: one row for each (change, target), and the only statements that move a row from state to state.

    pending ─┬→ sending ─┬→ sent
    retry ───┤           ├→ retry (at `due`) · suspended · failed · skipped
    suspended┘(a probe)  └→ unknown → retry or skipped, as the operator's policy says

`sending` is committed before the request leaves, with who sends and until when (the lease). So after a crash the rows in
`sending` are exactly those whose outcome nobody knows. `sent` holds the moment of sending; on a row not yet sent it holds
the moment of the first try that may have arrived, from which a platform's own deduplication window counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import (
    Alerts,
    Certainty,
    Change,
    ChangeKind,
    Delivery,
    DeliveryState,
    TargetState,
)
from storage.tables import changes, deliveries, platforms, subscriptions, targets

FATE, PROGRESS, DIGEST = 0, 1, 2  # priorities: a digest waits until no alert does
URGENT = -1  # may have arrived already, and the platform can still tell: before anything else
WAITING = (DeliveryState.PENDING.value, DeliveryState.RETRY.value)
UNDONE = (*WAITING, DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value, DeliveryState.SUSPENDED.value)
RESEND_WAITS = (0.0, 10.0, 60.0, 300.0, 1800.0, 14400.0, 86400.0)  # before a row with so many doubts goes again
_COUNTED = re.compile(r"outcome unknown \((\d+)\)")
IN_DOUBT = "outcome unknown"  # how the reason of a row begins whose alert may have arrived twice, or not at all


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that may be sent now. `doubtful_since`: an earlier try, begun then, may have arrived."""

    delivery: Delivery
    show: int
    created: datetime
    priority: int
    doubtful_since: datetime | None = None

    @property
    def is_probe(self) -> bool:
        """Whether it tries out if a suspended target works again."""
        return self.delivery.target.state is TargetState.SUSPENDED


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a row in `sending` goes. `moment`: when it was sent, or may have been (see the page's head)."""

    id: int
    state: DeliveryState
    reason: str
    due: datetime
    priority: int
    message_id: str | None = None
    moment: datetime | None = None


async def fan_out(connection: AsyncConnection, change_id: int, change: Change, now: datetime) -> int:
    """Make a delivery for each subscription that the change concerns, in one statement; again, it makes none.

    A suspended target's delivery waits with it; a muted subscription and one made after the change get none.
    """
    is_fate = change.kind is ChangeKind.FATE or (
        change.kind is ChangeKind.CORRECTION and (change.after.is_fate or bool(change.before and change.before.is_fate))
    )
    suspended = targets.c.state == TargetState.SUSPENDED.value
    columns = {
        "change_id": literal(change_id),
        "target_id": subscriptions.c.target_id,
        "platform": targets.c.platform,
        "state": case((suspended, DeliveryState.SUSPENDED.value), else_=DeliveryState.PENDING.value),
        "reason": case((suspended, targets.c.reason), else_=""),
        "priority": literal(FATE if is_fate else PROGRESS),
        "attempts": literal(0),
        "due": literal(now, deliveries.c.due.type),
        "created": literal(now, deliveries.c.created.type),
    }
    wanted = and_(
        subscriptions.c.show_id == change.show,
        true() if is_fate else subscriptions.c.alerts == Alerts.EVERYTHING.value,
        subscriptions.c.rumours.is_(True) if change.certainty is Certainty.REPORTED else true(),
        or_(subscriptions.c.muted_until.is_(None), subscriptions.c.muted_until <= now),
        subscriptions.c.created <= change.at,
    )
    source = select(*columns.values()).join_from(subscriptions, targets).where(wanted)
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(deliveries).from_select(list(columns), source).on_conflict_do_nothing()
    return int((await connection.execute(statement)).rowcount)


_CLAIM = (
    update(deliveries)
    .where(
        deliveries.c.id.in_(bindparam("ids", expanding=True)),
        deliveries.c.state.in_(bindparam("states", expanding=True)),
    )
    .values(
        state=DeliveryState.SENDING.value,
        lease_owner=bindparam("by"),
        lease_until=bindparam("until"),
        attempts=deliveries.c.attempts + 1,
    )
    .returning(deliveries.c.id)
)


async def claim(connection: AsyncConnection, chosen: Sequence[Waiting], owner: str, until: datetime) -> list[Waiting]:
    """Put the chosen rows in `sending` under a lease; returns those that were still free (compare and set)."""
    claimed: set[int] = set()
    for probes in (False, True):
        ids = [waiting.delivery.id for waiting in chosen if waiting.is_probe is probes]
        states = (*WAITING, DeliveryState.SUSPENDED.value) if probes else WAITING
        if ids:
            values = {"ids": ids, "states": list(states), "by": owner, "until": until}
            claimed.update((await connection.execute(_CLAIM, values)).scalars())
    return [waiting for waiting in chosen if waiting.delivery.id in claimed]


_RECORD = (
    update(deliveries)
    .where(
        deliveries.c.id == bindparam("row"),
        deliveries.c.state == DeliveryState.SENDING.value,
        deliveries.c.lease_owner == bindparam("by"),
    )
    .values(
        state=bindparam("to"),
        reason=bindparam("why"),
        due=bindparam("at"),
        priority=bindparam("rank"),
        message_id=bindparam("message"),
        sent=bindparam("moment"),
        lease_owner=None,
        lease_until=None,
    )
)


async def record(connection: AsyncConnection, outcomes: Iterable[Outcome], owner: str) -> None:
    """Write what became of claimed rows; a row whose lease another owner holds by now is left alone."""
    rows = [
        {
            "row": outcome.id,
            "by": owner,
            "to": outcome.state.value,
            "why": outcome.reason,
            "at": outcome.due,
            "rank": outcome.priority,
            "message": outcome.message_id,
            "moment": outcome.moment,
        }
        for outcome in outcomes
    ]
    if rows:
        await connection.execute(_RECORD, rows)


async def recover(
    connection: AsyncConnection,
    platform: str,
    now: datetime,
    lease: timedelta,
    window: timedelta,
    *,
    among: ColumnElement[bool] | None = None,
) -> tuple[int, int]:
    """At a start: settle rows left in `sending`. Returns (to send again at once, unknown).

    Where the platform tells a repetition by its key within `window` of the first try, the row goes again, urgently;
    elsewhere its outcome is unknown. Only the one process that serves the database may do this. `among`: only these.
    """
    query = select(deliveries.c.id, deliveries.c.lease_until, deliveries.c.sent, deliveries.c.reason).where(
        deliveries.c.platform == platform,
        deliveries.c.state == DeliveryState.SENDING.value,
        true() if among is None else among,
    )
    again, unknown = 0, 0
    for row in (await connection.execute(query)).all():
        tried = row.sent or row.lease_until - lease
        safe = abs(now - tried) < window
        again, unknown = again + safe, unknown + (not safe)
        values: dict[str, Any] = {"lease_owner": None, "lease_until": None, "sent": tried, "due": now}
        if safe:
            reason = keep_doubt(row.reason, "repeated after a stop in mid-send")
            values |= {"state": DeliveryState.RETRY.value, "priority": URGENT, "reason": reason}
        else:
            values |= {"state": DeliveryState.UNKNOWN.value, "reason": doubt(row.reason, "stopped in mid-send")}
        await connection.execute(update(deliveries).where(deliveries.c.id == row.id).values(values))
    return again, unknown


async def take_back(
    connection: AsyncConnection, platform: str, owner: str, under_way: Collection[int], now: datetime
) -> int:
    """Free rows that `owner` has claimed but never sent (nobody heard that the claim was committed). Returns how many."""
    freed = await connection.execute(
        update(deliveries)
        .where(
            deliveries.c.platform == platform,
            deliveries.c.state == DeliveryState.SENDING.value,
            deliveries.c.lease_owner == owner,
            deliveries.c.id.not_in(list(under_way)),
        )
        .values(state=DeliveryState.RETRY.value, due=now, lease_owner=None, lease_until=None)
    )
    return int(freed.rowcount)


def left_by_others(owner: str, now: datetime) -> ColumnElement[bool]:
    """Rows of a process that served before us, paused, and claimed something after we had taken over."""
    return and_(deliveries.c.lease_owner != owner, deliveries.c.lease_until < now)


def doubt(earlier: str, what: str) -> str:
    """The reason of a row whose outcome is unknown, counting on from its `earlier` reason."""
    return f"{IN_DOUBT} ({_doubts(earlier) + 1}): {what}"[:1000]


def keep_doubt(earlier: str, reason: str) -> str:
    """The next reason of a row: once in doubt, it says so for good."""
    if earlier.startswith(IN_DOUBT) and not reason.startswith(IN_DOUBT):
        return f"{earlier.split('; then ')[0]}; then {reason}"[:2000]
    return reason


def _doubts(reason: str) -> int:
    found = _COUNTED.match(reason)
    return int(found[1]) if found else 0


async def settle_unknown(connection: AsyncConnection, platform: str, *, resend: bool, now: datetime) -> int:
    """Apply the operator's policy to unknown rows: send again (it may arrive twice) or leave it. Returns how many.

    Each further doubt waits longer; after the last of `RESEND_WAITS` the row is given up, for its place may have had
    the alert that many times.
    """
    unknown = and_(deliveries.c.platform == platform, deliveries.c.state == DeliveryState.UNKNOWN.value)
    rows = (await connection.execute(select(deliveries.c.id, deliveries.c.reason).where(unknown))).all()
    for row in rows:
        times = _doubts(row.reason)
        if not resend:
            values: dict[str, Any] = {"state": DeliveryState.SKIPPED.value}
            says = "not sent again, as the policy says"
        elif times > len(RESEND_WAITS):
            values, says = {"state": DeliveryState.FAILED.value}, f"given up after {times} tries"
        else:
            due = now + timedelta(seconds=RESEND_WAITS[max(times, 1) - 1])
            values, says = {"state": DeliveryState.RETRY.value, "due": due, "sent": None}, "sent again, as the policy says"
        statement = update(deliveries).where(deliveries.c.id == row.id)
        await connection.execute(statement.values(values | {"reason": f"{row.reason}; {says}"}))
    return len(rows)


async def answered_message(connection: AsyncConnection, corrects: str, target_ids: Sequence[int]) -> dict[int, str]:
    """For each of the targets that was told of the change with the key `corrects`: the id of that message.

    A change told together with others of its show and moment stands in the message of the one that led them.
    """
    taken_back = select(changes.c.show_id, changes.c.at).where(changes.c.key == corrects).subquery()
    query = (
        select(deliveries.c.target_id, deliveries.c.message_id)
        .join_from(deliveries, changes, deliveries.c.change_id == changes.c.id)
        .join(taken_back, and_(changes.c.show_id == taken_back.c.show_id, changes.c.at == taken_back.c.at))
        .where(
            or_(changes.c.key == corrects, changes.c.kind != ChangeKind.CORRECTION.value),
            deliveries.c.target_id.in_(list(target_ids)),
            deliveries.c.message_id.is_not(None),
        )
    )
    rows = await connection.execute(query.order_by(changes.c.key != corrects))
    answers: dict[int, str] = {}
    for row in rows:
        answers.setdefault(row.target_id, row.message_id)
    return answers


async def closed_until(connection: AsyncConnection, platform: str) -> datetime | None:
    """Until when the platform wants nothing at all from us, if it said so."""
    query = select(platforms.c.not_before).where(platforms.c.name == platform)
    moment: datetime | None = (await connection.execute(query)).scalar()
    return moment


async def note_platform(connection: AsyncConnection, platform: str, **values: datetime | str | None) -> None:
    """Write down when a platform last took something or what it last refused (columns of `platforms`)."""
    changed = await connection.execute(update(platforms).where(platforms.c.name == platform).values(**values))
    if not changed.rowcount:
        await connection.execute(insert(platforms).values(name=platform, **values))
