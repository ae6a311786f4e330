"""Who is polled next: due sources in their order, so many at once, and of one host a few only.

A host that answers slowly may hold up its own sources; it must never hold up those of others.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from storage.sources import SourceRow

__all__ = ["Line"]


class Line:
    """Sources that wait, and those under way. Every step costs the same, however many wait."""

    def __init__(self, at_once: int, per_host: int) -> None:
        self._at_once = at_once
        self._per_host = per_host
        self._ready: deque[SourceRow] = deque()
        self._held: dict[str, deque[SourceRow]] = defaultdict(deque)  # by host: as many of it are under way as may be
        self._under_way: dict[str, str] = {}  # name → host
        self._busy: Counter[str] = Counter()  # hosts
        self._known: set[str] = set()

    @property
    def known(self) -> frozenset[str]:
        """Names of all that wait or are under way."""
        return frozenset(self._known)

    @property
    def is_short(self) -> bool:
        """Whether more could be started before the next beat than stand ready."""
        return len(self._ready) < self._at_once * 4

    def join(self, rows: Iterable[SourceRow]) -> None:
        """Put sources at the end; those that are in it already keep their places."""
        for row in rows:
            if row.name not in self._known:
                self._known.add(row.name)
                self._ready.append(row)

    def next(self) -> SourceRow | None:
        """One that can be started now, if there is any; it counts as under way until `leave`."""
        while self._ready and len(self._under_way) < self._at_once:
            row = self._ready.popleft()
            host = _host(row.url)
            if self._busy[host] >= self._per_host:
                self._held[host].append(row)
                continue
            self._busy[host] += 1
            self._under_way[row.name] = host
            return row
        return None

    def leave(self, name: str) -> None:
        """That source is done."""
        self._known.discard(name)
        host = self._under_way.pop(name)
        self._busy[host] -= 1
        if not self._busy[host]:
            del self._busy[host]
        held = self._held.get(host)
        if held:
            self._ready.appendleft(held.popleft())
            if not held:
                del self._held[host]

    def close(self) -> None:
        """Start nothing more."""
        self._at_once = 0


@lru_cache(maxsize=20_000)
def _host(url: str) -> str:
    """The host that is asked; a source without one (a folder) stands for itself."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
