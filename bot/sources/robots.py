"""robots.txt (RFC 9309), asked once a day for each site, for pages only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from yarl import URL

from bot.clock import Clock
from bot.errors import FetchError, RefusedAddressError

if TYPE_CHECKING:
    from bot.sources.client import Response

__all__ = ["Robots", "Rules", "parse_robots"]

_KEPT = 86_400.0  # seconds: RFC 9309 section 2.4, no longer than a day
_KEPT_BROKEN = 600.0  # seconds until a site whose robots.txt failed is asked again
_MOST = 500_000  # bytes: RFC 9309 section 2.5 asks for at least 500 KiB
_MANY = 2048  # sites remembered


class _Get(Protocol):
    def __call__(self, url: str, *, max_bytes: int | None = None) -> Awaitable[Response]: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows us: (pattern, allowed) lines of the group that speaks to us."""

    lines: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Whether that path with its query may be read: the longest pattern decides, at a tie the allowing one."""
        found = [(len(pattern), allowed) for pattern, allowed in self.lines if _matches(pattern, path)]
        return max(found)[1] if found else True


_ALL = Rules()
_NONE = Rules((("/", False),))


def _matches(pattern: str, path: str) -> bool:
    """`*` stands for anything, a `$` at the end for the end. Without backtracking: each piece at its first place."""
    ends = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    if len(pieces) == 1:
        return not ends or at == len(path)
    for piece in pieces[1:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = pieces[-1]
    return len(path) - len(last) >= at and path.endswith(last) if ends else path.find(last, at) >= 0


def parse_robots(text: str, agent: str) -> Rules:
    """The rules of the group for `agent` (our product's name, lower case), else of the group for all."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    names: list[str] = []
    open_group = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            names = [*names, value.lower()] if open_group else [value.lower()]
            open_group = True
            groups.setdefault(value.lower(), [])
        elif key in {"allow", "disallow"}:
            open_group = False
            if value:
                for name in names:
                    groups[name].append((value, key == "allow"))
    return Rules(tuple(groups.get(agent, groups.get("*", []))))


class Robots:
    """Knows what each site allows; asks through the client it is given."""

    def __init__(self, user_agent: str, clock: Clock, get: Callable[..., Awaitable[Response]]) -> None:
        self._agent = user_agent.partition("/")[0].strip().lower()
        self._clock = clock
        self._get: _Get = get
        self._sites: dict[URL, tuple[float, Rules]] = {}

    async def check(self, url: URL) -> None:
        """Raises FetchError where the site's robots.txt keeps us out of that address."""
        origin = url.origin()
        until, rules = self._sites.get(origin, (0.0, _ALL))
        if until <= self._clock.monotonic():
            rules, kept = await self._fetch(origin)
            if len(self._sites) >= _MANY:
                self._sites.clear()
            self._sites[origin] = (self._clock.monotonic() + kept, rules)
        if rules is _NONE:
            raise FetchError(f"{origin}: its robots.txt cannot be read now, and until then no page of it")
        if not rules.allow(url.raw_path_qs):
            raise FetchError(f"{origin}: its robots.txt does not let us read {url.raw_path[:100]}")

    async def _fetch(self, origin: URL) -> tuple[Rules, float]:
        try:
            answer = await self._get(str(origin.with_path("/robots.txt")), max_bytes=_MOST)
        except RefusedAddressError:
            raise
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return _ALL, _KEPT  # RFC 9309 section 2.3.1.3: unavailable means no rules
            return _NONE, _KEPT_BROKEN  # section 2.3.1.4: unreachable means keep out, for now
        return parse_robots(answer.body.decode("utf-8", "replace"), self._agent), _KEPT
