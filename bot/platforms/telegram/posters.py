"""Which way a poster goes: by the id that Telegram gave it, by its address, as an upload; and what has failed already.

A fan-out of one change sends the same poster to thousands of chats: it is fetched once, here or by Telegram.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import TypeVar

from telegram import InputFile

from bot.clock import Clock
from bot.errors import CliffhangerError

__all__ = ["Posters", "Way"]

log = logging.getLogger(__name__)

_T = TypeVar("_T")
Way = str | InputFile
_REST = 3600.0  # seconds: a poster that could not be shown in any way is left out for so long
_KEPT = 256
_KEPT_PICTURES = 4
_BIGGEST = 10_000_000  # bytes: "The photo must be at most 10 MB in size" (Bot API, sendPhoto)


class Posters:
    """Remembers, for each poster's address, the way that works."""

    def __init__(self, fetch: Callable[[str], Awaitable[bytes]], clock: Clock) -> None:
        self._fetch = fetch
        self._clock = clock
        self._fetched: OrderedDict[str, asyncio.Future[bytes]] = OrderedDict()
        self._ids: OrderedDict[str, str] = OrderedDict()
        self._barred: OrderedDict[str, float] = OrderedDict()

    async def ways(self, url: str | None) -> AsyncGenerator[Way, None]:
        """The ways left to send this poster, the cheapest first; whoever takes one tells `worked` or asks for the next."""
        if not url or self._barred.get(url, 0.0) > self._clock.monotonic():
            return
        if url in self._ids:
            yield self._ids[url]
        yield url
        if url in self._ids:  # another chat has found a way meanwhile
            yield self._ids[url]
        try:
            picture = await self._picture(url)
        except CliffhangerError as error:
            log.info("a poster could not be fetched, the alert goes without it: %s", error)
        else:
            if 0 < len(picture) <= _BIGGEST:
                yield InputFile(picture, filename="poster.jpg")
        self._fetched.pop(url, None)
        _put(self._barred, url, self._clock.monotonic() + _REST, _KEPT)

    def worked(self, url: str, file_id: str) -> None:
        """Telegram has the poster under this id now."""
        _put(self._ids, url, file_id, _KEPT)
        self._fetched.pop(url, None)

    async def _picture(self, url: str) -> bytes:
        """The picture, fetched once for all who ask until Telegram has it."""
        if url not in self._fetched:
            _put(self._fetched, url, asyncio.ensure_future(self._fetch(url)), _KEPT_PICTURES)
        return await asyncio.shield(self._fetched[url])


def _put(kept: OrderedDict[str, _T], key: str, value: _T, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
