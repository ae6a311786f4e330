"""Figures about the outbox, the targets and the sources, for `doctor`, metrics and the watch. Reading only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import DeliveryState, TargetState
from storage.engine import Database
from storage.outbox import IN_DOUBT, WAITING
from storage.tables import articles, changes, deliveries, platforms, schedule, sources, targets


@dataclass(frozen=True, slots=True)
class PlatformFigures:
    """One platform: deliveries by state, since when the oldest waits, who cannot be reached, what went last."""

    name: str
    states: Mapping[str, int] = field(default_factory=dict)
    oldest_waiting: datetime | None = None  # when its row was written
    in_doubt: int = 0  # rows whose alert may have arrived twice, or not at all
    targets: int = 0
    suspended_targets: int = 0
    last_success: datetime | None = None
    last_error: str = ""
    last_error_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """One source: how it fares."""

    name: str
    state: str
    failures: int
    last_success: datetime | None
    last_change: datetime | None
    last_error: str
    added: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it at one moment."""

    at: datetime
    platforms: tuple[PlatformFigures, ...] = ()
    sources: tuple[SourceFigures, ...] = ()
    last_article: datetime | None = None
    last_change: datetime | None = None


async def figures(database: Database, now: datetime) -> Figures:
    """Look at everything once."""
    async with database.read() as connection:
        last_article = (await connection.execute(select(func.max(articles.c.seen)))).scalar()
        last_change = (await connection.execute(select(func.max(changes.c.at)))).scalar()
        return Figures(now, await _platforms(connection), await _sources(connection), last_article, last_change)


async def _platforms(connection: AsyncConnection) -> tuple[PlatformFigures, ...]:
    counted = await connection.execute(
        select(deliveries.c.platform, deliveries.c.state, func.count().label("rows")).group_by(
            deliveries.c.platform, deliveries.c.state
        )
    )
    states: dict[str, dict[str, int]] = {}
    for row in counted:
        states.setdefault(row.platform, {})[row.state] = row.rows
    reach = await connection.execute(
        select(targets.c.platform, targets.c.state, func.count().label("rows")).group_by(targets.c.platform, targets.c.state)
    )
    reached = {(row.platform, row.state): row.rows for row in reach}
    known = {row.name: row for row in await connection.execute(select(platforms))}
    names = sorted({*states, *known, *(platform for platform, _state in reached)})
    found = []
    for name in names:
        last = known.get(name)
        suspended = reached.get((name, TargetState.SUSPENDED.value), 0)
        found.append(
            PlatformFigures(
                name,
                states.get(name, {}),
                await _oldest(connection, name),
                await _in_doubt(connection, name),
                suspended + reached.get((name, TargetState.ACTIVE.value), 0),
                suspended,
                last.last_success if last else None,
                (last.last_error or "") if last else "",
                last.last_error_at if last else None,
            )
        )
    return tuple(found)


async def _oldest(connection: AsyncConnection, platform: str) -> datetime | None:
    """When the oldest row was written that is neither done nor waits with a suspended target."""
    waiting = (*WAITING, DeliveryState.SENDING.value)
    query = select(func.min(deliveries.c.created)).where(deliveries.c.platform == platform, deliveries.c.state.in_(waiting))
    oldest: datetime | None = (await connection.execute(query)).scalar()
    return oldest


async def _in_doubt(connection: AsyncConnection, platform: str) -> int:
    query = select(func.count()).where(deliveries.c.platform == platform, deliveries.c.reason.startswith(IN_DOUBT))
    return int((await connection.execute(query)).scalar_one())


async def _sources(connection: AsyncConnection) -> tuple[SourceFigures, ...]:
    query = select(sources, schedule.c.state, schedule.c.last_success).join(schedule).order_by(sources.c.name)
    return tuple(
        SourceFigures(row.name, row.state, row.failures, row.last_success, row.last_change, row.last_error or "", row.added)
        for row in await connection.execute(query)
    )
