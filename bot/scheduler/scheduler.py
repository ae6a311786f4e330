"""Drives polls and reviews.

APScheduler gives the beat; what is due is a column in storage, so that a restart neither forgets nor stampedes. A tick
writes back what finished since the last one (one transaction), then starts what is due, then reviews held evidence.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.model import ShowId
from bot.pipeline import Desk, Pipeline, Polled, Rested
from bot.scheduler.line import Line
from bot.scheduler.settle import settle
from storage.news import News, Recorded
from storage.sources import SourceRow, SourceStates

log = logging.getLogger(__name__)

POLLS_AT_ONCE = 50
POLLS_PER_HOST = 4  # the client has two connections to a host; two more polls wait for their turns
REVIEW_EVERY = timedelta(seconds=10)  # evidence is held for hours
MOST_UNWRITTEN = 5_000  # articles: while so many wait to be written down, nothing more is polled (they fill the memory)
STOP_SECONDS = 8.0  # how long polls under way may take to finish when stopping

_WRITE_BACK = "what polls have brought cannot be written back"

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
        at_once: int = POLLS_AT_ONCE,
        per_host: int = POLLS_PER_HOST,
        most_unwritten: int = MOST_UNWRITTEN,
    ) -> None:
        self._pipeline = pipeline
        self._desk = desk
        self._states = states
        self._news = news
        self._clock = clock
        self._heard = heard
        self._beat = beat
        self._line = Line(at_once, per_host)
        self._look = at_once * 40  # due sources that are fetched beyond those in the line
        self._workers: set[asyncio.Task[None]] = set()
        self._done: dict[str, Polled] = {}
        self._rested: list[Rested] = []  # done as well, but not worked out yet
        self._unwritten = 0  # articles in these
        self._most_unwritten = most_unwritten
        self._troubles: set[str] = set()
        self._reviewed: datetime | None = None
        self._chores: set[asyncio.Future[None]] = set()  # under way
        self._apscheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to tick."""
        self.every(self._beat, self.tick, "poll")
        self._apscheduler.start()
        settle()

    def every(self, seconds: float, chore: Chore, name: str) -> None:
        """Add a chore that runs every so many seconds, never twice at once; a late one runs once, not for each miss."""

        async def run() -> None:
            task = asyncio.ensure_future(chore())
            self._chores.add(task)
            task.add_done_callback(self._chores.discard)
            await asyncio.shield(task)

        self._apscheduler.add_job(
            run, "interval", seconds=seconds, id=name, max_instances=1, coalesce=True, misfire_grace_time=None
        )

    async def stop(self) -> None:
        """Start nothing more, give what is under way a moment, write back what is done."""
        if self._apscheduler.running:
            self._apscheduler.pause()
            if self._chores:  # APScheduler cancels what runs when it is shut down; a transaction must not be cut off
                await asyncio.wait(list(self._chores), timeout=STOP_SECONDS)
            self._apscheduler.shutdown(wait=False)
        self._line.close()
        if self._workers:
            _finished, late = await asyncio.wait(list(self._workers), timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._write_back()

    async def tick(self) -> None:
        """One beat. A part of it that fails is logged once; the next beat tries again, and what else is due goes on."""
        await self._try(_WRITE_BACK, self._write_back)
        await self._try("what is due cannot be told", self._start_due)
        await self._try("which evidence is to be reviewed cannot be told", self._review)

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing waits to be written back."""
        return not self._workers and not self._done and not self._rested

    async def drain(self) -> None:
        """Wait until nothing is under way any more, and write back what is done."""
        while self._workers:
            await asyncio.wait(list(self._workers))
        await self._try(_WRITE_BACK, self._write_back)

    async def _try(self, trouble: str, part: Chore) -> None:
        try:
            await part()
        except Exception:
            if trouble not in self._troubles:
                log.exception("%s; this is tried again with every beat", trouble)
            self._troubles.add(trouble)
        else:
            if trouble in self._troubles:
                self._troubles.discard(trouble)
                log.warning("over: %s", trouble)

    async def _write_back(self) -> None:
        """Everything in one transaction. Articles that cannot be stored hold up their own source and no other."""
        self._settle()
        done = tuple(self._done.values())
        bringing = [polled for polled in done if polled.ingested.unrecorded]
        try:
            await self._save(done)
        except Exception:
            if not bringing:
                raise
            await self._save([polled for polled in done if not polled.ingested.unrecorded])
            for polled in bringing:
                await self._save_alone(polled)
        finally:
            self._unwritten = sum(len(polled.ingested.unrecorded) for polled in self._done.values())

    def _settle(self) -> None:
        for rested in self._rested:
            self._done[rested.before.name] = self._pipeline.settled(rested)
        self._rested.clear()

    async def _save_alone(self, polled: Polled) -> None:
        try:
            await self._save([polled])
        except Exception:
            log.exception("what source %s has brought cannot be stored; it is asked again later", polled.row.name)
            postponed = self._pipeline.postponed(polled.before, self._clock.now())
            self._done[postponed.name] = Polled(polled.before, postponed)

    async def _save(self, done: Sequence[Polled]) -> None:
        altered = [polled.row for polled in done if not polled.rested]
        rested = [polled.row for polled in done if polled.rested]
        await self._states.save(altered, rested, [article for polled in done for article in polled.ingested.unrecorded])
        for polled in done:
            del self._done[polled.row.name]  # only now: what could not be saved is saved with the next beat

    async def _start_due(self) -> None:
        if self._line.is_short:
            self._settle()
            known = self._line.known | self._done.keys()
            due = await self._states.due(self._clock.now(), len(known) + self._look)
            self._line.join(row for row in due if row.name not in known)
        self._start()

    def _start(self) -> None:
        while row := self._next():
            worker = asyncio.create_task(self._work(row), name="polls")
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def _work(self, row: SourceRow | None) -> None:
        """Poll that source, and then whoever waits for its place (cheaper than a task for each)."""
        while row:
            try:
                polled = await self._pipeline.ask(row, self._clock.now())
                if isinstance(polled, Rested):
                    self._rested.append(polled)
                else:
                    self._take(polled)
            except Exception:  # a fault in one source's reading must not stop the others, nor be repeated with every beat
                log.exception("polling %s failed by a fault of ours", row.name)
                self._done[row.name] = Polled(row, self._pipeline.postponed(row, self._clock.now()))
            finally:
                self._line.leave(row.name)
            row = self._next()

    def _take(self, polled: Polled) -> None:
        self._done[polled.row.name] = polled
        self._unwritten += len(polled.ingested.unrecorded)
        if polled.ingested.changes:
            self._heard(polled.ingested.changes)

    def _next(self) -> SourceRow | None:
        return self._line.next() if self._unwritten < self._most_unwritten else None

    async def _review(self) -> None:
        now = self._clock.now()
        if self._reviewed and abs(now - self._reviewed) < REVIEW_EVERY:
            return
        self._reviewed = now
        for show in await self._news.due_reviews(now):
            await self._try(f"held evidence on show {show} cannot be reviewed", partial(self._review_one, show, now))

    async def _review_one(self, show: ShowId, now: datetime) -> None:
        reviewed = await self._desk.review(show, now)
        if reviewed.changes:
            self._heard(reviewed.changes)
