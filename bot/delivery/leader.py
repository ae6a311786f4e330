"""One process serves a database; a second one leaves, or waits as a standby and takes over when the first dies.

Whether a holder lives is told by its beat, watched on our own clock that never jumps, not by comparing times of day: a
clock that is set cannot make two processes send. A holder that was killed on this machine is known at once by its pid.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.errors import StorageError
from storage.engine import Database
from storage.leases import Lease, Leases

log = logging.getLogger(__name__)

NAME = "serve"
BEAT = 4.0  # seconds between two signs of life
SILENCE = 16.0  # seconds without one after which a holder is taken for dead; with a look each second, far under 30


class Leader:
    """Holds the lease on a database. `lost` is set when another process has taken it: stop sending at once."""

    def __init__(self, database: Database, clock: Clock, *, owner: str | None = None) -> None:
        self.owner = owner or f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:8]}"
        self.lost = asyncio.Event()
        self._leases = Leases(database)
        self._clock = clock
        self._beating: asyncio.Task[None] | None = None

    async def take(self, *, standby: bool = False) -> None:
        """Return when this process is the one that serves.

        Raises StorageError when another one lives and `standby` is false; a standby waits for as long as it takes.
        """
        seen, since, said = await self._leases.look(NAME), self._clock.monotonic(), False
        while True:
            silent = self._clock.monotonic() - since
            if (seen is None or is_dead(seen.owner) or silent >= SILENCE) and await self._try(seen):
                break
            await self._clock.sleep(1.0)
            now = await self._leases.look(NAME)
            if now != seen:
                if seen is not None and now is not None and now.owner == seen.owner and not standby:
                    raise StorageError(f"another process serves this database ({now.owner}): stop it, or use standby")
                seen, since = now, self._clock.monotonic()
            if not said and seen is not None:
                said = True
                log.warning("this database is held by %s; waiting for a sign of life", seen.owner)
        self._beating = asyncio.create_task(self._beat(), name="lease")

    async def release(self) -> None:
        """Stop beating and give the lease back."""
        if self._beating:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)
            self._beating = None
        if not self.lost.is_set():
            await self._leases.release(NAME, self.owner)

    async def _try(self, seen: Lease | None) -> bool:
        taken = await self._leases.take(NAME, self.owner, self._until(), seen)
        if taken and seen is not None:
            log.warning("took over from %s, which gave no sign of life", seen.owner)
        return taken

    async def _beat(self) -> None:
        last = self._clock.monotonic()
        while not self.lost.is_set():
            await self._clock.sleep(BEAT)
            try:
                held = await self._leases.beat(NAME, self.owner, self._until())
                last = self._clock.monotonic()
            except SQLAlchemyError:
                # A database that is away for others, too, hands the lease to nobody; one that is away only for us
                # may. Stop before a standby could have begun.
                held = self._clock.monotonic() - last < SILENCE - BEAT
            if not held:
                log.error("another process has taken over this database")
                self.lost.set()

    def _until(self) -> datetime:
        return self._clock.now() + timedelta(seconds=SILENCE)


def is_dead(owner: str) -> bool:
    """Whether the holder was a process of this machine that does not run any more. In doubt: no."""
    host, _, rest = owner.partition(":")
    pid = rest.partition(":")[0]
    if host != socket.gethostname()[:40] or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return True  # a former life in a container, where every process has the same number
    return Path("/proc/self").exists() and not Path(f"/proc/{pid}").exists()
