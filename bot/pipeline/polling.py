"""The first half of the way: ask a source, hand what it gives to the desk, note when to ask again.

A source that fails is logged once when lost and once when back; what it said before stays; the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.errors import SourceError
from bot.pipeline.ingest import Batch, Desk, Ingested
from bot.sources.backoff import wait_after_failure, wait_after_success
from bot.sources.base import Harvest, Memory, PollContext, Source
from storage.news import News
from storage.shows import Shows
from storage.sources import SourceRow

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Polled:
    """The outcome of one poll: the source's row as it is to be saved, and what came of its news."""

    row: SourceRow
    ingested: Ingested
    error: str | None = None


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

    async def poll(self, row: SourceRow, now: datetime) -> Polled:
        """Ask once. Never raises a SourceError: it is in the outcome."""
        try:
            harvest = await self._harvest(row, now)
        except SourceError as error:
            return self._lost(row, error, now)
        if harvest.shows:
            await self._shows.learn(harvest.shows)
        ingested = await self._desk.ingest(_batch(row, harvest), now)
        for note in harvest.notes:
            log.info("source %s: %s", row.name, note)
        return Polled(self._kept(row, harvest, ingested, now), ingested)

    async def try_out(self, row: SourceRow, now: datetime) -> Harvest:
        """Ask as if for the first time and store nothing: for `cliffhanger poll --dry-run`. Raises SourceError."""
        return await self._harvest(replace(row, etag=None, last_modified=None, body_hash=None, cursor=None), now)

    async def _harvest(self, row: SourceRow, now: datetime) -> Harvest:
        await self._desk.refresh()

        async def unseen(ids: list[str] | tuple[str, ...]) -> frozenset[str]:
            return await self._news.unseen(row.name, ids)

        memory = Memory(row.etag, row.last_modified, row.body_hash, row.cursor)
        context = PollContext(self._desk.followed, self._desk.reader.names, unseen)  # type: ignore[arg-type]
        return await self._sources[row.name].poll(memory, context, now)

    def postponed(self, row: SourceRow, now: datetime) -> SourceRow:
        """The row after a poll that broke off by a fault of ours: asked again later, like a source that failed."""
        return self._lost(row, SourceError("a fault in Cliffhanger itself; see the log"), now).row

    def _lost(self, row: SourceRow, error: SourceError, now: datetime) -> Polled:
        failures = row.failures + 1
        state = "gone" if error.gone else "failing"
        if row.state != state:
            log.warning("source %s %s: %s", row.name, "has ended" if error.gone else "cannot be read", error)
        wait = wait_after_failure(row.name, self._every[row.name], failures, error.retry_after)
        lost = replace(
            row,
            failures=failures,
            state=state,
            last_error=str(error),
            polls=row.polls + 1,
            next_poll=now + timedelta(seconds=wait),
        )
        return Polled(lost, Ingested(), str(error))

    def _kept(self, row: SourceRow, harvest: Harvest, ingested: Ingested, now: datetime) -> SourceRow:
        if row.failures:
            log.warning("source %s is back after %d failed tries", row.name, row.failures)
        wait = wait_after_success(row.name, self._every[row.name], harvest.wait)
        memory = harvest.memory
        return replace(
            row,
            etag=memory.etag,
            last_modified=memory.last_modified,
            body_hash=memory.body_hash,
            cursor=memory.cursor,
            failures=0,
            state="active",
            last_error=None,
            last_success=now,
            last_change=now if ingested.fresh else row.last_change,
            polls=row.polls + 1,
            items=row.items + ingested.fresh,
            next_poll=now + timedelta(seconds=wait),
        )


def _batch(row: SourceRow, harvest: Harvest) -> Batch:
    return Batch(
        source=row.name,
        trust=row.trust,
        since=row.added,
        articles=harvest.articles,
        observations=harvest.observations,
        first=row.last_success is None,
    )
