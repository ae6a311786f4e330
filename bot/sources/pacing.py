"""How often one host may be asked: a few connections at once, a pause between requests, and its own Retry-After."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.errors import FetchError

__all__ = ["Pacing"]

_MANY = 4096  # hosts remembered before idle ones are forgotten
_LONGEST_REST = 3600.0  # seconds: longer wishes are the business of the single source


@dataclass(slots=True)
class _Host:
    places: asyncio.Semaphore
    interval: float
    users: int = 0
    next_request: float = 0.0  # on the clock's monotonic scale
    rest_until: float = field(default=0.0)


class Turn:
    """One request's place at a host."""

    __slots__ = ("_host", "_name", "_pacing")

    def __init__(self, pacing: Pacing, name: str, host: _Host) -> None:
        self._pacing = pacing
        self._name = name
        self._host = host

    async def __aenter__(self) -> None:
        host = self._host
        host.users += 1
        try:
            await host.places.acquire()
        except BaseException:
            host.users -= 1
            raise
        try:
            await self._pacing.wait(self._name, host)
        except BaseException:
            await self.__aexit__()
            raise

    async def __aexit__(self, *_error: object) -> None:
        self._host.places.release()
        self._host.users -= 1


class Pacing:
    """Limits for each host. `interval` is in seconds between the starts of two requests."""

    def __init__(self, clock: Clock, connections: int, interval: float) -> None:
        self._clock = clock
        self._connections = connections
        self._interval = interval
        self._special: dict[str, tuple[int, float]] = {}
        self._hosts: dict[str, _Host] = {}

    def limit(self, name: str, connections: int, interval: float) -> None:
        """Other limits for one host, from its next use on; they can only get stricter."""
        old_connections, old_interval = self._special.get(name, (self._connections, self._interval))
        self._special[name] = min(connections, old_connections), max(interval, old_interval)
        if name in self._hosts and not self._hosts[name].users:
            del self._hosts[name]

    def turn(self, name: str) -> Turn:
        """Entered with `async with`: waits for this host's next turn and holds a connection's place until left.

        Entering raises FetchError while the host rests.
        """
        return Turn(self, name, self._host(name))

    async def wait(self, name: str, host: _Host) -> None:
        """Wait for the host's next turn. Raises FetchError while it rests."""
        self._check_rest(name, host)
        now = self._clock.monotonic()
        start = max(now, host.next_request)
        host.next_request = start + host.interval
        if start > now:
            await self._clock.sleep(start - now)
            self._check_rest(name, host)

    def rest(self, name: str, seconds: float) -> None:
        """Leave that host alone for so long: it has said 429 or 503 with Retry-After."""
        until = self._clock.monotonic() + min(max(0.0, seconds), _LONGEST_REST)
        host = self._host(name)
        host.rest_until = max(host.rest_until, until)

    def _check_rest(self, name: str, host: _Host) -> None:
        left = host.rest_until - self._clock.monotonic()
        if left > 0:
            raise FetchError(f"{name} asked to be left alone for {left:.0f} s more", retry_after=left)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            if len(self._hosts) >= _MANY:
                self._forget()
            connections, interval = self._special.get(name, (self._connections, self._interval))
            self._hosts[name] = _Host(asyncio.Semaphore(connections), interval)
        return self._hosts[name]

    def _forget(self) -> None:
        now = self._clock.monotonic()
        self._hosts = {
            name: host for name, host in self._hosts.items() if host.users or max(host.next_request, host.rest_until) > now
        }
