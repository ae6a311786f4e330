"""Delivery as a whole: one lane a platform, words to owners and to the operator, start and stop."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from uuid import uuid4

from bot.clock import Clock
from bot.delivery.alerts import AlertLoader
from bot.delivery.lane import Lane
from bot.delivery.meter import Meter
from bot.delivery.notices import owner_words
from bot.delivery.platform import Platform
from bot.delivery.settings import DeliverySettings
from bot.errors import Failure, SendError
from bot.model import Place, TargetKind
from storage import reach
from storage.engine import Database
from storage.reach import Untold

log = logging.getLogger(__name__)

_PATIENCE = 100  # looks at the pacing, a tenth of a second apart, before a word is put off
_TROUBLE_SECONDS = 60.0  # how often untold trouble is looked for when nothing new happened


class Delivery:
    """Takes from the outbox and sends, each alert once.

    `run` sends until it is cancelled or stopped; `drain` sends what is due and returns; `nudge` says that there are new
    rows. `publisher_name` gives a publisher's name for people; `seed` makes the jitter repeatable.
    """

    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Platform],
        settings: DeliverySettings,
        clock: Clock,
        *,
        publisher_name: Callable[[str], str] = str,
        seed: int | None = None,
    ) -> None:
        self.meter = Meter()
        self._database = database
        self._platforms = platforms
        self._settings = settings
        self._clock = clock
        loader = AlertLoader(database, publisher_name)
        chance = random.Random(seed)  # noqa: S311 - jitter, no secret
        self.owner = uuid4().hex  # marks our claims
        self._lanes = {
            name: Lane(database, platform, settings, clock, loader, self.meter, self.owner, chance)
            for name, platform in platforms.items()
        }

    @property
    def stopped(self) -> Mapping[str, str]:
        """Platforms that do not let us in, with the reason."""
        return {name: lane.stopped_by for name, lane in self._lanes.items() if lane.stopped_by}

    def hold(self, name: str, reason: str) -> None:
        """The platform does not let us in (a refused login): send nothing there until it is released."""
        self._lanes[name].hold(reason)

    def release(self, name: str) -> None:
        """The platform lets us in again: go on where we stopped."""
        self._lanes[name].release()

    async def run(self) -> None:
        """Send until stopped or cancelled; when cancelled, what is in flight finishes first."""
        troubles = asyncio.create_task(self._watch_troubles(), name="troubles")
        try:
            await asyncio.gather(*(lane.run() for lane in self._lanes.values()))
        finally:
            troubles.cancel()
            await asyncio.gather(troubles, return_exceptions=True)
            await self.stop()

    async def drain(self) -> None:
        """Send everything that is due now on every platform, then return. Retries due later stay."""
        await asyncio.gather(*(lane.drain() for lane in self._lanes.values()))
        await self.tell_troubles()

    def nudge(self) -> None:
        """New deliveries were written: look at once."""
        for lane in self._lanes.values():
            lane.nudge()

    async def stop(self) -> None:
        """Take nothing new, finish what is in flight, write back; within `stop_seconds` and a moment."""
        await asyncio.gather(*(lane.stop() for lane in self._lanes.values()))

    async def tell_operator(self, text: str) -> bool:
        """Send a line to the operator's chat, if one is configured. Returns whether it arrived."""
        place = self._settings.operator
        if place is None or place.platform not in self._platforms:
            return False
        return await self._say(place, text) is True

    async def tell_troubles(self) -> None:
        """Tell owners of their suspended places, once. (The operator hears of a stopped platform from the watch.)"""
        for name, lane in self._lanes.items():
            lane.ledger.suspended_some = False
            if not lane.stopped_by:
                await self._tell_owners(name)

    async def _watch_troubles(self) -> None:
        waited = 0.0
        while True:
            await self._clock.sleep(1.0)
            waited += 1.0
            fresh = any(lane.ledger.suspended_some for lane in self._lanes.values())
            if fresh or waited >= _TROUBLE_SECONDS:
                waited = 0.0
                try:
                    await self.tell_troubles()
                except Exception:  # the next look tries again
                    log.exception("owners could not be told of trouble")

    async def _tell_owners(self, platform: str) -> None:
        async with self._database.read() as connection:
            troubles = await reach.untold(connection, platform)
        of_owner: dict[str, list[Untold]] = defaultdict(list)
        for trouble in troubles:
            of_owner[trouble.place.owner or ""].append(trouble)
        for owner, theirs in of_owner.items():
            if await self._say(Place(platform, TargetKind.DM, owner), owner_words(theirs)) is None:
                continue  # not now: the next look tries again
            async with self._database.begin() as connection:
                for trouble in theirs:
                    await reach.mark_told(connection, trouble.target_id)

    async def _say(self, place: Place, text: str) -> bool | None:
        """True: said. False: it cannot be said there. None: not now."""
        pacing = self._lanes[place.platform].pacing
        for _turn in range(_PATIENCE):  # alerts take their turns, too
            now = self._clock.monotonic()
            wait = max(pacing.opens_for_all(now), pacing.opens(place, now)) - now
            if wait <= 0:
                break
            await self._clock.sleep(min(wait, 0.1))
        else:
            return None
        ticket = pacing.start(place, now)
        try:
            await self._platforms[place.platform].say(place, text)
        except SendError as error:
            log.info("%s: a word to %s could not be said: %s", place.platform, place.kind.value, error)
            if error.failure is Failure.SUSPEND or error.retry_after is not None:
                pacing.refused(self._clock.monotonic())
            return None if error.failure is Failure.RETRY else False
        finally:
            pacing.finish(ticket, self._clock.monotonic())
        return True
