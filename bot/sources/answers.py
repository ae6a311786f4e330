"""What a fetch asks and answers, and answers that several sources share."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import NamedTuple

from yarl import URL

from bot.clock import Clock

__all__ = ["Headers", "Response", "Shared", "Target"]


@dataclass(frozen=True, slots=True)
class Target:
    """An address as every fetch of it needs it: parsed, as text, as it goes over the wire (no fragment), and its host."""

    url: URL
    text: str
    plain: str
    host: str

    @classmethod
    def of(cls, url: URL) -> Target:
        """That address taken apart."""
        text = str(url)
        return cls(url, text, str(url.with_fragment(None)) if url.raw_fragment else text, url.raw_host or "")


class Headers(NamedTuple):
    """The response headers that anybody here cares about."""

    etag: str | None = None
    last_modified: str | None = None
    content_type: str = ""


class Response(NamedTuple):
    """An answer. `url` is where it came from in the end; `moved` is set where every redirect to it was permanent.

    `wait` is how many seconds the other side asked us to leave it alone (Retry-After, Cache-Control, Expires), if it did.
    """

    status: int
    url: str
    headers: Headers = Headers()
    body: bytes = b""
    charset: str | None = None
    not_modified: bool = False
    wait: float | None = None
    moved: str | None = None


@dataclass(slots=True)
class _Kept:
    """The answer of an address that several sources ask, and when it was given."""

    every: float  # seconds: the shortest interval of those who ask
    turn: asyncio.Lock
    sources: set[str]
    answer: Response | None = None
    at: float = 0.0


class Shared:
    """Answers of addresses that are configured more than once: one request serves all who ask in one interval."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    def expect(self, url: str, source: str, every: float) -> None:
        """That source will ask that address."""
        kept = self._kept.setdefault(_plain(url), _Kept(every, asyncio.Lock(), set()))
        kept.sources.add(source)
        kept.every = min(kept.every, every)

    def is_shared(self, target: Target) -> bool:
        """Whether more than one source asks that address."""
        kept = self._kept.get(target.plain)
        return kept is not None and len(kept.sources) > 1

    def turn(self, target: Target) -> asyncio.Lock:
        """One at a time: the second waits for the answer of the first."""
        return self._kept[target.plain].turn

    def answer(self, target: Target, etag: str | None, last_modified: str | None) -> Response | None:
        """The answer of another source in this interval, as the server would have given it to this one; None if too old."""
        kept = self._kept[target.plain]
        if kept.answer is None or self._clock.monotonic() - kept.at >= kept.every * 0.9:
            return None
        headers = kept.answer.headers
        if (etag and etag == headers.etag) or (
            not headers.etag and last_modified and last_modified == headers.last_modified
        ):
            return kept.answer._replace(status=304, body=b"", not_modified=True)
        return kept.answer

    def keep(self, target: Target, answer: Response, etag: str | None, last_modified: str | None) -> None:
        """Remember a fresh answer. A 304 renews what is known if it was asked with the marks of that."""
        kept = self._kept[target.plain]
        if not answer.not_modified:
            kept.answer, kept.at = answer, self._clock.monotonic()
        elif kept.answer and (etag, last_modified) == (kept.answer.headers.etag, kept.answer.headers.last_modified):
            kept.at = self._clock.monotonic()


def _plain(url: str) -> str:
    """The address as it goes over the wire: however its host is written, with or without port and fragment."""
    try:
        return str(URL(url).with_fragment(None))
    except ValueError:
        return url
