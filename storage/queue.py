"""Who is next: which deliveries of the outbox may be sent now, in which order, and when the next ones may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Delivery, DeliveryState, Place, Target, TargetKind, TargetState
from storage.outbox import DIGEST, PROGRESS, UNDONE, URGENT, WAITING, Waiting
from storage.tables import changes, deliveries, targets

CHANGES_AT_ONCE = 50  # changes that share one round
PROBES_SHARE = 10  # of so many rows one may try out a suspended target: most of them are in vain
MOST_AVOIDED = 500  # targets left out by one query
_FOR_PROBES = (*WAITING, DeliveryState.SUSPENDED.value)  # what may try out a suspended target


async def ready(
    connection: AsyncConnection,
    platform: str,
    now: datetime,
    limit: int,
    avoid: Collection[int] = (),
    *,
    probes: bool = True,
) -> list[Waiting]:
    """Deliveries that may be sent now, in the order in which they should be; nothing is claimed yet.

    First those that may have arrived already (`URGENT`), then rounds in which every change gets its share (a fate three
    times that of progress, the smallest change first) and so do, if wanted, `probes` of suspended targets; digests last.
    Left out: targets in `avoid`, parked targets, and what waits for an earlier change of the same show to its target.
    """
    values = {"platform": platform, "now": now, "most": limit, "avoid": list(avoid)[:MOST_AVOIDED]}
    found = await _waiting(connection, _URGENT_ROWS, values)
    waiting = [tuple(row) for row in await connection.execute(_CHANGES, {"platform": platform})]
    shares, digests = _shares(waiting, limit)
    seen = {waiting.delivery.id for waiting in found}
    rounds = await _rounds(connection, shares, values, sum(rows for _change, _rank, rows in waiting))
    if probes:
        rounds.append(await _probes(connection, values | {"most": max(1, limit // PROBES_SHARE)}))
    found += [waiting for waiting in _interleave(rounds) if waiting.delivery.id not in seen]
    if digests and len(found) < limit:
        found += await _waiting(connection, _OF_CHANGES, values | {"changes": digests})
    return found[:limit]


async def _rounds(
    connection: AsyncConnection, shares: Sequence[tuple[int, int]], values: dict[str, Any], total: int
) -> list[list[Waiting]]:
    """The rows of each change, up to its share; with one query where that gives no change too much."""
    if total > values["most"]:
        return [
            await _waiting(connection, _OF_CHANGES, values | {"changes": [change_id], "most": share})
            for change_id, share in shares
        ]
    of_change: dict[int, list[Waiting]] = defaultdict(list)
    for row in await _waiting(connection, _OF_CHANGES, values | {"changes": [change_id for change_id, _ in shares]}):
        of_change[row.delivery.change_id].append(row)
    return [of_change[change_id] for change_id, _share in shares]


async def _probes(connection: AsyncConnection, values: dict[str, Any]) -> list[Waiting]:
    """One row for each suspended target that is to be tried again; first the targets, for there are few such."""
    suspended = list((await connection.execute(_TO_PROBE, values)).scalars())
    return await _waiting(connection, _PROBES, values | {"suspended": suspended}) if suspended else []


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


def _shares(waiting: Sequence[tuple[int, int, int]], limit: int) -> tuple[list[tuple[int, int]], list[int]]:
    """How many rows of which change the next round may take, the smallest change first; and the digests.

    `waiting` is (change, its priority, rows that wait).
    """
    found = sorted(waiting, key=lambda row: (row[2], row[0]))
    alerts = [(change_id, rank) for change_id, rank, _rows in found if rank < DIGEST][:CHANGES_AT_ONCE]
    digests = [change_id for change_id, rank, _rows in found if rank >= DIGEST][:CHANGES_AT_ONCE]
    weights = [1 if rank == PROGRESS else 3 for _change_id, rank in alerts]
    total = sum(weights)
    return [
        (change_id, max(1, limit * weight // total)) for (change_id, _rank), weight in zip(alerts, weights, strict=True)
    ], digests


def _interleave(rounds: Sequence[Sequence[Waiting]]) -> list[Waiting]:
    """Deal from every change in proportion to its share, so that none waits for another's end."""
    placed = [((place + 1) / len(rows), at, row) for at, rows in enumerate(rounds) for place, row in enumerate(rows)]
    return [row for _share, _at, row in sorted(placed, key=lambda item: item[:2])]


