"""The one HTTP client of the house: polite to those who answer, guarded against what they answer.

It follows redirects itself, so that every hop meets the guard; it unpacks bodies itself, so that a bomb stops at the cap;
it keeps no cookies, reads no proxy from the environment, and a failure is always a FetchError with one sentence.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import aiohttp
from aiohttp import hdrs
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.clock import Clock
from bot.errors import FetchError, RefusedAddressError
from bot.sources.answers import Headers, Response, Shared, Target
from bot.sources.bodies import body_of
from bot.sources.deadlines import Deadlines
from bot.sources.freshness import asked_wait, retry_after_seconds
from bot.sources.guard import Guard, GuardedResolver, RefusedError, shown
from bot.sources.meter import counted
from bot.sources.pacing import Pacing
from bot.sources.robots import Robots

__all__ = ["ANYTHING", "FEEDS", "JSON", "PAGES", "Client", "FetchSettings", "Headers", "Response"]

FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
JSON = "application/json"
ANYTHING = "*/*"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LASTING = frozenset({301, 308})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the client behaves. Times in seconds, sizes in bytes (`max_bytes` of the unpacked body)."""

    allow_private_addresses: bool = False
    ports: frozenset[int] = frozenset({80, 443})
    timeout: float = 20.0  # for a whole fetch with all redirects: a slow drip ends here too
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    user_agent: str = "Cliffhanger"
    connections: int = 100  # at once, to all hosts together
    per_host_connections: int = 2
    per_host_interval: float = 0.25  # between the starts of two requests to one host
    dns_seconds: int = 60  # how long a name's addresses are remembered (they were checked)
    respect_robots: bool = True  # for pages; a feed is published for machines


