"""One platform's share of the outbox: choose, claim, send, write back; again and again.

A turn writes what the last sends gave and claims the next rows in one transaction, then sends what it has claimed. Rows
are claimed only when they may leave at once, so that after a crash no more rows are in doubt than sends were under way.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.delivery.alerts import AlertLoader
from bot.delivery.ledger import Ledger
from bot.delivery.limits import UNLIMITED
from bot.delivery.meter import Meter
from bot.delivery.outcomes import Effects, failed, is_safe_to_repeat, succeeded, too_late_to_repeat, unreadable
from bot.delivery.pacing import FOREVER, Pacing, Ticket
from bot.delivery.patience import Fuse
from bot.delivery.platform import Alert, Platform, TellsBuckets
from bot.delivery.settings import DeliverySettings
from bot.delivery.shortlist import Picked, Shortlist
from bot.errors import Failure, SendError
from bot.model import DeliveryState
from storage.engine import Database
from storage.outbox import Waiting

log = logging.getLogger(__name__)

_GRACE = 0.002  # seconds: places in a window that open nearly together are taken in one turn
_LONGEST_LEAD = 0.02  # seconds
_MOMENT = 0.05  # seconds: for so long what is done may wait for the next claim
_TICK = 0.001  # seconds: the shortest sleep; a clock may be no finer
_DRAIN_WAIT = 61.0  # seconds: the longest pause that `drain` waits out


class Lane:
    """Sends one platform's deliveries. `owner` marks our claims."""

    def __init__(
        self,
        database: Database,
        platform: Platform,
        settings: DeliverySettings,
        clock: Clock,
        loader: AlertLoader,
        meter: Meter,
        owner: str,
        chance: random.Random,
    ) -> None:
        self.name = platform.name
        self.stopped_by = ""  # why the platform does not let us in, if it does not
        self._platform = platform
        self._settings = settings
        self._clock = clock
        self._loader = loader
        self._meter = meter
        self._chance = chance
        self.pacing = Pacing(settings.limits.get(platform.name, UNLIMITED))
        self.ledger = Ledger(database, platform.name, settings, self.pacing.limits, clock, owner)
        if isinstance(platform, TellsBuckets):
            platform.listen(self._hear)
        self._fuse = Fuse()
        self._rows = Shortlist(self.ledger, self.pacing, clock)
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._done: list[Effects] = []
        self._held = False  # what is done waits for the next claim, to share its transaction
        self._wake = asyncio.Event()
        self._usual_write = 0.0  # seconds, a running mean
        self._turning = asyncio.Lock()
        self._stopping = False
        self._recovered = False
        self._tidy_at = clock.monotonic() + settings.look_seconds

    def nudge(self) -> None:
        """There are new rows: look at once."""
        self._rows.drop()
        self._wake.set()

    def _hear(self, address: str, remaining: int, reset_after: float) -> None:
        """An answer's headers tell of a bucket."""
        self.pacing.learn(address, remaining, reset_after, self._clock.monotonic())

    async def recover(self) -> None:
        """Settle what was in flight when the last process ended; once, before anything else."""
        if self._recovered:
            return
        settled, still = await self.ledger.recover()
        self._recovered = True
        overall = self.pacing.limits.overall
        if settled and overall:  # the dead process's last moments count at the far end, too
            still = max(still, overall.seconds)
        if still:
            self.pacing.close(self._clock.monotonic() + still)

    async def _tidy(self) -> None:
        """Now and then, and after every fault: no row may stay in `sending` that nobody sends."""
        now = self._clock.monotonic()
        if now < self._tidy_at:
            return
        async with self._turning:
            await self.ledger.tidy([*self._flying, *(effects.outcome.id for effects in self._done)])
        self._tidy_at = now + self._settings.look_seconds

    async def run(self) -> None:
        """Send until `stop`. A database that does not answer is waited for."""
        while not self._stopping:
            try:
                await self.recover()
                await self._tidy()
                await self._turn()
                await self._wait(await self._pause())
            except (SQLAlchemyError, OSError) as error:
                log.error("%s: the database refuses, trying again: %s", self.name, type(error).__name__)
                self._rows.look_again()
                self._tidy_at = 0.0
                await self._clock.sleep(1.0)
            except Exception:  # one lane's fault must not end delivery; it is seen in the log
                log.exception("%s: a fault of ours, going on", self.name)
                self._rows.look_again()
                self._tidy_at = 0.0
                await self._clock.sleep(5.0)

    async def drain(self) -> None:
        """Send everything that is due now, then return; what a platform or a chat holds up longer stays."""
        await self.recover()
        self.nudge()
        while True:
            await self._turn()
            left = self._left()
            if self._done and not self._held:
                continue
            if self._flying or self._done:
                await self._wait(left)
            elif left > _DRAIN_WAIT or self._fuse.is_blown or self.stopped_by:
                return
            else:
                await self._wait(left)

    async def stop(self) -> None:
        """Take nothing new, let what is in flight finish, write back. What is late is settled at the next start."""
        self._stopping = True
        self._wake.set()
        tasks = list(self._flying.values())
        if tasks:
            _finished, late = await asyncio.wait(tasks, timeout=self._settings.stop_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        try:
            await self._turn()
        except (SQLAlchemyError, OSError) as error:
            log.error("%s: the last answers could not be written: %s", self.name, type(error).__name__)

    def hold(self, reason: str) -> None:
        """The platform does not let us in: nothing is sent until `release`."""
        self.stopped_by = reason
        log.error("%s does not let the bot in, nothing is sent there: %s", self.name, reason)

    def release(self) -> None:
        """It does again."""
        self.stopped_by = ""
        self.nudge()

    async def _turn(self) -> None:
        """Write back what is done and claim what may leave now, in one transaction; then let it leave."""
        async with self._turning:
            chosen = await self._choose()
            self._held = not chosen and self._may_hold()
            if self._held:
                return
            done, self._done = self._done, []  # what finishes from here on waits for the next turn
            if not done and not chosen:
                return
            try:
                alerts = await self._loader.load([waiting for waiting, _ticket in chosen])
                claimed = await self._write(done, [row for row, _ticket in chosen])
            except BaseException:
                self._done = done + self._done
                self._release(chosen)
                raise
            if done:
                self._rows.look_again()  # something may have waited for it
            if any(effects.moves_to for effects in done):
                self._rows.drop()
            taken = {waiting.delivery.id for waiting in claimed}
            self._release([pair for pair in chosen if pair[0].delivery.id not in taken])
            for waiting, ticket in chosen:
                if waiting.delivery.id in taken:
                    self._launch(waiting, alerts.get(waiting.delivery.id), ticket)

    async def _write(self, done: Sequence[Effects], rows: Sequence[Waiting]) -> list[Waiting]:
        """One transaction; rows are picked twice as long before their moment as it usually takes."""
        began = self._clock.monotonic()
        claimed = await self.ledger.write(done, rows)
        took = self._clock.monotonic() - began
        self._usual_write += (took - self._usual_write) / 8
        self._rows.lead = min(_LONGEST_LEAD, 2 * self._usual_write)
        return claimed

    async def _choose(self) -> Picked:
        """Rows that may leave now, each with its place in the pacing taken."""
        if self._stopping or self.stopped_by:
            self._rows.opens_at = FOREVER
            return []
        free, now = self._free(), self._clock.monotonic()
        self._rows.opens_at = self._opens_for_all(now)
        return await self._rows.pick(free) if free > 0 and self._rows.opens_at <= now + self._rows.lead else []

    def _release(self, pairs: Picked) -> None:
        for _waiting, ticket in pairs:
            self.pacing.cancel(ticket)

    def _launch(self, waiting: Waiting, alert: Alert | None, ticket: Ticket) -> None:
        now = self._clock.now()
        if alert is not None and is_safe_to_repeat(waiting, now, self.pacing.limits):
            task = asyncio.create_task(self._send(waiting, alert, ticket), name=f"send {waiting.delivery.id}")
            self._flying[waiting.delivery.id] = task
            return
        self._release([(waiting, ticket)])
        late = Effects(waiting, too_late_to_repeat(waiting, now), error="too late to repeat")
        self._done.append(unreadable(waiting, now) if alert is None else late)
        self._wake.set()

    async def _send(self, waiting: Waiting, alert: Alert, ticket: Ticket) -> None:
        try:
            early = ticket.started - self._clock.monotonic()
            if early > 0:
                await self._clock.sleep(early)
            tried = self._clock.now()
            ticket.started = self._clock.monotonic()
            effects = await self._try(waiting, alert, tried)
        finally:
            self.pacing.finish(ticket, self._clock.monotonic())
            self._flying.pop(waiting.delivery.id, None)
            self._wake.set()
        self._done.append(effects)
        state = effects.outcome.state
        self._meter.answered(self.name, state.value, self._clock.monotonic() - ticket.started)
        if state is DeliveryState.SENT:
            self._meter.arrived(self.name, (self._clock.now() - waiting.created).total_seconds())

    async def _try(self, waiting: Waiting, alert: Alert, tried: datetime) -> Effects:
        place = waiting.delivery.target.place
        try:
            async with asyncio.timeout(self._settings.send_seconds):
                receipt = await self._platform.send(place, alert)
            self._fuse.worked()
            return succeeded(waiting, receipt, self._clock.now())
        except SendError as error:
            refusal = error
        except TimeoutError:
            refusal = SendError(f"no answer in {self._settings.send_seconds:g} seconds", Failure.UNKNOWN)
        except Exception:  # a fault in a platform's code must not stop the lane; nobody knows how far the message came
            log.exception("%s: sending failed by a fault of ours", self.name)
            refusal = SendError("a fault in the bot's own code while sending (see the log)", Failure.UNKNOWN)
        self._learn(waiting, refusal)
        give_up, chance = self._settings.give_up_seconds, self._chance.random()
        return failed(waiting, refusal, tried, self._clock.now(), self.pacing.limits, give_up, chance)

    def _learn(self, waiting: Waiting, error: SendError) -> None:
        """What an answer says about pace and reachability counts from this moment on, not from the next turn."""
        now = self._clock.monotonic()
        if error.failure in {Failure.RETRY, Failure.UNKNOWN} and error.retry_after is None:
            self._fuse.failed(now, self._chance.random())
        else:
            self._fuse.worked()
        if error.failure is Failure.RETRY and error.retry_after is not None:
            self._meter.limited(self.name)
            if error.everywhere:
                self.pacing.close(now + error.retry_after)
            else:
                self.pacing.park(waiting.delivery.target.place.address, now + error.retry_after)
        if error.failure is Failure.SUSPEND or error.retry_after is not None:
            self.pacing.refused(now)
        if error.failure is Failure.FATAL:
            self.hold(str(error))

    def _may_hold(self) -> bool:
        """Whether what is done may wait for the next claim: it comes in a moment."""
        few = len(self._done) + len(self._flying) <= self._settings.concurrency // 2
        return bool(self._done) and few and not self._stopping and 0.0 < self._left() <= _MOMENT

    def _free(self) -> int:
        """How many more may be sent at once; while everything fails, one at a time."""
        return (1 if self._fuse.is_blown else self._settings.concurrency) - len(self._flying)

    def _opens_for_all(self, now: float) -> float:
        return max(self.pacing.opens_for_all(now), self._fuse.opens(now))

    def _left(self) -> float:
        """Seconds until a row that is ready may leave; FOREVER where there is none, or where an answer decides."""
        now = self._clock.monotonic()
        if self._stopping or self.stopped_by or self._free() <= 0:
            return FOREVER
        opens = self._rows.opens_at if self._rows.is_known else self._opens_for_all(now)
        early = opens - now - self._rows.lead
        return early + _GRACE if early > 0 else 0.0

    async def _pause(self) -> float:
        """Seconds until the next turn, if nothing happens before."""
        if self._done and not self._held:
            return 0.0
        wait = self._left()
        if wait == FOREVER and not self._flying:
            due = await self.ledger.next_due()
            wait = FOREVER if due is None else due
            self._rows.look_again()  # by then there may be
        return min(wait, self._settings.look_seconds)

    async def _wait(self, seconds: float) -> None:
        """Until something happens, or for so many seconds."""
        if not self._wake.is_set() and seconds > 0:
            waiter = asyncio.ensure_future(self._wake.wait())
            pair: set[asyncio.Future[object]] = {waiter}  # type: ignore[arg-type]
            if seconds != FOREVER:
                pair.add(asyncio.ensure_future(self._clock.sleep(max(seconds, _TICK))))
            try:
                await asyncio.wait(pair, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for future in pair:
                    future.cancel()
        elif seconds <= 0:
            await asyncio.sleep(0)
        self._wake.clear()
