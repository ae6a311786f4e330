"""Targets and subscriptions: who wants to hear of which show, and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Alerts, Place, ShowId, Subscription, Target, TargetKind, TargetState
from storage.engine import Database
from storage.reach import resume
from storage.tables import shows, subscriptions, targets


class Chats:
    """The places that subscribe, and their subscriptions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def subscribe(self, place: Place, show: ShowId, alerts: Alerts, now: datetime, oldest: datetime) -> bool:
        """Subscribe a place, or change its wish. Whether the subscription is new.

        Call it after a test line has arrived there: a suspended target is taken up again, and of the alerts that
        waited for it those written before `oldest` are skipped. A mute is kept.
        """
        async with self._database.begin() as connection:
            target, state = await self._target(connection, place)
            if state == TargetState.SUSPENDED.value:
                await resume(connection, target, now, oldest)
            key = and_(subscriptions.c.target_id == target, subscriptions.c.show_id == show)
            known = (await connection.execute(select(subscriptions.c.show_id).where(key))).first()
            wish = _wish(alerts)
            statement = self._insert(subscriptions).values(wish | {"target_id": target, "show_id": show, "created": now})
            await connection.execute(statement.on_conflict_do_update(index_elements=["target_id", "show_id"], set_=wish))
            return known is None

    async def unsubscribe(self, place: Place, show: ShowId | None = None) -> int:
        """Take back one subscription of a place, or (None) all of them. How many there were."""
        chosen = _of(place) if show is None else and_(_of(place), subscriptions.c.show_id == show)
        async with self._database.begin() as connection:
            return (await connection.execute(delete(subscriptions).where(chosen))).rowcount

    async def mute(self, place: Place, show: ShowId, until: datetime | None) -> bool:
        """Silence one subscription until then, or (None) let it speak again. False where there is none."""
        chosen = and_(_of(place), subscriptions.c.show_id == show)
        async with self._database.begin() as connection:
            return (await connection.execute(update(subscriptions).where(chosen).values(muted_until=until))).rowcount > 0

    async def of(self, place: Place) -> tuple[Subscription, ...]:
        """The subscriptions of a place, by title."""
        query = (
            select(subscriptions, targets, shows.c.title.label("show_title"))
            .join(targets, targets.c.id == subscriptions.c.target_id)
            .join(shows, shows.c.id == subscriptions.c.show_id)
            .where(*_same(place))
            .order_by(shows.c.title_key, shows.c.id)
        )
        async with self._database.read() as connection:
            return tuple(_subscription(row) for row in await connection.execute(query))

    def _insert(self, table: Any) -> Any:
        return sqlite.insert(table) if self._database.is_sqlite else postgresql.insert(table)

    async def _target(self, connection: AsyncConnection, place: Place) -> tuple[int, str]:
        """The place's target, made or brought up to date, and its state."""
        names = {"title": place.title, "owner": place.owner}
        key = {
            "platform": place.platform,
            "kind": place.kind.value,
            "address": place.address,
            "thread": place.thread or "",
        }
        statement = self._insert(targets).values(key | names | {"state": TargetState.ACTIVE.value})
        statement = statement.on_conflict_do_update(index_elements=list(key), set_=names)
        row = (await connection.execute(statement.returning(targets.c.id, targets.c.state))).one()
        return row.id, row.state


def _wish(alerts: Alerts) -> dict[str, object]:
    """A wish as the table has it: rumours are a mark beside the rest."""
    rumours = alerts is Alerts.RUMOURS
    return {"alerts": (Alerts.EVERYTHING if rumours else alerts).value, "rumours": rumours}


def _same(place: Place) -> Sequence[ColumnElement[bool]]:
    return (
        targets.c.platform == place.platform,
        targets.c.kind == place.kind.value,
        targets.c.address == place.address,
        targets.c.thread == (place.thread or ""),
    )


def _of(place: Place) -> ColumnElement[bool]:
    return subscriptions.c.target_id.in_(select(targets.c.id).where(*_same(place)))


def _subscription(row: Row[Any]) -> Subscription:
    place = Place(row.platform, TargetKind(row.kind), row.address, row.thread or None, row.title, row.owner)
    return Subscription(
        Target(row.target_id, place, TargetState(row.state), row.reason),
        row.show_id,
        row.show_title,
        Alerts.RUMOURS if row.rumours else Alerts(row.alerts),
        row.muted_until,
        row.created,
    )
