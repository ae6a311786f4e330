"""The first half of the way: ask a source, hand what it gives to the desk, note when to ask again.

A source that fails is logged once when lost and once when back; what it said before stays; the others go on. What a poll
gave is recorded before the source's row is saved, or, where it says nothing of any followed show, together with it: a crash
between the two repeats a poll, and loses and doubles nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.errors import SourceError
from bot.model import Verdict
from bot.pipeline.air import Air
from bot.pipeline.ingest import Batch, Desk, Ingested
from bot.sources.backoff import interval, is_unusually_quiet, wait_after_failure, wait_after_success
from bot.sources.base import Harvest, Memory, PollContext, Source
from bot.sources.meter import Cost, measured
from storage.news import News
from storage.shows import Shows
from storage.sources import SourceRow

log = logging.getLogger(__name__)

Unseen = Callable[[Sequence[str]], Awaitable[frozenset[str]]]

_NOTHING = Ingested()


class Polled(NamedTuple):
    """The outcome of one poll: the source's row as it was and as it is to be saved, and what came of its news.

    `rested`: nothing but the row's times and counters has altered (`SourceStates.save` writes less then). The articles in
    `ingested.unrecorded` are to be saved with the row.
    """

    before: SourceRow
    row: SourceRow
    ingested: Ingested = _NOTHING
    error: str | None = None
    rested: bool = False


class Rested(NamedTuple):
    """The outcome of a poll that gave nothing new, before its row is worked out (`Pipeline.settled`)."""

    before: SourceRow
    at: datetime
    wait: float | None  # seconds that the source asked to be left alone, if it did
    cost: Cost


class Pipeline:
    """Polls configured sources by name."""

    def __init__(
        self, sources: Mapping[str, Source], every: Mapping[str, float], shows: Shows, news: News, desk: Desk
    ) -> None:
        self._sources = sources
        self._every = every
        self._shows = shows
        self._news = news
        self._desk = desk
        self._air = Air()

    async def poll(self, row: SourceRow, now: datetime) -> Polled:
        """Ask once. Never raises a SourceError: it is in the outcome."""
        outcome = await self.ask(row, now)
        return self.settled(outcome) if isinstance(outcome, Rested) else outcome

    async def ask(self, row: SourceRow, now: datetime) -> Polled | Rested:
        """Like `poll`, but a source that rests is left to `settled`: of many at once, each costs half as much as alone."""
        cost = measured()
        memory = Memory(row.etag, row.last_modified, row.body_hash, row.cursor)
        asked = _Asked(self._news, row.name)
        try:
            if not self._desk.is_fresh:
                await self._desk.refresh()
            harvest = await self._sources[row.name].poll(memory, self._context(asked.unseen), now)
        except SourceError as error:
            return Polled(row, self._lost(row, error, cost, now), error=str(error))
        if harvest.unchanged and harvest.memory == memory and not row.failures and not harvest.notes:
            return Rested(row, now, harvest.wait, cost)
        return await self._taken(row, memory, harvest, asked, cost, now)

    def settled(self, rested: Rested) -> Polled:
        """What is to be saved of a source that rests."""
        row = rested.before
        kept = self._kept(row, row, rested.wait, _NOTHING, rested.cost, rested.at)
        return Polled(row, kept, rested=kept.state == row.state)

    async def _taken(
        self, row: SourceRow, memory: Memory, harvest: Harvest, asked: _Asked, cost: Cost, now: datetime
    ) -> Polled:
        if harvest.shows:
            await self._shows.learn(harvest.shows)
        ingested = _NOTHING
        if harvest.articles or harvest.observations or harvest.passed:
            ingested = await self._desk.ingest(asked.narrowed(_batch(row, harvest)), now, may_wait=True)
            self._air.hear(row.name, ingested.verdicts, now)
        for note in harvest.notes:
            log.info("source %s: %s", row.name, note)
        kept = self._kept(row, harvest.memory, harvest.wait, ingested, cost, now)
        rested = not ingested.fresh and harvest.memory == memory and row.state == kept.state and not row.failures
        return Polled(row, kept, ingested, None, rested)

    async def try_out(self, row: SourceRow, now: datetime) -> Harvest:
        """Ask as if for the first time and store nothing: for `cliffhanger poll --dry-run`. Raises SourceError."""

        async def unseen(ids: Sequence[str]) -> frozenset[str]:
            return frozenset(ids)

        await self._desk.refresh()
        return await self._sources[row.name].poll(Memory(), self._context(unseen), now)

    def _context(self, unseen: Unseen) -> PollContext:
        return PollContext(self._desk.followed, self._desk.reader.names, unseen)

    def postponed(self, row: SourceRow, now: datetime) -> SourceRow:
        """The row after a poll that broke off by a fault of ours: asked again later, like a source that failed."""
        return self._lost(row, SourceError("a fault in Cliffhanger itself; see the log"), Cost(), now)

    def _lost(self, row: SourceRow, error: SourceError, cost: Cost, now: datetime) -> SourceRow:
        failures = row.failures + 1
        state = "gone" if error.gone else "failing"
        if error.gone:
            log.warning("source %s has ended and is asked no more; take it out of the configuration: %s", row.name, error)
        elif row.state != state:
            log.warning("source %s cannot be read: %s", row.name, error)
        wait = wait_after_failure(row.name, self._every[row.name], failures, error.retry_after)
        return row._replace(
            failures=failures,
            state=state,
            last_error=str(error),
            polls=row.polls + 1,
            requests=row.requests + cost.requests,
            received=row.received + cost.received,
            next_poll=now + timedelta(seconds=wait),
        )

    def _kept(
        self, row: SourceRow, memory: Memory | SourceRow, wait: float | None, ingested: Ingested, cost: Cost, now: datetime
    ) -> SourceRow:
        if row.failures:
            log.warning("source %s is back after %d failed tries", row.name, row.failures)
        quiet = 0.0 if ingested.fresh else (now - (row.last_change or row.added)).total_seconds()
        warm = self._air.is_warm(row.name, now)
        every = interval(self._every[row.name], quiet if row.last_change else None, warm=warm)
        return SourceRow(
            row.name,
            row.kind,
            row.url,
            row.trust,
            row.added,
            now + timedelta(seconds=wait_after_success(row.name, every, wait)),
            memory.etag,
            memory.last_modified,
            memory.body_hash,
            memory.cursor,
            failures=0,
            last_error=None,
            last_success=now,
            last_change=now if ingested.fresh else row.last_change,
            state=_state(row, quiet, now),
            polls=row.polls + 1,
            items=row.items + ingested.fresh,
            changes=row.changes + bool(ingested.fresh),
            claims=row.claims + (_said(ingested.verdicts, row.name) if ingested.verdicts else 0),
            requests=row.requests + cost.requests,
            received=row.received + cost.received,
        )


class _Asked:
    """Which ids a source has asked about while it was polled: of these the desk need not ask again."""

    __slots__ = ("_asked", "_new", "_news", "_source")

    def __init__(self, news: News, source: str) -> None:
        self._news = news
        self._source = source
        self._asked: frozenset[str] = frozenset()
        self._new: frozenset[str] = frozenset()

    async def unseen(self, ids: Sequence[str]) -> frozenset[str]:
        found = await self._news.unseen(self._source, ids)
        self._asked |= frozenset(ids)
        self._new |= found
        return found

    def narrowed(self, batch: Batch) -> Batch:
        """The batch with the ids that are known to be new, if the source has asked about all of it."""
        ids = batch.ids
        return replace(batch, unseen=self._new.intersection(ids)) if self._asked.issuperset(ids) else batch


def _state(row: SourceRow, quiet: float, now: datetime) -> str:
    """Silent is a source that answers, but has given nothing new for unusually long. Logged once, and once when over."""
    if not is_unusually_quiet((now - row.added).total_seconds(), quiet, row.changes):
        if row.state == "silent":
            log.warning("source %s gives news again", row.name)
        return "active"
    if row.state != "silent":
        log.warning("source %s answers, but has given nothing new for %d days", row.name, quiet // 86_400)
    return "silent"


def _said(verdicts: Sequence[Verdict], source: str) -> int:
    """How many rule on what the source itself has said; a decision may rule anew on others' evidence that was held."""
    start = f"{source}/"
    return sum(verdict.evidence.key.startswith(start) for verdict in verdicts)


def _batch(row: SourceRow, harvest: Harvest) -> Batch:
    return Batch(
        source=row.name,
        trust=row.trust,
        since=row.added,
        articles=harvest.articles,
        observations=harvest.observations,
        passed=harvest.passed,
        first=row.last_success is None,
    )
