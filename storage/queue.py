"""Who is next: which deliveries of the outbox may be sent now, in which order, and when the next ones may."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery, DeliveryState, Place, Target, TargetKind, TargetState
from storage.outbox import DIGEST, PROGRESS, UNDONE, URGENT, WAITING, Waiting
from storage.tables import changes, deliveries, targets

CHANGES_AT_ONCE = 50  # changes that share one round
_FOR_PROBES = (*WAITING, DeliveryState.SUSPENDED.value)  # what may try out a suspended target
MOST_AVOIDED = 500  # targets left out by one query


async def ready(
    connection: AsyncConnection, platform: str, now: datetime, limit: int, avoid: Collection[int] = ()
) -> list[Waiting]:
    """Deliveries that may be sent now, in the order in which they should be; nothing is claimed yet.

    First those that may have arrived already (`URGENT`), then probes of suspended targets, then rounds in which every
    change gets its share (a fate three times that of progress, the smallest change first), digests last. Left out:
    targets in `avoid`, parked targets, and whatever waits for an earlier change of the same show to the same target.
    """
    usable = and_(
        deliveries.c.platform == platform,
        deliveries.c.target_id.not_in(list(avoid)[:MOST_AVOIDED]) if avoid else true(),
        or_(targets.c.not_before.is_(None), targets.c.not_before <= now),
        ~_blocked(),
    )
    due = and_(
        usable,
        targets.c.state == TargetState.ACTIVE.value,
        or_(
            deliveries.c.state == DeliveryState.PENDING.value,
            and_(deliveries.c.state == DeliveryState.RETRY.value, deliveries.c.due <= now),
        ),
    )
    first = and_(due, deliveries.c.state == DeliveryState.RETRY.value, deliveries.c.priority == URGENT)
    found = await _waiting(connection, _rows(first).order_by(deliveries.c.id).limit(limit))
    found += await _waiting(connection, _rows(and_(usable, _probe(now))).limit(limit))
    shares, digests = await _shares(connection, platform, limit)
    rounds = [
        await _waiting(connection, _rows(and_(due, deliveries.c.change_id == change_id)).limit(share))
        for change_id, share in shares
    ]
    seen = {waiting.delivery.id for waiting in found}
    found += [waiting for waiting in _interleave(rounds) if waiting.delivery.id not in seen]
    if digests and len(found) < limit:
        found += await _waiting(connection, _rows(and_(due, deliveries.c.change_id.in_(digests))).limit(limit))
    return found[:limit]


async def next_due(connection: AsyncConnection, platform: str, now: datetime) -> datetime | None:
    """The next moment after `now` at which time alone makes a delivery ready, if there is one."""
    retry = select(func.min(deliveries.c.due)).where(
        deliveries.c.platform == platform, deliveries.c.state == DeliveryState.RETRY.value, deliveries.c.due > now
    )
    here = targets.c.platform == platform
    parked = select(func.min(targets.c.not_before)).where(here, targets.c.not_before > now)
    probe = select(func.min(targets.c.retry_at)).where(
        here,
        targets.c.retry_at > now,
        exists().where(deliveries.c.target_id == targets.c.id, deliveries.c.state.in_(_FOR_PROBES)),
    )
    moments = [(await connection.execute(query)).scalar() for query in (retry, parked, probe)]
    return min((moment for moment in moments if moment is not None), default=None)


def _blocked() -> Any:
    """Whether an earlier change of the same show is not done yet for the same target."""
    earlier, its_change = deliveries.alias("earlier"), changes.alias("its_change")
    return (
        exists()
        .where(
            earlier.c.target_id == deliveries.c.target_id,
            earlier.c.state.in_(UNDONE),
            earlier.c.change_id < deliveries.c.change_id,
            its_change.c.id == earlier.c.change_id,
            its_change.c.show_id == changes.c.show_id,
        )
        .correlate(deliveries, changes)
    )


def _probe(now: datetime) -> Any:
    """The oldest waiting delivery of each suspended target that is to be tried again."""
    other = deliveries.alias("other")
    oldest = (
        select(func.min(other.c.change_id))
        .where(other.c.target_id == deliveries.c.target_id, other.c.state.in_(_FOR_PROBES))
        .correlate(deliveries)
        .scalar_subquery()
    )
    return and_(
        targets.c.state == TargetState.SUSPENDED.value,
        targets.c.retry_at <= now,
        deliveries.c.state.in_(_FOR_PROBES),
        deliveries.c.change_id == oldest,
        ~exists().where(other.c.target_id == targets.c.id, other.c.state == DeliveryState.SENDING.value),
    )


async def _shares(connection: AsyncConnection, platform: str, limit: int) -> tuple[list[tuple[int, int]], list[int]]:
    """How many rows of which change the next round may take, the smallest change first; and the digests."""
    query = (
        select(deliveries.c.change_id, func.min(deliveries.c.priority).label("rank"), func.count().label("rows"))
        .where(deliveries.c.platform == platform, deliveries.c.state.in_(WAITING))
        .group_by(deliveries.c.change_id)
    )
    found = sorted(await connection.execute(query), key=lambda row: (row.rows, row.change_id))
    alerts = [row for row in found if row.rank < DIGEST][:CHANGES_AT_ONCE]
    digests = [row.change_id for row in found if row.rank >= DIGEST][:CHANGES_AT_ONCE]
    weights = [1 if row.rank == PROGRESS else 3 for row in alerts]
    shares = [(row.change_id, max(1, limit * weight // sum(weights))) for row, weight in zip(alerts, weights, strict=True)]
    return shares, digests


def _interleave(rounds: Sequence[Sequence[Waiting]]) -> list[Waiting]:
    """Deal from every change in proportion to its share, so that none waits for another's end."""
    placed = [((place + 1) / len(rows), at, row) for at, rows in enumerate(rounds) for place, row in enumerate(rows)]
    return [row for _share, _at, row in sorted(placed, key=lambda item: item[:2])]


def _rows(where: Any) -> Select[Any]:
    """The columns of a `Waiting`."""
    return (
        select(
            deliveries.c.id,
            deliveries.c.change_id,
            deliveries.c.state,
            deliveries.c.attempts,
            deliveries.c.due,
            deliveries.c.reason,
            deliveries.c.priority,
            deliveries.c.created,
            deliveries.c.sent,
            changes.c.show_id,
            targets.c.id.label("target_id"),
            targets.c.platform,
            targets.c.kind,
            targets.c.address,
            targets.c.thread,
            targets.c.title,
            targets.c.owner,
            targets.c.state.label("target_state"),
            targets.c.reason.label("target_reason"),
        )
        .join_from(deliveries, targets, deliveries.c.target_id == targets.c.id)
        .join(changes, deliveries.c.change_id == changes.c.id)
        .where(where)
    )


async def _waiting(connection: AsyncConnection, query: Select[Any]) -> list[Waiting]:
    return [_waiting_of(row) for row in await connection.execute(query)]


def _waiting_of(row: Row[Any]) -> Waiting:
    place = Place(row.platform, TargetKind(row.kind), row.address, row.thread or None, row.title, row.owner)
    target = Target(row.target_id, place, TargetState(row.target_state), row.target_reason)
    delivery = Delivery(row.id, row.change_id, target, DeliveryState(row.state), row.attempts, row.due, reason=row.reason)
    return Waiting(delivery, row.show_id, row.created, row.priority, row.sent)