class Client:
    """Fetches addresses. One for the whole process; `close` it at the end."""

    def __init__(
        self,
        settings: FetchSettings,
        clock: Clock,
        make_resolver: Callable[[], AbstractResolver] = aiohttp.ThreadedResolver,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.threads = asyncio.Semaphore(2)  # so many pages are taken apart at once
        self._guard = Guard(settings.allow_private_addresses, settings.ports)
        self._allowed = lru_cache(maxsize=20_000)(self._target)  # a text is as good or bad at every poll
        self._pacing = Pacing(clock, settings.per_host_connections, settings.per_host_interval)
        self._deadlines = Deadlines()
        self._shared = Shared(clock)
        self._robots = Robots(settings.user_agent, clock, self.get)
        self._make_resolver = make_resolver
        self._session: aiohttp.ClientSession | None = None

    def expect(self, url: str, source: str, every: float) -> None:
        """Say that a source will ask this address every so many seconds; two that do share one answer."""
        self._shared.expect(url, source, every)

    def limit(self, url: str, connections: int, interval: float) -> None:
        """Ask that address's host more slowly than others (`interval` in seconds between requests)."""
        self._pacing.limit(URL(url).raw_host or "", connections, interval)

    async def close(self) -> None:
        """Close all connections."""
        self._deadlines.close()
        if self._session:
            await self._session.close()
            self._session = None

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = ANYTHING,
        max_bytes: int | None = None,
        robots: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Fetch one address. `headers` (they may hold a key) go to the address's own origin only, never to a redirect's.

        Raises RefusedAddressError, or FetchError with the HTTP status, `retry_after` and `gone` where they are known.
        """
        target = self._allowed(url)
        if robots and self.settings.respect_robots:
            await self._robots.check(target.url)
        sent = _conditions(accept, etag, last_modified)
        cap = max_bytes or self.settings.max_bytes
        if headers:
            return await self._follow(target, sent | dict(headers), frozenset(headers), cap)
        if not self._shared.is_shared(target):
            return await self._follow(target, sent, _NOTHING, cap)
        async with self._shared.turn(target):
            known = self._shared.answer(target, etag, last_modified)
            if known is None:
                known = await self._follow(target, sent, _NOTHING, cap)
                self._shared.keep(target, known, etag, last_modified)
        return known

    def _target(self, url: str) -> Target:
        return Target.of(self._guard.url(url))

    async def _follow(self, start: Target, sent: dict[str, str], private: frozenset[str], cap: int) -> Response:
        target, lasting = start, True
        been = [start.url]
        time = _Time(self.settings.timeout)
        for _hop in range(self.settings.max_redirects + 1):
            if target is not start and target.url.origin() != start.url.origin():
                sent = {name: value for name, value in sent.items() if name not in private}
            try:
                answer = await self._ask(target, sent, cap, time)
            except _ClosedError:  # a kept connection turned out to be closed: once more, at the host's pace
                answer = await self._ask(target, sent, cap, time, again=True)
            if isinstance(answer, Response):
                if target is start or not lasting:
                    return answer
                return answer._replace(moved=target.text)
            lasting = lasting and answer.status in _LASTING
            target = self._target(answer.location)
            if target.url in been:
                raise FetchError(f"{shown(start.url)}: it redirects in a circle")
            been.append(target.url)
        raise FetchError(f"{shown(start.url)}: more than {self.settings.max_redirects} redirects")

    async def _ask(
        self, target: Target, sent: Mapping[str, str], cap: int, time: _Time, *, again: bool = False
    ) -> Response | _Redirect:
        url = target.url
        with await self._pacing.turn(target.host):
            counted(requests=1)
            limit = self._deadlines.limit(time.left)
            try:
                with limit:
                    async with self._opened().get(url, headers=sent, allow_redirects=False) as answer:
                        read = self._head(target, answer, sent) or await self._whole(target, answer, cap)
                if isinstance(read, _Redirect):
                    time.left = limit.left
                return read
            except TimeoutError:
                raise FetchError(f"{shown(url)}: no complete answer within {self.settings.timeout:g} s") from None
            except aiohttp.ClientConnectorError as error:
                raise _connection_error(url, error) from None
            except aiohttp.ServerDisconnectedError as error:
                if not again:
                    time.left = limit.left
                    raise _ClosedError from None
                raise FetchError(f"{shown(url)}: {_in_short(error)}") from None
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise FetchError(f"{shown(url)}: {_in_short(error)}") from None

    def _head(self, target: Target, answer: aiohttp.ClientResponse, sent: Mapping[str, str]) -> Response | _Redirect | None:
        """What the headers alone say: a redirect, "not modified", an error (raised); None where a body follows."""
        status = answer.status
        if status == 304 and ("If-None-Match" in sent or "If-Modified-Since" in sent):
            wait = asked_wait(answer.headers, self.clock.now())
            return Response(304, target.text, _headers(answer), not_modified=True, wait=wait)
        if 200 <= status < 300:
            return None
        location = answer.headers.get(hdrs.LOCATION)
        if status in _REDIRECTS and location:
            return _Redirect(status, _joined(target.url, location))
        asked = retry_after_seconds(answer.headers.get(hdrs.RETRY_AFTER), self.clock.now())
        if asked and status in {429, 503}:
            self._pacing.rest(target.host, asked)
        raise FetchError(f"{shown(target.url)}: HTTP {status}", status=status, retry_after=asked, gone=status == 410)

    async def _whole(self, target: Target, answer: aiohttp.ClientResponse, cap: int) -> Response:
        wait = asked_wait(answer.headers, self.clock.now())
        body = await body_of(target.url, answer, cap)
        return Response(answer.status, target.text, _headers(answer), body, _charset(answer), wait=wait)

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self.settings.connections,
                resolver=GuardedResolver(self._guard, self._make_resolver),
                socket_factory=self._guard.make_socket,
                ttl_dns_cache=self.settings.dns_seconds,
                use_dns_cache=self.settings.dns_seconds > 0,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(total=None),  # Deadlines cover it all
                headers={"User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip, deflate"},
                trust_env=False,
            )
            self._session._retry_connection = False  # it would ask again at once, past the host's pace; _ask does it better
        return self._session


class _ClosedError(Exception):
    """The other side closed the connection before it said anything; of a kept connection that is no news."""


@dataclass(slots=True)
class _Time:
    """The seconds that are left for a fetch with all its hops; waiting for a host's turn takes none of them."""

    left: float


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    location: str


def _conditions(accept: str, etag: str | None, last_modified: str | None) -> dict[str, str]:
    """The request's headers; a mark that could not be sent is left out."""
    sent = {"Accept": accept}
    if etag and etag.isprintable():
        sent["If-None-Match"] = etag
    if last_modified and last_modified.isprintable():
        sent["If-Modified-Since"] = last_modified
    return sent


def _headers(answer: aiohttp.ClientResponse) -> Headers:
    headers = answer.headers
    return Headers(headers.get(hdrs.ETAG), headers.get(hdrs.LAST_MODIFIED), headers.get(hdrs.CONTENT_TYPE, ""))


def _joined(url: URL, location: str) -> str:
    try:
        return str(url.join(URL(location.strip())).with_fragment(None))
    except ValueError:
        raise RefusedAddressError(f"{shown(url)}: it redirects to something that is no web address") from None


def _charset(answer: aiohttp.ClientResponse) -> str | None:
    try:
        return answer.charset
    except (LookupError, ValueError, RuntimeError):
        return None


def _connection_error(url: URL, error: aiohttp.ClientConnectorError) -> FetchError:
    cause = error.os_error
    if isinstance(cause, RefusedError):
        return RefusedAddressError(f"{shown(url)}: {cause}")
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FetchError(f"{shown(url)}: its name {url.host!r} cannot be resolved")
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return FetchError(f"{shown(url)}: its certificate is not valid")
    return FetchError(f"{shown(url)}: no connection ({cause.strerror or type(cause).__name__})")


def _in_short(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ServerDisconnectedError | ConnectionError):
        return "the connection broke off before the answer was complete"
    if isinstance(error, aiohttp.ClientResponseError | ValueError):
        return "the answer is not proper HTTP"
    return f"the fetch failed ({type(error).__name__})"
