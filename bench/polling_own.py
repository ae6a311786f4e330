"""Cliffhanger's own polling in bench/polling.py: schedule, client, parser, pipeline and storage, as the bot has them."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bench.polling_peers import rounds
from bot.app.deciding import publishers_of, rules_of
from bot.clock import SystemClock
from bot.model import Show, Trust
from bot.pipeline import Desk, Pipeline
from bot.scheduler import Scheduler
from bot.scheduler.settle import settle
from bot.settings import Settings
from bot.sources.client import Client, FetchSettings
from bot.sources.kinds import SourceSpec, make_source
from storage.engine import Database
from storage.news import News
from storage.shows import Shows
from storage.sources import NewSource, SourceStates

EVERY = 300.0  # seconds
BEAT = 0.25  # seconds; a round ends with the beat in which everything is written


class Leaping(SystemClock):
    """The machine's clock, which can be set forward so that everything is due again."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead  # noqa: TID251 (as cheap as the bot's own clock)


class Own:
    """The whole polling half of the bot."""

    def __init__(self, root: str, feeds: int, concurrency: int, folder: Path) -> None:
        self.urls = {f"Feed {number}": f"{root}/f/{number}" for number in range(feeds)}
        self.concurrency = concurrency
        self.folder = folder
        self.clock = Leaping()

    async def open(self) -> None:
        database = self.database = await Database.open(f"sqlite:///{self.folder}/own.db")
        settings = Settings()
        fetch = FetchSettings(
            allow_private_addresses=True,
            connections=self.concurrency,
            per_host_connections=self.concurrency,
            per_host_interval=0.0,
        )
        self.client = Client(fetch, self.clock)
        shows, news, self.states = Shows(database), News(database), SourceStates(database)
        now = self.clock.now()
        await shows.follow_all([Show(id=0, title=f"Harbour Lights {number}") for number in range(50)], now)
        await self.states.configure([NewSource(n, "feed", u, Trust.TRADE, now) for n, u in self.urls.items()], now)
        sources = {name: make_source(SourceSpec(name, "feed", url), self.client) for name, url in self.urls.items()}
        desk = Desk(shows, news, publishers_of(settings), rules_of(settings))
        pipeline = Pipeline(sources, dict.fromkeys(sources, EVERY), shows, news, desk)
        self.scheduler = Scheduler(
            pipeline, desk, self.states, news, self.clock, print, at_once=self.concurrency, per_host=self.concurrency
        )

        settle()

    async def round(self) -> None:
        """Every source once, up to the last write."""
        if not hasattr(self, "scheduler"):
            await self.open()
        before = await self.polls()
        self.clock.ahead += timedelta(seconds=EVERY * 1.2)
        await self.scheduler.tick()
        while not await self.scheduler.idle():
            await asyncio.sleep(BEAT)
            await self.scheduler.tick()
        if await self.polls() != before + len(self.urls):
            raise SystemExit("not every source was polled once, and well")

    async def polls(self) -> int:
        """Polls without a failure, of all sources together."""
        query = text("SELECT sum(polls) FROM schedule NATURAL JOIN sources WHERE failures = 0")
        async with self.database.read() as connection:
            return int((await connection.execute(query)).scalar_one() or 0)


if __name__ == "__main__":
    root, feeds, concurrency, folder = sys.argv[1:]
    own = Own(root, int(feeds), int(concurrency), Path(folder))
    with asyncio.Runner() as runner:
        rounds(lambda: runner.run(own.round()))
        runner.run(own.client.close())
