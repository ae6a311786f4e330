"""Drives polls and reviews.

APScheduler gives the beat; what is due is a column in storage, so that a restart neither forgets nor stampedes. A tick
writes back what finished since the last one (one transaction), then starts what is due, then reviews held evidence.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.errors import CliffhangerError
from bot.pipeline import Desk, Pipeline
from storage.news import News, Recorded
from storage.sources import SourceRow, SourceStates

log = logging.getLogger(__name__)

POLLS_AT_ONCE = 50
STOP_SECONDS = 8.0  # how long polls under way may take to finish when stopping

Heard = Callable[[Sequence[Recorded]], None]
Chore = Callable[[], Awaitable[None]]


class Scheduler:
    """Starts polls when they are due. `heard` is called with new changes after they have been stored."""

    def __init__(
        self,
        pipeline: Pipeline,
        desk: Desk,
        states: SourceStates,
        news: News,
        clock: Clock,
        heard: Heard,
        beat: float = 1.0,
    ) -> None:
        self._pipeline = pipeline
        self._desk = desk
        self._states = states
        self._news = news
        self._clock = clock
        self._heard = heard
        self._beat = beat
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._done: list[SourceRow] = []
        self._apscheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to tick."""
        self.every(self._beat, self.tick, "poll")
        self._apscheduler.start()

    def every(self, seconds: float, chore: Chore, name: str) -> None:
        """Add a chore that runs every so many seconds, never twice at once; a late one runs once, not for each miss."""
        self._apscheduler.add_job(
            chore, "interval", seconds=seconds, id=name, max_instances=1, coalesce=True, misfire_grace_time=None
        )

    async def stop(self) -> None:
        """Start nothing more, give what is under way a moment, write back what is done."""
        if self._apscheduler.running:
            self._apscheduler.shutdown(wait=False)
        tasks = list(self._under_way.values())
        if tasks:
            _finished, late = await asyncio.wait(tasks, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._write_back()

    async def tick(self) -> None:
        """One beat. An error in it is logged; the next beat tries again."""
        try:
            await self._write_back()
            await self._start_due()
            await self._review()
        except CliffhangerError:
            log.exception("the scheduler's beat failed; it goes on with the next")

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing waits to be written back."""
        return not self._under_way and not self._done

    async def _write_back(self) -> None:
        done, self._done = self._done, []
        if done:
            await self._states.save(done)

    async def _start_due(self) -> None:
        free = POLLS_AT_ONCE - len(self._under_way)
        if free <= 0:
            return
        busy = self._under_way.keys() | {row.name for row in self._done}
        for row in await self._states.due(self._clock.now(), POLLS_AT_ONCE * 2):
            if row.name not in busy and len(self._under_way) < POLLS_AT_ONCE:
                self._under_way[row.name] = asyncio.create_task(self._poll(row), name=f"poll {row.name}")

    async def _poll(self, row: SourceRow) -> None:
        try:
            polled = await self._pipeline.poll(row, self._clock.now())
            self._done.append(polled.row)
            if polled.ingested.changes:
                self._heard(polled.ingested.changes)
        except Exception:  # a fault in one source's reading must not stop the others; it stays due and is seen in the log
            log.exception("polling %s failed by a fault of ours", row.name)
        finally:
            self._under_way.pop(row.name, None)

    async def _review(self) -> None:
        now = self._clock.now()
        for show in await self._news.due_reviews(now):
            reviewed = await self._desk.review(show, now)
            if reviewed.changes:
                self._heard(reviewed.changes)
