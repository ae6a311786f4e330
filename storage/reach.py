"""Whether targets can be reached: suspended, resumed, parked, moved. No error ever deletes a subscription."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, case, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Alerts, DeliveryState, Place, TargetKind, TargetState
from storage.outbox import IN_DOUBT, WAITING, doubt
from storage.tables import deliveries, subscriptions, targets

_DONE_FIRST = (
    DeliveryState.SENT,
    DeliveryState.SENDING,
    DeliveryState.UNKNOWN,
    DeliveryState.FAILED,
    DeliveryState.SKIPPED,
)


@dataclass(frozen=True, slots=True)
class Untold:
    """A suspended target whose owner has not been told yet."""

    target_id: int
    place: Place
    reason: str


async def suspend_target(connection: AsyncConnection, target_id: int, reason: str, retry_at: datetime) -> None:
    """The target cannot be reached now: its deliveries wait with it, and at `retry_at` one of them tries it out."""
    await connection.execute(
        update(targets)
        .where(targets.c.id == target_id)
        .values(state=TargetState.SUSPENDED.value, reason=reason, retry_at=retry_at)
    )
    await connection.execute(
        update(deliveries)
        .where(deliveries.c.target_id == target_id, deliveries.c.state.in_(WAITING))
        .values(state=DeliveryState.SUSPENDED.value, reason=_unless_in_doubt(reason))
    )


async def resume(connection: AsyncConnection, target_id: int, now: datetime, oldest: datetime) -> None:
    """The target works again: what waited with it goes out, except what was written before `oldest` (skipped)."""
    await connection.execute(
        update(targets)
        .where(targets.c.id == target_id)
        .values(state=TargetState.ACTIVE.value, reason="", retry_at=None, owner_told=False)
    )
    waited = and_(deliveries.c.target_id == target_id, deliveries.c.state == DeliveryState.SUSPENDED.value)
    await connection.execute(
        update(deliveries)
        .where(waited, deliveries.c.created < oldest)
        .values(state=DeliveryState.SKIPPED.value, reason=_skipped("too old when its place could be reached again"))
    )
    await connection.execute(
        update(deliveries).where(waited).values(state=DeliveryState.PENDING.value, reason=_unless_in_doubt(""), due=now)
    )


def _unless_in_doubt(reason: str) -> Any:
    """A new reason for a row, except where the old one says that its alert may have arrived already."""
    return case((deliveries.c.reason.startswith(IN_DOUBT), deliveries.c.reason), else_=reason)


def _skipped(reason: str) -> Any:
    """The reason of a row that is given up: where a try may have arrived (`sent` is set), nobody will ever know."""
    tried = deliveries.c.sent.is_not(None)
    return case((deliveries.c.reason.startswith(IN_DOUBT), deliveries.c.reason), (tried, doubt("", reason)), else_=reason)


async def park(connection: AsyncConnection, target_id: int, until: datetime) -> None:
    """A rate limit of this target alone: nothing is sent to it before `until`."""
    await connection.execute(update(targets).where(targets.c.id == target_id).values(not_before=until))


async def untold(connection: AsyncConnection, platform: str) -> list[Untold]:
    """Suspended targets with an owner who was not told, other than the owner's own DMs."""
    query = select(targets).where(
        targets.c.platform == platform,
        targets.c.state == TargetState.SUSPENDED.value,
        targets.c.owner_told.is_(False),
        targets.c.owner.is_not(None),
        or_(targets.c.kind != TargetKind.DM.value, targets.c.address != targets.c.owner),
    )
    return [
        Untold(
            row.id,
            Place(row.platform, TargetKind(row.kind), row.address, row.thread or None, row.title, row.owner),
            row.reason,
        )
        for row in await connection.execute(query.order_by(targets.c.id).limit(100))
    ]


async def mark_told(connection: AsyncConnection, target_id: int) -> None:
    """The owner knows (or cannot be told): no second word about the same trouble."""
    await connection.execute(update(targets).where(targets.c.id == target_id).values(owner_told=True))


async def move_target(connection: AsyncConnection, platform: str, address: str, new_address: str) -> None:
    """The chat has another address now: every target there (each topic) follows, with subscriptions and deliveries.

    Where the new address is a target already, the two become one: of two subscriptions to a show the wider one
    stays, of two deliveries of a change the one that is further on.
    """
    there = (targets.c.platform == platform, targets.c.address == address)
    for old in (await connection.execute(select(targets).where(*there))).all():
        same = and_(
            targets.c.platform == platform,
            targets.c.kind == old.kind,
            targets.c.address == new_address,
            targets.c.thread == old.thread,
        )
        new = (await connection.execute(select(targets.c.id).where(same))).scalar()
        if new is None:
            await connection.execute(update(targets).where(targets.c.id == old.id).values(address=new_address))
            continue
        await _merge_subscriptions(connection, old.id, new)
        await _merge_deliveries(connection, old.id, new)
        await connection.execute(delete(targets).where(targets.c.id == old.id))


async def _merge_subscriptions(connection: AsyncConnection, old: int, new: int) -> None:
    mine = {
        row.show_id: row for row in await connection.execute(select(subscriptions).where(subscriptions.c.target_id == new))
    }
    for row in (await connection.execute(select(subscriptions).where(subscriptions.c.target_id == old))).all():
        other = mine.get(row.show_id)
        if other is None:
            await connection.execute(insert(subscriptions).values(dict(row._mapping) | {"target_id": new}))
            continue
        await connection.execute(
            update(subscriptions)
            .where(subscriptions.c.target_id == new, subscriptions.c.show_id == row.show_id)
            .values(_wider(row, other))
        )


def _wider(one: Row[Any], other: Row[Any]) -> dict[str, Any]:
    everything = Alerts.EVERYTHING.value in {one.alerts, other.alerts}
    muted = min(one.muted_until, other.muted_until) if one.muted_until and other.muted_until else None
    return {
        "alerts": Alerts.EVERYTHING.value if everything else Alerts.FATE.value,
        "rumours": one.rumours or other.rumours,
        "muted_until": muted,
        "created": min(one.created, other.created),
    }


async def _merge_deliveries(connection: AsyncConnection, old: int, new: int) -> None:
    columns = (deliveries.c.id, deliveries.c.change_id, deliveries.c.state)
    theirs = (await connection.execute(select(*columns).where(deliveries.c.target_id == old))).all()
    mine = {row.change_id: row for row in await connection.execute(select(*columns).where(deliveries.c.target_id == new))}
    for row in theirs:
        double = mine.get(row.change_id)
        if double is not None:
            loser = row if _rank(double.state) <= _rank(row.state) else double
            await connection.execute(delete(deliveries).where(deliveries.c.id == loser.id))
            if loser is row:
                continue
        await connection.execute(update(deliveries).where(deliveries.c.id == row.id).values(target_id=new))


def _rank(state: str) -> int:
    known = DeliveryState(state)
    return _DONE_FIRST.index(known) if known in _DONE_FIRST else len(_DONE_FIRST)
