"""One process serves a database; a second one leaves, or waits as a standby and takes over when the first dies.

Whether a holder lives is told by its beat, watched on our own clock that never jumps, not by comparing times of day: a
clock that is set cannot make two processes send. A holder that was killed on this machine is known at once by its pid,
where both see the same pids (a container has its own): the owner's name says in which space its pid counts.
"""

from __future__ import annotations

import asyncio
import functools
import hashlib
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
        self.owner = owner or f"{socket.gethostname()[:30]}:{os.getpid()}:{pid_space()}:{uuid4().hex[:8]}"
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
            try:
                now = await self._leases.look(NAME)
            except (SQLAlchemyError, OSError) as error:
                log.warning("the database does not answer, waiting for it: %s", type(error).__name__)
                seen, since = None, self._clock.monotonic()
                continue
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
                async with asyncio.timeout(BEAT):  # a database that never answers must not keep us from stopping
                    held = await self._leases.beat(NAME, self.owner, self._until())
                last = self._clock.monotonic()
            except Exception:  # whatever it is, it must not leave us sending without a beat
                # A database that is away for others, too, hands the lease to nobody; one that is away only for us
                # may. Stop before a standby could have begun.
                held = self._clock.monotonic() - last < SILENCE - 2 * BEAT
            if not held:
                log.error("another process has taken over this database, or may have")
                self.lost.set()

    def _until(self) -> datetime:
        return self._clock.now() + timedelta(seconds=SILENCE)


def is_dead(owner: str) -> bool:
    """Whether the holder was a process of this machine that does not run any more. In doubt: no."""
    _host, _, rest = owner.partition(":")
    pid, _, rest = rest.partition(":")
    space = rest.partition(":")[0]
    if not pid.isdigit() or not space or space != pid_space():
        return False
    if int(pid) == os.getpid():
        return True  # a former life in a container, where every process has the same number
    return not Path(f"/proc/{pid}").exists()


@functools.cache
def pid_space() -> str:
    """Says within which space a pid means one process: this boot of the machine and its PID namespace; "" if unknown.

    (pid_namespaces(7): two processes are in the same one if their /proc/self/ns/pid is; its number is that of a file.)
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
        space = f"{boot}{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""
    return hashlib.sha256(space.encode()).hexdigest()[:8]
