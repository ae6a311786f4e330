"""The second half of the way: what a source gave → evidence → decisions → one transaction.

    articles ──read──▶ claims ─┐
                               ├─▶ evidence ──decide──▶ verdicts, standing, changes ──record──▶ storage (and outbox)
    observations ── claims ────┘

Live polling and replay go through this very page; they differ in where the items and the time come from, and the books lie.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.diff import Publishers, decide, witness_of
from bot.diff.rules import Rules
from bot.model import Article, Claim, Decision, Evidence, Show, ShowId, ShowStanding, Trust, Verdict, Witness
from bot.reading import Reader
from bot.sources.base import Observation
from storage.news import Recorded, SeenArticle


@dataclass(frozen=True, slots=True)
class Batch:
    """What one source gave at one moment. `since`: what it published before is history (baseline).

    `first` says that the source is read for the first time, so that items without a date are history too. `passed` are
    articles that are only to be remembered as seen (an old archive, published again). `unseen` are the ids that are known
    to be new; where it is None, the desk looks.
    """

    source: str
    trust: Trust | None
    since: datetime
    articles: tuple[Article, ...] = ()
    observations: tuple[Observation, ...] = ()
    first: bool = False
    passed: tuple[Article, ...] = ()
    unseen: frozenset[str] | None = None

    @property
    def ids(self) -> list[str]:
        """The ids of all items."""
        return [item.id for item in self.articles] + [item.id for item in self.observations]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of a batch: how much was new, the rulings made, the changes recorded.

    `unrecorded` are new articles that the caller is to record (see `Desk.ingest`).
    """

    fresh: int = 0
    verdicts: tuple[Verdict, ...] = ()
    changes: tuple[Recorded, ...] = ()
    unrecorded: tuple[SeenArticle, ...] = ()


class Followed(Protocol):
    """Where the desk learns which shows are followed: `storage.shows.Shows`, or the given ones of a rehearsal."""

    version: int

    async def all(self) -> tuple[Show, ...]:
        """Every followed show, by id."""
        ...


