"""How often one host may be asked: a few connections at once, a pause between requests, and its own Retry-After."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.errors import FetchError

__all__ = ["Host", "Pacing"]

_MANY = 4096  # hosts remembered before idle ones are forgotten
_LONGEST_REST = 3600.0  # seconds: longer wishes are the business of the single source


@dataclass(slots=True)
class Host:
    """A host's places and its times. Left with `with`, by a request that has had its turn."""

    name: str
    places: asyncio.Semaphore
    interval: float
    users: int = 0
    next_request: float = 0.0  # on the clock's monotonic scale
    rest_until: float = 0.0

    def __enter__(self) -> None:
        """The place was taken by `Pacing.turn`."""

    def __exit__(self, *_error: object) -> None:
        self.places.release()
        self.users -= 1


class Pacing:
    """Limits for each host. `interval` is in seconds between the starts of two requests."""

    def __init__(self, clock: Clock, connections: int, interval: float) -> None:
        self._clock = clock
        self._connections = connections
        self._interval = interval
        self._special: dict[str, tuple[int, float]] = {}
        self._hosts: dict[str, Host] = {}

    def limit(self, name: str, connections: int, interval: float) -> None:
        """Other limits for one host, from its next use on; they can only get stricter."""
        old_connections, old_interval = self._special.get(name, (self._connections, self._interval))
        self._special[name] = min(connections, old_connections), max(interval, old_interval)
        if name in self._hosts and not self._hosts[name].users:
            del self._hosts[name]

    async def turn(self, name: str) -> Host:
        """Wait for that host's next turn; holds a connection's place until what is returned is left (`with`).

        Raises FetchError while the host rests.
        """
        host = self._host(name)
        host.users += 1
        try:
            await host.places.acquire()
        except BaseException:
            host.users -= 1
            raise
        try:
            now = self._clock.monotonic()
            _check_rest(host, now)
            start = max(now, host.next_request)
            host.next_request = start + host.interval
            if start > now:
                await self._clock.sleep(start - now)
                _check_rest(host, self._clock.monotonic())
        except BaseException:
            host.__exit__()
            raise
        return host

    def rest(self, name: str, seconds: float) -> None:
        """Leave that host alone for so long: it has said 429 or 503 with Retry-After."""
        until = self._clock.monotonic() + min(max(0.0, seconds), _LONGEST_REST)
        host = self._host(name)
        host.rest_until = max(host.rest_until, until)

    def _host(self, name: str) -> Host:
        host = self._hosts.get(name)
        if host is None:
            if len(self._hosts) >= _MANY:
                self._forget()
            connections, interval = self._special.get(name, (self._connections, self._interval))
            host = self._hosts[name] = Host(name, asyncio.Semaphore(connections), interval)
        return host

    def _forget(self) -> None:
        now = self._clock.monotonic()
        self._hosts = {
            name: host for name, host in self._hosts.items() if host.users or max(host.next_request, host.rest_until) > now
        }


def _check_rest(host: Host, now: float) -> None:
    left = host.rest_until - now
    if left > 0:
        raise FetchError(f"{host.name} asked to be left alone for {left:.0f} s more", retry_after=left)
