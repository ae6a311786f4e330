"""Rehearsal: old articles go through the live desk at the time of their publication; what it would have told comes out.

Time passes between the items (what was held is released when its waiting time is over) and runs on for 30 days after
the last. Same input, same output: nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from bot.diff import Publishers
from bot.diff.rules import Rules
from bot.model import Article, Change, Show, ShowId, Verdict
from bot.pipeline.ingest import Batch, Desk
from storage.memory import GivenShows, MemoryNews
from storage.news import Recorded

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
    """The live desk with its books in memory, fed by hand. Open with `await Rehearsal.open(...)`."""

    def __init__(self, desk: Desk, news: MemoryNews, titles: dict[ShowId, str]) -> None:
        self._desk = desk
        self._news = news
        self._titles = titles

    @classmethod
    async def open(cls, wanted: Sequence[Show], publishers: Publishers, rules: Rules, *, keep: bool = False) -> Rehearsal:
        """Follow the shows from before all time. `keep` all evidence for `rulings`, else memory stays flat."""
        shows, news = GivenShows(wanted), MemoryNews(keep=keep)
        desk = Desk(shows, news, publishers, rules)
        await desk.refresh()
        return cls(desk, news, {show.id: show.title for show in await shows.all()})

    async def run(self, articles: Sequence[Article]) -> AsyncIterator[Told]:
        """Every alert that a subscriber to everything would have had, in order."""
        now = _BEGINNING
        for moment, group in groupby(_in_order(articles), key=lambda dated: dated[0]):
            async for told in self._let_pass(moment):
                yield told
            now = moment
            batch = Batch(SOURCE, None, _BEGINNING, tuple(article for _moment, article in group))
            for recorded in (await self._desk.ingest(batch, now)).changes:
                yield self._told(recorded)
        async for told in self._let_pass(now + RUN_ON):
            yield told

    async def rulings(self) -> list[tuple[str, tuple[Verdict, ...]]]:
        """For each show that anything was said of: its title and the evidence with its rulings, oldest first."""
        told = []
        for show, title in self._titles.items():
            verdicts = await self._news.evidence(show)
            if verdicts:
                told.append((title, tuple(reversed(verdicts))))
        return told

    async def _let_pass(self, until: datetime) -> AsyncIterator[Told]:
        """Review what falls due before `until`, each at its own moment."""
        while (due := await self._news.next_review()) is not None and due <= until:
            for show in await self._news.due_reviews(due):
                for recorded in (await self._desk.review(show, due)).changes:
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
