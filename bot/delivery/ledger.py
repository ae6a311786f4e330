"""What a lane writes into the outbox and reads from it: one transaction a turn."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.delivery.limits import Limits
from bot.delivery.outcomes import Effects
from bot.delivery.settings import DeliverySettings
from bot.model import DeliveryState
from storage import outbox, queue, reach
from storage.engine import Database
from storage.outbox import Waiting

log = logging.getLogger(__name__)

_BUFFER = 500  # rows looked at ahead; they are not claimed
_REST = timedelta(seconds=1)  # between two notes of the last success
_LONG = 30.0  # seconds: a longer wait that a platform demands is stored, so that it outlives a restart


class Ledger:
    """The outbox as one platform's lane sees it. `owner` marks our claims."""

    def __init__(
        self, database: Database, name: str, settings: DeliverySettings, limits: Limits, clock: Clock, owner: str
    ) -> None:
        self.suspended_some = False  # a target was suspended since somebody last looked
        self._database = database
        self._name = name
        self._settings = settings
        self._limits = limits
        self._clock = clock
        self._owner = owner
        self._suspended: set[int] = set()
        self._noted: datetime | None = None

    async def recover(self) -> tuple[int, float]:
        """Settle what was in flight when the last process ended: how many rows, and seconds to keep still."""
        now = self._clock.now()
        lease, window = self._settings.lease_seconds, self._limits.dedup_seconds
        async with self._database.begin() as connection:
            again, unknown = await outbox.recover(
                connection, self._name, now, timedelta(seconds=lease), timedelta(seconds=window)
            )
            await self._settle(connection, now)
            closed = await outbox.closed_until(connection, self._name)
        if again or unknown:
            log.warning("%s: in flight at the last stop: %d repeated, %d unknown", self._name, again, unknown)
        return again + unknown, max(0.0, (closed - now).total_seconds()) if closed else 0.0

    async def tidy(self, under_way: Collection[int]) -> None:
        """Settle rows in `sending` that nobody sends: claims whose commit was not heard of, a former server's."""
        now = self._clock.now()
        lease, window = timedelta(seconds=self._settings.lease_seconds), timedelta(seconds=self._limits.dedup_seconds)
        async with self._database.begin() as connection:
            freed = await outbox.take_back(connection, self._name, self._owner, under_way, now)
            others = outbox.left_by_others(self._owner, now)
            settled = sum(await outbox.recover(connection, self._name, now, lease, window, among=others))
            if settled:
                await self._settle(connection, now)
        if freed or settled:
            log.warning("%s: claimed and not sent: %d; left by another process: %d", self._name, freed, settled)

    async def ready(self, avoid: Collection[int], *, probes: bool = True) -> list[Waiting]:
        """Rows that may be sent now, the first ones first."""
        async with self._database.read() as connection:
            return await queue.ready(connection, self._name, self._clock.now(), _BUFFER, tuple(avoid), probes=probes)

    async def next_due(self) -> float | None:
        """Seconds until time alone makes a row ready, if it will."""
        now = self._clock.now()
        async with self._database.read() as connection:
            due = await queue.next_due(connection, self._name, now)
        return max(0.0, (due - now).total_seconds()) if due else None

    async def write(self, done: Sequence[Effects], chosen: Sequence[Waiting]) -> list[Waiting]:
        """Write back what is done and claim the chosen rows, in one transaction; returns those that are ours."""
        now = self._clock.now()
        async with self._database.begin() as connection:
            if done:
                await self._write_back(connection, done, now)
            until = now + timedelta(seconds=self._settings.lease_seconds)
            return await outbox.claim(connection, chosen, self._owner, until) if chosen else []

    async def _write_back(self, connection: AsyncConnection, done: Sequence[Effects], now: datetime) -> None:
        await outbox.record(connection, [effects.outcome for effects in done], self._owner)
        oldest = now - timedelta(seconds=self._settings.keep_suspended_seconds)
        for effects in done:
            target = effects.waiting.delivery.target
            if effects.suspends:
                await reach.suspend_target(connection, target.id, target.reason or effects.error, effects.suspends)
                self._suspended.add(target.id)
                self.suspended_some = True
            elif effects.resumes or (target.id in self._suspended and effects.outcome.state is DeliveryState.SENT):
                await reach.resume(connection, target.id, now, oldest)
                self._suspended.discard(target.id)
            elif effects.moves_to:
                await reach.move_target(connection, self._name, target.place.address, effects.moves_to)
            elif effects.parks is not None and effects.parks >= _LONG:
                await reach.park(connection, target.id, now + timedelta(seconds=effects.parks))
        if any(effects.outcome.state is DeliveryState.UNKNOWN for effects in done):
            await self._settle(connection, now)
        await self._note(connection, done, now)

    async def _settle(self, connection: AsyncConnection, now: datetime) -> None:
        resend = self._settings.unknown == "resend"
        settled = await outbox.settle_unknown(connection, self._name, resend=resend, now=now)
        if settled:
            log.warning("%s: %d with an unknown outcome: %s", self._name, settled, "resent" if resend else "skipped")

    async def _note(self, connection: AsyncConnection, done: Sequence[Effects], now: datetime) -> None:
        rested = self._noted is None or abs(now - self._noted) >= _REST
        if rested and any(effects.outcome.state is DeliveryState.SENT for effects in done):
            self._noted = now
            await outbox.note_platform(connection, self._name, last_success=now)
        closes = max((effects.closes or 0.0 for effects in done), default=0.0)
        if closes >= _LONG:
            await outbox.note_platform(connection, self._name, not_before=now + timedelta(seconds=closes))
        errors = [effects.error for effects in done if effects.error]
        if errors:
            await outbox.note_platform(connection, self._name, last_error=errors[-1][:500], last_error_at=now)
