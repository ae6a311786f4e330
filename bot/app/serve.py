"""`cliffhanger run`: the whole bot in one process, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Mapping

from bot.app.house import House, move_in, open_house
from bot.app.platforms import build_platforms, console_subscribes_to_everything
from bot.clock import Clock
from bot.commands import CommandService
from bot.delivery import Delivery, DeliverySettings
from bot.delivery.platform import Platform
from bot.errors import SendError
from bot.scheduler import Scheduler
from bot.settings import Settings
from storage.news import Recorded

log = logging.getLogger(__name__)


class Bot:
    """A house with platforms, delivery and a schedule: what runs when the bot runs."""

    def __init__(self, house: House, beat: float = 1.0) -> None:
        self.house = house
        settings = house.settings
        self.commands = command_service(house)
        self.platforms: Mapping[str, Platform] = build_platforms(settings, self.commands)
        self.delivery = Delivery(house.database, self.platforms, delivery_settings(settings), house.clock)
        self.scheduler = Scheduler(house.pipeline, house.desk, house.states, house.news, house.clock, self._heard, beat)

    def _heard(self, changes: tuple[Recorded, ...]) -> None:
        log.info("%d new change(s) to tell", len(changes))
        self.delivery.nudge()

    async def start(self) -> None:
        """Log in everywhere, then begin to deliver and to poll. Raises SendError if no platform lets us in."""
        await move_in(self.house)
        if "console" in self.platforms:
            await console_subscribes_to_everything(self.house)
        refused = 0
        for platform in self.platforms.values():
            try:
                await platform.start()
                log.info("%s: ready", platform.name)
            except SendError as error:
                log.error("%s does not let the bot in: %s", platform.name, error)
                refused += 1
                if refused == len(self.platforms):
                    raise
        self.scheduler.start()

    async def stop(self) -> None:
        """Take nothing new, finish what is in flight, leave."""
        await self.scheduler.stop()
        await self.delivery.stop()
        await asyncio.gather(*(platform.stop() for platform in self.platforms.values()), return_exceptions=True)


def command_service(house: House) -> CommandService:
    """What people ask, over this house's storage."""
    return CommandService(house.shows, house.news, house.chats, house.find, house.clock)


def delivery_settings(settings: Settings) -> DeliverySettings:
    """The operator's choices in delivery's words."""
    return DeliverySettings(unknown=settings.delivery.unknown, concurrency=settings.delivery.concurrency)


async def serve(settings: Settings, clock: Clock) -> None:
    """Run until told to stop. Raises CliffhangerError where the start fails."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with open_house(settings, clock) as house:
        bot = Bot(house)
        await bot.start()
        deliver = asyncio.create_task(bot.delivery.run(), name="delivery")
        try:
            await stop.wait()
            log.info("stopping")
        finally:
            await bot.stop()
            deliver.cancel()
            await asyncio.gather(deliver, return_exceptions=True)
