"""The body of an answer: unpacked here, so that a bomb stops at the cap."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import aiohttp
from yarl import URL

from bot.errors import FetchError
from bot.sources.guard import shown
from bot.sources.meter import counted

__all__ = ["body_of"]

_CHUNK = 65_536
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


async def body_of(url: URL, answer: aiohttp.ClientResponse, cap: int) -> bytes:
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
