"""Cliffhanger's own polling in bench/polling.py: client, parser, pipeline and storage, as `cliffhanger run` uses them."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from bench.polling_peers import rounds
from bot.app.deciding import publishers_of, rules_of
from bot.clock import SystemClock
from bot.model import Show, Trust
from bot.pipeline import Desk, Pipeline
from bot.settings import Settings
from bot.sources.client import Client, FetchSettings
from bot.sources.kinds import SourceSpec, make_source
from storage.engine import Database
from storage.news import News
from storage.shows import Shows
from storage.sources import NewSource, SourceRow, SourceStates

BATCH = 500  # rows written back in one transaction


class Own:
    """One whole polling half, without the schedule."""

    def __init__(self, root: str, feeds: int, concurrency: int, folder: Path) -> None:
        self.urls = {f"Feed {number}": f"{root}/f/{number}" for number in range(feeds)}
        self.concurrency = concurrency
        self.folder = folder
        self.clock = SystemClock()

    async def open(self) -> None:
        database = await Database.open(f"sqlite:///{self.folder}/own.db")
        settings = Settings()
        fetch = FetchSettings(
            allow_private_addresses=True,
            connections=self.concurrency,
            per_host_connections=self.concurrency,
            per_host_interval=0.0,
        )
        client = self.client = Client(fetch, self.clock)
        shows, news, self.states = Shows(database), News(database), SourceStates(database)
        now = self.clock.now()
        await shows.follow_all([Show(id=0, title=f"Harbour Lights {number}") for number in range(50)], now)
        await self.states.configure([NewSource(n, "feed", u, Trust.TRADE, now) for n, u in self.urls.items()], now)
        sources = {name: make_source(SourceSpec(name, "feed", url), client) for name, url in self.urls.items()}
        desk = Desk(shows, news, publishers_of(settings), rules_of(settings))
        self.pipeline = Pipeline(sources, dict.fromkeys(sources, 300.0), shows, news, desk)

    async def round(self) -> None:
        if not hasattr(self, "pipeline"):
            await self.open()
        now = self.clock.now() + timedelta(days=30)  # everything is due
        rows = list(await self.states.due(now, len(self.urls)))
        if len(rows) != len(self.urls):
            raise SystemExit(f"only {len(rows)} of {len(self.urls)} sources are due")
        done: list[SourceRow] = []

        async def work(own: list[SourceRow]) -> None:
            for row in own:
                polled = await self.pipeline.poll(row, self.clock.now())
                if polled.error:
                    raise SystemExit(polled.error)
                done.append(polled.row)
                if len(done) >= BATCH:
                    batch = done[:]
                    done.clear()
                    await self.states.save(batch)

        await asyncio.gather(*(work(rows[start :: self.concurrency]) for start in range(self.concurrency)))
        await self.states.save(done)


if __name__ == "__main__":
    root, feeds, concurrency, folder = sys.argv[1:]
    own = Own(root, int(feeds), int(concurrency), Path(folder))
    with asyncio.Runner() as runner:
        rounds(lambda: runner.run(own.round()))
        runner.run(own.client.close())
