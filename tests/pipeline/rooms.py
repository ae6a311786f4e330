"""A pipeline over a database in memory, with sources that say what a test tells them to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.diff import Publishers
from bot.diff.rules import DEFAULT_RULES
from bot.errors import SourceError
from bot.model import Article, Show, Trust
from bot.pipeline import Desk, Pipeline
from bot.sources.base import Harvest, Memory, PollContext
from storage.engine import Database
from storage.news import News
from storage.shows import Shows
from storage.sources import NewSource, SourceRow, SourceStates
from tests.making import DAY, NOON, a_show

EVERY = 300.0
RENEWED = "Harbour Lights has been renewed for season 3, the network confirmed on Sunday."


def an_article(id_: str = "1", title: str = RENEWED, published: datetime | None = NOON, text: str = "") -> Article:
    """An article of a trade paper."""
    return Article(id_, title, text, f"https://trade.example/{id_}", "trade.example", published)


@dataclass
class Scripted:
    """A source whose answers are written down: each poll takes the next, the last one stays."""

    name: str = "Trade"
    answers: list[Harvest | Exception] = field(default_factory=lambda: [Harvest()])
    trust: Trust = Trust.TRADE
    polls: int = 0
    remembered: list[Memory] = field(default_factory=list)

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Say what is next."""
        answer = self.answers[min(self.polls, len(self.answers) - 1)]
        self.polls += 1
        self.remembered.append(memory)
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Rooms:
    """What a pipeline needs, opened."""

    database: Database
    shows: Shows
    news: News
    states: SourceStates
    desk: Desk
    pipeline: Pipeline

    async def poll(self, name: str, now: datetime) -> SourceRow:
        """Poll a source and save its row, as the scheduler does."""
        polled = await self.pipeline.poll(await self.row(name), now)
        altered, rested = ([], [polled.row]) if polled.rested else ([polled.row], [])
        await self.states.save(altered, rested, polled.ingested.unrecorded)
        return polled.row

    async def row(self, name: str) -> SourceRow:
        """A source's row as it is stored."""
        row = await self.states.get(name)
        assert row is not None
        return row


async def open_rooms(sources: Sequence[Scripted], wanted: Sequence[Show] = (), url: str = "sqlite://") -> Rooms:
    """Follow "Harbour Lights" (or others) and configure the sources a day before noon."""
    database = await Database.open(url)
    shows, news, states = Shows(database), News(database), SourceStates(database)
    await shows.follow_all(wanted or [a_show()], NOON - DAY)
    await states.configure([NewSource(one.name, "feed", "", one.trust, NOON - DAY) for one in sources], NOON - DAY)
    desk = Desk(shows, news, Publishers.load(()), DEFAULT_RULES)
    every = {one.name: EVERY for one in sources}
    pipeline = Pipeline({one.name: one for one in sources}, every, shows, news, desk)
    return Rooms(database, shows, news, states, desk, pipeline)


def failure(words: str = "the site: HTTP 500", *, gone: bool = False, retry_after: float | None = None) -> SourceError:
    """What a source raises that cannot be read."""
    return SourceError(words, gone=gone, retry_after=retry_after)
