"""Rehearsal: old articles go through the live desk at the time of their publication; what it would have told comes out.

Time passes between the items (what was held is released when its waiting time is over) and runs on for 30 days after
the last. Same input, same output: nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby

from bot.diff import Publishers
from bot.diff.rules import Rules
from bot.model import Article, Change, Show, Verdict
from bot.pipeline.ingest import Batch, Desk
from storage.engine import Database
from storage.news import News, Recorded
from storage.shows import Shows

SOURCE = "replay"
RUN_ON = timedelta(days=30)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """One alert of a rehearsal: the change and the show's title. `sources` are the ids of the articles it rests on."""

    change: Change
    title: str
    sources: tuple[str, ...]


class Rehearsal:
    """A desk over a database in memory, fed by hand. Open with `await Rehearsal.open(...)`, `close` at the end."""

    def __init__(self, database: Database, desk: Desk, news: News, titles: dict[int, str]) -> None:
        self._database = database
        self.desk = desk
        self.news = news
        self._titles = titles

    @classmethod
    async def open(cls, wanted: Sequence[Show], publishers: Publishers, rules: Rules) -> Rehearsal:
        """Follow the shows from before all time."""
        database = await Database.open("sqlite://")
        shows, news = Shows(database), News(database)
        followed = await shows.follow_all([replace(show, followed_since=_BEGINNING) for show in wanted], _BEGINNING)
        desk = Desk(shows, news, publishers, rules)
        await desk.refresh()
        return cls(database, desk, news, {show.id: show.title for show in followed})

    async def close(self) -> None:
        """Let the database go."""
        await self._database.close()

    async def run(self, articles: Sequence[Article]) -> AsyncIterator[Told]:
        """Every alert that a subscriber to everything would have had, in order."""
        now = _BEGINNING
        for moment, group in groupby(_in_order(articles), key=lambda dated: dated[0]):
            async for told in self._let_pass(moment):
                yield told
            now = moment
            batch = Batch(SOURCE, None, _BEGINNING, tuple(article for _moment, article in group))
            for recorded in (await self.desk.ingest(batch, now)).changes:
                yield self._told(recorded)
        async for told in self._let_pass(now + RUN_ON):
            yield told

    async def rulings(self) -> list[tuple[str, tuple[Verdict, ...]]]:
        """For each show that anything was said of: its title and all evidence with the rulings, oldest first."""
        told = []
        for show, title in self._titles.items():
            verdicts = await self.news.evidence(show, limit=10_000)
            if verdicts:
                told.append((title, tuple(reversed(verdicts))))
        return told

    async def _let_pass(self, until: datetime) -> AsyncIterator[Told]:
        """Review what falls due before `until`, each at its own moment."""
        while (due := await self.news.next_review()) is not None and due <= until:
            for show in await self.news.due_reviews(due):
                for recorded in (await self.desk.review(show, due)).changes:
                    yield self._told(recorded)

    def _told(self, recorded: Recorded) -> Told:
        change = recorded.change
        ids = tuple(key.removeprefix(f"{SOURCE}/") for key in change.sources)
        return Told(change, self._titles[change.show], ids)


def _in_order(articles: Sequence[Article]) -> list[tuple[datetime, Article]]:
    """By moment of publication. An article without a date is taken as seen when its predecessor in the file was."""
    dated: list[tuple[datetime, Article]] = []
    first = min((article.published for article in articles if article.published), default=_BEGINNING)
    moment = first
    for article in articles:
        moment = article.published or moment
        dated.append((moment, article))
    return sorted(dated, key=lambda pair: pair[0])
