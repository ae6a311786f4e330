"""The whole bot in this process: what is published is told, what is down is tried again, a stop leaves nothing behind."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.house import House, open_house
from bot.app.serve import Bot
from bot.clock import SystemClock
from bot.errors import Failure, SendError
from bot.model import Alerts, Place, TargetKind
from bot.settings import Settings
from tests.delivery.faking import FakePlatform

DM = Place("discord", TargetKind.DM, "7")


class LateClock(SystemClock):
    """A clock on which every wait is short."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.01))


class MoodyPlatform(FakePlatform):
    """Refuses to let the bot in so many times before it does."""

    def __init__(self, refusals: list[SendError], name: str = "discord") -> None:
        super().__init__(name)
        self.refusals = refusals
        self.starts = 0

    async def start(self) -> None:
        self.starts += 1
        if self.refusals:
            raise self.refusals.pop(0)


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Return when it holds; fail after 20 seconds."""
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110 - the condition is in the database
            await asyncio.sleep(0.02)


def settings_for(tmp_path: Path) -> Settings:
    (tmp_path / "news").mkdir()
    return Settings.model_validate(
        {
            "storage": {"url": f"sqlite:///{tmp_path}/cliffhanger.db"},
            "shows": [{"title": "Harbour Lights"}],
            "sources": [{"name": "desk", "kind": "folder", "url": str(tmp_path / "news"), "every": "1s", "trust": "trade"}],
        }
    )


def publish(tmp_path: Path, article: str) -> None:
    """Put an article of this moment into the folder."""
    published = SystemClock().now() + timedelta(seconds=1)
    row = {
        "id": article,
        "site": "trade.example",
        "published": published.isoformat(),
        "title": "Harbour Lights renewed for season 2",
        "text": "The network has renewed the drama series Harbour Lights for a second season.",
    }
    (tmp_path / "news" / f"{article}.json").write_text(json.dumps(row), encoding="utf-8")


@asynccontextmanager
async def started(settings: Settings, platforms: Mapping[str, FakePlatform]) -> AsyncIterator[tuple[Bot, House]]:
    async with open_house(settings, LateClock()) as house:
        bot = Bot(house, platforms, beat=0.05)
        await bot.start()
        try:
            yield bot, house
        finally:
            await bot.stop()


async def read_once(house: House) -> bool:
    return all(row.last_success for row in await house.states.all())


async def test_what_a_source_publishes_reaches_a_subscriber_once_across_a_restart(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    discord = FakePlatform("discord")

    async def told() -> bool:
        return len(discord.taken["7"]) > 0

    async with started(settings, {"discord": discord}) as (_bot, house):
        (show,) = await house.shows.all()
        now = house.clock.now()
        await house.chats.subscribe(DM, show.id, Alerts.EVERYTHING, now, now)
        await until(lambda: read_once(house))
        publish(tmp_path, "one")
        await until(told)
    publish(tmp_path, "two")  # the same news again
    async with started(settings, {"discord": discord}) as (_bot, house):

        async def both_read() -> bool:
            return sum(row.items for row in await house.states.all()) == 2

        await until(both_read)
    assert [str(alert.change.after) for alert in discord.taken["7"]] == ["renewed"]


async def test_a_platform_that_is_down_at_start_is_tried_again(tmp_path: Path) -> None:
    down = MoodyPlatform([SendError("503", Failure.RETRY), SendError("503", Failure.RETRY)])

    async def is_in() -> bool:
        return down.starts == 3

    async with started(settings_for(tmp_path), {"discord": down}):
        await until(is_in)


async def test_where_one_platform_refuses_the_token_the_other_serves(tmp_path: Path) -> None:
    refusing = MoodyPlatform([SendError("the token is wrong", Failure.FATAL)])
    serving = FakePlatform("telegram")
    async with started(settings_for(tmp_path), {"discord": refusing, "telegram": serving}) as (_bot, house):
        await until(lambda: read_once(house))


async def test_where_every_platform_refuses_the_token_the_start_fails(tmp_path: Path) -> None:
    refusing = MoodyPlatform([SendError("the token is wrong", Failure.FATAL)])
    with pytest.raises(SendError, match="the token is wrong"):
        async with started(settings_for(tmp_path), {"discord": refusing}):
            pass
