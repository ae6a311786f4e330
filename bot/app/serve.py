"""`cliffhanger run`: the whole bot in one process, until SIGTERM or Ctrl-C.

Starting: database → lease → shows and sources of the configuration → platforms → delivery (what was in flight first) →
scheduler. Stopping goes the other way: take nothing new, finish what is in flight, write back, give the lease back.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from bot.app.house import House, move_in, open_house
from bot.app.platforms import build_platforms, subscribe_terminal
from bot.clock import Clock
from bot.delivery import Delivery, DeliverySettings
from bot.delivery.health import Watch
from bot.delivery.leader import Leader
from bot.delivery.limits import limits_of
from bot.delivery.metrics import serve_health
from bot.delivery.platform import Platform
from bot.errors import Failure, SendError, StorageError
from bot.model import Place, TargetKind
from bot.scheduler import Scheduler
from bot.settings import Settings
from storage.news import Recorded

__all__ = ["Bot", "serve"]

log = logging.getLogger(__name__)

Work = Coroutine[Any, Any, object]

_STOP_SECONDS = 7.0  # for polls and sends under way; with the platforms' farewell it stays under 10
_FAREWELL_SECONDS = 2.0
_LONGEST_WAIT = 300.0  # seconds between two tries to log in where a platform is down


class Bot:
    """A house with platforms, delivery and a schedule: what runs when the bot runs."""

    def __init__(self, house: House, platforms: Mapping[str, Platform] | None = None, beat: float = 1.0) -> None:
        self.house = house
        self.platforms = build_platforms(house.settings, house.commands) if platforms is None else platforms
        self.delivery = Delivery(
            house.database,
            self.platforms,
            delivery_settings(house.settings),
            house.clock,
            publisher_name=house.publishers.name_of,
        )
        self.scheduler = Scheduler(house.pipeline, house.desk, house.states, house.news, house.clock, self._heard, beat)
        self._tasks: list[asyncio.Task[object]] = []

    def _heard(self, changes: Sequence[Recorded]) -> None:
        log.info("%d new change%s to tell", len(changes), "s" * (len(changes) != 1))
        self.delivery.nudge()

    async def start(self) -> None:
        """Log in everywhere, then begin to deliver and to poll. Raises SendError if no platform lets us in."""
        house = self.house
        await move_in(house)
        await subscribe_terminal(house.shows, house.chats, house.clock.now(), here="console" in self.platforms)
        refusals = await asyncio.gather(*(self._log_in(platform) for platform in self.platforms.values()))
        if all(refusals):
            raise refusals[0] or StorageError("there is no platform to serve")
        self._begin(self.delivery.run(), "delivery")
        self.scheduler.start()

    async def stop(self) -> None:
        """Take nothing new, finish what is in flight, leave; within 10 seconds."""
        await asyncio.gather(_within(_STOP_SECONDS, self.scheduler.stop()), self.delivery.stop())
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        farewells = (_within(_FAREWELL_SECONDS, platform.stop()) for platform in self.platforms.values())
        await asyncio.gather(*farewells, return_exceptions=True)

    async def watch(self) -> None:
        """Tell the operator of trouble, until cancelled."""
        house = self.house
        watch = Watch(house.database, house.clock, lambda: self.delivery.stopped, self.delivery.tell_operator)
        await watch.run()

    async def _log_in(self, platform: Platform) -> SendError | None:
        """The refusal where the platform does not let us in; one that is down is tried again in the background."""
        try:
            await platform.start()
        except SendError as error:
            if error.failure is Failure.FATAL:
                self.delivery.hold(platform.name, str(error))
                return error
            log.warning("%s cannot be reached, trying again: %s", platform.name, error)
            self._begin(self._log_in_later(platform), f"log in to {platform.name}")
            return None
        log.info("%s: ready", platform.name)
        return None

    async def _log_in_later(self, platform: Platform) -> None:
        wait = 5.0
        while True:
            await self.house.clock.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)
            try:
                await platform.start()
            except SendError as error:
                if error.failure is Failure.FATAL:
                    self.delivery.hold(platform.name, str(error))
                    return
                log.debug("%s: %s", platform.name, error)
                continue
            log.info("%s: ready", platform.name)
            self.delivery.nudge()
            return

    def _begin(self, work: Work, name: str) -> None:
        self._tasks.append(asyncio.create_task(work, name=name))


async def _within(seconds: float, work: Work) -> None:
    """Let it finish, but not for longer."""
    try:
        async with asyncio.timeout(seconds):
            await work
    except TimeoutError:
        log.warning("stopped without waiting any longer")


def delivery_settings(settings: Settings) -> DeliverySettings:
    """The operator's choices in delivery's words."""
    operator = settings.operator
    place = Place(operator.platform, TargetKind.CHANNEL, operator.chat) if operator.platform and operator.chat else None
    return DeliverySettings(
        unknown=settings.delivery.unknown,
        concurrency=settings.delivery.concurrency,
        limits=limits_of(settings.discord.requests_per_second, settings.telegram.messages_per_second),
        stop_seconds=_STOP_SECONDS,
        operator=place,
    )


async def serve(settings: Settings, clock: Clock) -> None:
    """Run until told to stop. Raises CliffhangerError where the start fails or another process has taken over."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with open_house(settings, clock) as house:
        leader = Leader(house.database, clock)
        if not await _unless(stop, leader.take(standby=settings.storage.standby)):
            return
        try:
            async with _running(house) as bot:
                await _first(stop.wait(), leader.lost.wait())
                log.info("stopping: %s", ", ".join(bot.platforms))
        finally:
            await leader.release()
        if leader.lost.is_set():
            raise StorageError("another process has taken over this database; this one has stopped")


@asynccontextmanager
async def _running(house: House) -> AsyncIterator[Bot]:
    """A started bot, with its watch and its door for monitors; stopped at the end of the block."""
    bot = Bot(house)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(bot.stop)
        await bot.start()
        listen = house.settings.health.listen
        if listen:
            door = serve_health(listen, house.database, house.clock, bot.delivery.meter, lambda: bot.delivery.stopped)
            log.info("monitors may ask at %s", await stack.enter_async_context(door))
        watch = asyncio.create_task(bot.watch(), name="watch")
        stack.callback(watch.cancel)
        yield bot


async def _first(*waits: Work) -> None:
    """Return when the first of them does; the others are cancelled."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _unless(stop: asyncio.Event, work: Work) -> bool:
    """Await the work; False where we were told to stop before it was done. Its error is raised."""
    task = asyncio.create_task(work)
    told = asyncio.create_task(stop.wait())
    await asyncio.wait({task, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return False
    await task
    return True
