"""A platform of our own for tests: it takes what it is told to take, and remembers it."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from bot.delivery.platform import Alert
from bot.errors import Failure, SendError
from bot.model import Change, DeliveryState, Place, Receipt, TargetKind
from storage import outbox
from storage.engine import Database
from storage.rows import change_values
from storage.tables import changes, deliveries, shows, subscriptions, targets
from tests.making import NOON, a_change

Answer = Callable[[Place, Alert], SendError | None]


class FakePlatform:
    """Stores what it takes by address. `answer` may refuse; `loses` says which taken messages get no answer.

    With `knows_keys` a repeated key gives the first message again, as a nonce does.
    """

    def __init__(self, name: str = "discord", *, knows_keys: bool = False) -> None:
        self.name = name
        self.knows_keys = knows_keys
        self.taken: dict[str, list[Alert]] = defaultdict(list)
        self.said: list[tuple[Place, str]] = []
        self.tries: Counter[str] = Counter()
        self.answer: Answer = lambda place, alert: None
        self.loses: Callable[[Place, Alert], bool] = lambda place, alert: False
        self.gate: asyncio.Event | None = None
        self.most_at_once = 0
        self._at_once = 0
        self._tried = asyncio.Condition()
        self._by_key: dict[str, str] = {}

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass

    async def send(self, place: Place, alert: Alert) -> Receipt:
        self.tries[place.address] += 1
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        async with self._tried:
            self._tried.notify_all()
        try:
            if self.gate:
                await self.gate.wait()
            await asyncio.sleep(0)
            refusal = self.answer(place, alert)
            if refusal:
                raise refusal
            if not (self.knows_keys and alert.key in self._by_key):
                self.taken[place.address].append(alert)
                self._by_key[alert.key] = f"{place.address}-{len(self.taken[place.address])}"
            if self.loses(place, alert):
                raise SendError("the answer was lost", Failure.UNKNOWN)
            return Receipt(self._by_key[alert.key])
        finally:
            self._at_once -= 1

    async def say(self, place: Place, text: str) -> Receipt:
        self.said.append((place, text))
        return Receipt("said")

    async def reached(self, tries: int) -> None:
        """Wait until so many sends have begun."""
        async with self._tried:
            await self._tried.wait_for(lambda: self.tries.total() >= tries)

    def changes_of(self, address: str) -> list[int]:
        """Ids of the changes that arrived there, in order of arrival."""
        return [alert.change_id for alert in self.taken[address]]


async def furnish(
    database: Database,
    addresses: Sequence[str],
    *,
    platform: str = "discord",
    kind: TargetKind = TargetKind.CHANNEL,
    show_ids: Sequence[int] = (1,),
    owner: str | None = "7",
) -> None:
    """Store the shows, a target for each address, and its subscriptions to all of the shows."""
    async with database.begin() as connection:
        known = set((await connection.execute(select(shows.c.id))).scalars())
        for show in set(show_ids) - known:
            await connection.execute(
                insert(shows).values(
                    id=show, title=f"Show {show}", title_key=f"show {show}", aliases=[], followed_since=NOON
                )
            )
        for address in addresses:
            values = {"platform": platform, "kind": kind.value, "address": address, "owner": owner, "title": f"#{address}"}
            statement = insert(targets).values(**values).returning(targets.c.id)
            target = (await connection.execute(statement)).scalar_one()
            await connection.execute(
                insert(subscriptions),
                [{"target_id": target, "show_id": show, "created": NOON - timedelta(days=1)} for show in show_ids],
            )


async def happen(database: Database, *news: Change, now: datetime = NOON) -> list[int]:
    """Record changes and fan each of them out; returns their row ids."""
    ids = []
    async with database.begin() as connection:
        for change in news:
            statement = insert(changes).values(change_values(change)).returning(changes.c.id)
            change_id = (await connection.execute(statement)).scalar_one()
            await outbox.fan_out(connection, change_id, change, now)
            ids.append(change_id)
    return ids


async def states(database: Database) -> Counter[str]:
    """How many deliveries are in which state."""
    async with database.read() as connection:
        return Counter((await connection.execute(select(deliveries.c.state))).scalars())


async def reasons(database: Database) -> list[str]:
    """The reasons of all deliveries, in order."""
    async with database.read() as connection:
        return list((await connection.execute(select(deliveries.c.reason).order_by(deliveries.c.id))).scalars())


async def left_in_mid_send(database: Database, ids: Sequence[int], until: datetime, owner: str = "dead") -> None:
    """Make rows look as a process leaves them that was killed while sending."""
    async with database.begin() as connection:
        await connection.execute(
            update(deliveries)
            .where(deliveries.c.id.in_(list(ids)))
            .values(state=DeliveryState.SENDING.value, lease_owner=owner, lease_until=until, attempts=1)
        )


__all__ = ["FakePlatform", "a_change", "furnish", "happen", "left_in_mid_send", "reasons", "states"]