class Records(Protocol):
    """Where the desk keeps its books: `storage.news.News`, or memory in a rehearsal."""

    async def unseen(self, source: str, ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that this source has not given before."""
        ...

    async def standings_of(self, wanted: Collection[ShowId], now: datetime) -> Mapping[ShowId, ShowStanding]:
        """All that the diff needs to know of those shows."""
        ...

    async def record(
        self, seen: Sequence[SeenArticle], decisions: Sequence[Decision], now: datetime
    ) -> tuple[Recorded, ...]:
        """Keep it all or nothing; gives the changes that were new."""
        ...


class Desk:
    """Reads and decides. One at a time: two decisions on one show must never start from the same standing."""

    def __init__(self, shows: Followed, news: Records, publishers: Publishers, rules: Rules) -> None:
        self._shows = shows
        self._news = news
        self._publishers = publishers
        self._rules = rules
        self._lock = asyncio.Lock()
        self._reader = Reader(())
        self._followed: dict[ShowId, Show] = {}
        self._shows_followed: tuple[Show, ...] = ()
        self._version = -1

    @property
    def reader(self) -> Reader:
        """The reader for the shows followed when `refresh` was last awaited."""
        return self._reader

    @property
    def followed(self) -> Sequence[Show]:
        """Those shows."""
        return self._shows_followed

    @property
    def is_fresh(self) -> bool:
        """Whether no other shows are followed than when `refresh` was last awaited."""
        return self._version == self._shows.version

    async def refresh(self) -> None:
        """Take note of shows that were followed since the last call (by another process too, if `version` says so)."""
        if not self.is_fresh:
            version = self._shows.version
            shows = await self._shows.all()
            self._reader = await asyncio.to_thread(Reader, shows)
            self._followed = {show.id: show for show in shows}
            self._shows_followed = tuple(shows)
            self._version = version

    async def ingest(self, batch: Batch, now: datetime, *, may_wait: bool = False) -> Ingested:
        """Read, decide and record what is new in the batch.

        With `may_wait`, a batch that says nothing of any followed show is not recorded but handed back as `unrecorded`: the
        caller writes it down together with those of other sources, in one transaction for all.
        """
        await self.refresh()
        fresh = batch.unseen if batch.unseen is not None else await self._news.unseen(batch.source, batch.ids)
        seen, evidence = await self._testify(batch, fresh, now)
        fresh_items = len(seen)
        seen += [SeenArticle(batch.source, article, now) for article in batch.passed]
        if not seen:
            return Ingested()
        if may_wait and not evidence:
            return Ingested(fresh_items, unrecorded=tuple(seen))
        async with self._lock:
            decisions = await self._decide(evidence, now)
            changes = await self._news.record(seen, decisions, now)
        verdicts = tuple(verdict for decision in decisions for verdict in decision.verdicts)
        return Ingested(fresh_items, verdicts, changes)

    async def preview(self, batch: Batch, now: datetime) -> tuple[Decision, ...]:
        """What `ingest` would decide of the batch, all of it taken as new; nothing is stored."""
        await self.refresh()
        _seen, evidence = await self._testify(batch, frozenset(batch.ids), now)
        return tuple(await self._decide(evidence, now))

    async def review(self, show: ShowId, now: datetime) -> Ingested:
        """Decide anew on a show because time has passed: what was held may be released."""
        async with self._lock:
            standing = (await self._news.standings_of((show,), now))[show]
            decision = decide(standing, (), now, self._rules)
            changes = await self._news.record((), (decision,), now)
        return Ingested(0, decision.verdicts, changes)

    async def _testify(self, batch: Batch, fresh: frozenset[str], now: datetime) -> tuple[list[SeenArticle], list[Evidence]]:
        """Turn new items into evidence; every new item is remembered as seen, whether it says something or not.

        Reading takes half a millisecond an article, and an archive has thousands: others get their turns in between.
        """
        reader = self._reader
        seen: list[SeenArticle] = []
        evidence: list[Evidence] = []
        for count, article in enumerate(_once(batch.articles, fresh)):
            if count % 10 == 9:
                await asyncio.sleep(0)
            claims = reader.read(article)
            seen.append(SeenArticle(batch.source, article, now, len(claims)))
            if claims:
                witness = witness_of(article, batch.source, batch.trust, self._publishers)
                evidence += [self._evidence(batch, article, claim, witness, now) for claim in claims]
        for noted in _once(batch.observations, fresh):
            article = Article(noted.id, noted.title, "", noted.url, None, noted.published)
            seen.append(SeenArticle(batch.source, article, now, len(noted.claims)))
            witness = witness_of(article, batch.source, batch.trust, self._publishers)
            evidence += [self._evidence(batch, article, claim, witness, now) for claim in noted.claims]
        return seen, evidence

    def _evidence(self, batch: Batch, article: Article, claim: Claim, witness: Witness, now: datetime) -> Evidence:
        said = min(article.published, now) if article.published else now  # nobody has said anything in the future
        show = self._followed.get(claim.show)
        since = max(batch.since, show.followed_since) if show and show.followed_since else batch.since
        return Evidence(
            key=f"{batch.source}/{article.id}",
            claim=claim,
            witness=witness,
            said=said,
            seen=now,
            dated=article.published is not None,
            url=article.url,
            title=article.title,
            baseline=said < since if article.published else batch.first,
        )

    async def _decide(self, evidence: Sequence[Evidence], now: datetime) -> list[Decision]:
        by_show: dict[ShowId, list[Evidence]] = defaultdict(list)
        for item in evidence:
            by_show[item.claim.show].append(item)
        if not by_show:
            return []
        standings = await self._news.standings_of(by_show, now)
        return [decide(standings[show], items, now, self._rules) for show, items in by_show.items()]


Item = TypeVar("Item", Article, Observation)


def _once(items: Sequence[Item], fresh: frozenset[str]) -> list[Item]:
    """The new ones, each id once (the last one given counts)."""
    return list({item.id: item for item in items if item.id in fresh}.values())
