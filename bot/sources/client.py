"""The one HTTP client of the house: polite to those who answer, guarded against what they answer.

It follows redirects itself, so that every hop meets the guard; it unpacks bodies itself, so that a bomb stops at the cap;
it keeps no cookies, reads no proxy from the environment, and a failure is always a FetchError with one sentence.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.clock import Clock
from bot.errors import FetchError, RefusedAddressError
from bot.sources.answers import Headers, Response, Shared
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
_CHUNK = 65_536
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


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
        self._allowed = lru_cache(maxsize=20_000)(self._guard.url)  # a text is as good or bad at every poll
        self._pacing = Pacing(clock, settings.per_host_connections, settings.per_host_interval)
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
        if not self._shared.is_shared(url) or headers:
            return await self._fetch(url, etag, last_modified, accept, max_bytes, robots, headers)
        async with self._shared.turn(url):
            known = self._shared.answer(url, etag, last_modified)
            if known is None:
                known = await self._fetch(url, etag, last_modified, accept, max_bytes, robots, headers)
                self._shared.keep(url, known, etag, last_modified)
        return known

    async def _fetch(
        self,
        url: str,
        etag: str | None,
        last_modified: str | None,
        accept: str,
        max_bytes: int | None,
        robots: bool,
        headers: Mapping[str, str] | None,
    ) -> Response:
        target = self._allowed(url)
        if robots and self.settings.respect_robots:
            await self._robots.check(target)
        sent = {"Accept": accept} | dict(headers or {})
        if etag and etag.isprintable():
            sent["If-None-Match"] = etag
        if last_modified and last_modified.isprintable():
            sent["If-Modified-Since"] = last_modified
        return await self._follow(target, sent, frozenset(headers or ()), max_bytes or self.settings.max_bytes)

    async def _follow(self, start: URL, sent: dict[str, str], private: frozenset[str], cap: int) -> Response:
        url, lasting = start, True
        been = {start}
        time = _Time(self.settings.timeout)
        for _hop in range(self.settings.max_redirects + 1):
            if url is not start and url.origin() != start.origin():
                sent = {name: value for name, value in sent.items() if name not in private}
            try:
                answer = await self._ask(url, sent, cap, time)
            except _ClosedError:  # a kept connection turned out to be closed: once more, at the host's pace
                answer = await self._ask(url, sent, cap, time, again=True)
            if isinstance(answer, Response):
                if url is start or not lasting:
                    return answer
                return _with_moved(answer, str(url))
            lasting = lasting and answer.status in _LASTING
            url = self._guard.url(answer.location)
            if url in been:
                raise FetchError(f"{shown(start)}: it redirects in a circle")
            been.add(url)
        raise FetchError(f"{shown(start)}: more than {self.settings.max_redirects} redirects")

    async def _ask(
        self, url: URL, sent: Mapping[str, str], cap: int, time: _Time, *, again: bool = False
    ) -> Response | _Redirect:
        async with self._pacing.turn(url.raw_host or ""):
            counted(requests=1)
            limit = asyncio.timeout(time.left)
            try:
                async with limit, self._opened().get(url, headers=sent, allow_redirects=False) as answer:
                    read = await self._read(url, answer, sent, cap)
                if isinstance(read, _Redirect):
                    time.left = _until(limit)
                return read
            except TimeoutError:
                raise FetchError(f"{shown(url)}: no complete answer within {self.settings.timeout:g} s") from None
            except aiohttp.ClientConnectorError as error:
                raise _connection_error(url, error) from None
            except aiohttp.ServerDisconnectedError as error:
                if not again:
                    time.left = _until(limit)
                    raise _ClosedError from None
                raise FetchError(f"{shown(url)}: {_in_short(error)}") from None
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise FetchError(f"{shown(url)}: {_in_short(error)}") from None

    async def _read(
        self, url: URL, answer: aiohttp.ClientResponse, sent: Mapping[str, str], cap: int
    ) -> Response | _Redirect:
        location = answer.headers.get("Location")
        if answer.status in _REDIRECTS and location:
            return _Redirect(answer.status, _joined(url, location))
        now = self.clock.now()
        headers = Headers(
            answer.headers.get("ETag"), answer.headers.get("Last-Modified"), answer.headers.get("Content-Type", "")
        )
        wait = asked_wait(answer.headers, now)
        if answer.status == 304 and ("If-None-Match" in sent or "If-Modified-Since" in sent):
            return Response(304, str(url), headers, not_modified=True, wait=wait)
        if not 200 <= answer.status < 300:
            asked = retry_after_seconds(answer.headers.get("Retry-After"), now)
            if asked and answer.status in {429, 503}:
                self._pacing.rest(url.raw_host or "", asked)
            raise FetchError(
                f"{shown(url)}: HTTP {answer.status}", status=answer.status, retry_after=asked, gone=answer.status == 410
            )
        body = await _body(url, answer, cap)
        return Response(answer.status, str(url), headers, body, _charset(answer), wait=wait)

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
                timeout=aiohttp.ClientTimeout(total=None),  # asyncio.timeout in _ask covers it all
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


def _until(limit: asyncio.Timeout) -> float:
    """Seconds that a limit has left."""
    return (limit.when() or 0.0) - asyncio.get_running_loop().time()


def _with_moved(answer: Response, url: str) -> Response:
    return Response(
        answer.status, answer.url, answer.headers, answer.body, answer.charset, answer.not_modified, answer.wait, url
    )


def _joined(url: URL, location: str) -> str:
    try:
        return str(url.join(URL(location.strip())).with_fragment(None))
    except ValueError:
        raise RefusedAddressError(f"{shown(url)}: it redirects to something that is no web address") from None


async def _body(url: URL, answer: aiohttp.ClientResponse, cap: int) -> bytes:
    """The body, unpacked, at most `cap` bytes of it. Raises FetchError beyond."""
    coding = answer.headers.get("Content-Encoding", "").strip().lower()
    unpack = _unpacker(url, coding)
    parts: list[bytes] = []
    size = packed = 0
    async for chunk in answer.content.iter_chunked(_CHUNK):
        packed += len(chunk)
        counted(received=len(chunk))
        part = unpack(chunk, cap + 1 - size) if unpack else chunk
        size += len(part)
        if size > cap or packed > cap:
            raise FetchError(f"{shown(url)}: larger than {cap:,} bytes (see fetch.max_bytes)")
        parts.append(part)
    return b"".join(parts)


def _unpacker(url: URL, coding: str) -> Callable[[bytes, int], bytes] | None:
    if coding in {"", "identity"}:
        return None
    if coding not in _PACKED:
        raise FetchError(f"{shown(url)}: packed as {coding[:20]!r}, which was not asked for")
    state: list[zlib._Decompress] = []

    def unpack(chunk: bytes, most: int) -> bytes:
        if not state:
            raw = coding == "deflate" and not _has_zlib_header(chunk)
            state.append(zlib.decompressobj(-zlib.MAX_WBITS if raw else 32 + zlib.MAX_WBITS))
        try:
            return state[0].decompress(chunk, most)
        except zlib.error:
            raise FetchError(f"{shown(url)}: its {coding} packing is broken") from None

    return unpack


def _has_zlib_header(chunk: bytes) -> bool:
    return len(chunk) >= 2 and chunk[0] & 0x0F == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0


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