async def _waiting(connection: AsyncConnection, query: Select[Any], values: dict[str, Any]) -> list[Waiting]:
    return [_waiting_of(row) for row in await connection.execute(query, values)]


def _waiting_of(row: Row[Any]) -> Waiting:
    place = Place(row.platform, TargetKind(row.kind), row.address, row.thread or None, row.title, row.owner)
    target = Target(row.target_id, place, TargetState(row.target_state), row.target_reason)
    delivery = Delivery(row.id, row.change_id, target, DeliveryState(row.state), row.attempts, row.due, reason=row.reason)
    return Waiting(delivery, row.show_id, row.created, row.priority, row.sent)


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


def _usable() -> Any:
    return and_(
        deliveries.c.platform == bindparam("platform"),
        deliveries.c.target_id.not_in(bindparam("avoid", expanding=True)),
        or_(targets.c.not_before.is_(None), targets.c.not_before <= bindparam("now", type_=targets.c.not_before.type)),
        ~_blocked(),
    )


def _due() -> Any:
    return and_(
        _usable(),
        deliveries.c.state.in_(WAITING),  # follows from the rest; said so that the index on (platform, state, change) serves
        targets.c.state == TargetState.ACTIVE.value,
        or_(
            deliveries.c.state == DeliveryState.PENDING.value,
            and_(
                deliveries.c.state == DeliveryState.RETRY.value,
                deliveries.c.due <= bindparam("now", type_=deliveries.c.due.type),
            ),
        ),
    )


def _probe() -> Any:
    """The oldest waiting delivery of each of these suspended targets."""
    other = deliveries.alias("other")
    oldest = (
        select(func.min(other.c.change_id))
        .where(other.c.target_id == deliveries.c.target_id, other.c.state.in_(_FOR_PROBES))
        .correlate(deliveries)
        .scalar_subquery()
    )
    return and_(
        _usable(),
        deliveries.c.target_id.in_(bindparam("suspended", expanding=True)),
        deliveries.c.state.in_(_FOR_PROBES),
        deliveries.c.change_id == oldest,
        ~exists().where(other.c.target_id == targets.c.id, other.c.state == DeliveryState.SENDING.value),
    )


# Built once: putting a statement together costs more than running it.
_MOST: Any = bindparam("most")
_URGENT_ROWS = (
    _rows(and_(_due(), deliveries.c.state == DeliveryState.RETRY.value, deliveries.c.priority == URGENT))
    .order_by(deliveries.c.id)
    .limit(_MOST)
)
_TO_PROBE = (
    select(targets.c.id)
    .where(
        targets.c.platform == bindparam("platform"),
        targets.c.state == TargetState.SUSPENDED.value,
        targets.c.retry_at <= bindparam("now", type_=targets.c.retry_at.type),
        targets.c.id.not_in(bindparam("avoid", expanding=True)),
        exists().where(deliveries.c.target_id == targets.c.id, deliveries.c.state.in_(_FOR_PROBES)),
    )
    .order_by(targets.c.retry_at)
    .limit(_MOST)
)
_PROBES = _rows(_probe()).limit(_MOST)
_OF_CHANGES = _rows(and_(_due(), deliveries.c.change_id.in_(bindparam("changes", expanding=True)))).limit(_MOST)
_CHANGES = (
    select(deliveries.c.change_id, func.min(deliveries.c.priority), func.count())
    .where(deliveries.c.platform == bindparam("platform"), deliveries.c.state.in_(WAITING))
    .group_by(deliveries.c.change_id)
)
