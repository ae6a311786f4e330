"""The only thing that is simulated: a web server on loopback that is all the outlets at once, each under its own host name.

Every outlet has an RSS feed, a page for each article and a robots.txt. An article exists from the moment it is published.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from email.utils import format_datetime
from hashlib import blake2b
from html import escape
from types import TracebackType

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.app.demo.story import Outlet, Piece

__all__ = ["Site"]


class Site:
    """Open it with `async with`. `resolver` makes what leads the outlets' names to this server, at whatever port it got."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets = {outlet.domain: outlet for outlet in outlets}
        self._published: list[Piece] = []
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> Site:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()

    def publish(self, piece: Piece) -> None:
        """From now on it stands in its outlet's feed, and its page exists."""
        self._published.append(piece)

    def resolver(self) -> AbstractResolver:
        """What the bot's HTTP client is to look names up with: the outlets' names lead here, no other name exists."""
        return _Resolver(frozenset(self._outlets), self._port)

    async def _answer(self, request: web.Request) -> web.Response:
        outlet = self._outlets.get(request.host.partition(":")[0])
        if outlet is None:
            return web.Response(status=404)
        own = [piece for piece in self._published if piece.outlet == outlet]
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nAllow: /\n")
        if request.path == "/feed.xml":
            return _unless_known(request, _feed(outlet, own), "application/rss+xml")
        for piece in own:
            if piece.path == request.path:
                return _unless_known(request, _page(piece), "text/html")
        return web.Response(status=404)


class _Resolver(AbstractResolver):
    def __init__(self, names: frozenset[str], port: int) -> None:
        self._names = names
        self._port = port

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        if host not in self._names:
            raise OSError(f"the demo is offline and knows no host {host!r}")
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=self._port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        pass


def _unless_known(request: web.Request, text: str, kind: str) -> web.Response:
    """The text with its ETag; 304 where the asker has it already."""
    body = text.encode()
    etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
    if request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    return web.Response(body=body, content_type=kind, charset="utf-8", headers={"ETag": etag})


def _feed(outlet: Outlet, pieces: Sequence[Piece]) -> str:
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{piece.url}</link><guid>{piece.url}</guid>"
        f"<pubDate>{format_datetime(piece.at)}</pubDate><description>{escape(piece.summary)}</description></item>"
        for piece in reversed(pieces)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{escape(outlet.name)}</title>'
        f"<link>http://{outlet.domain}/</link><description>{escape(outlet.name)}</description>{items}</channel></rss>"
    )


def _page(piece: Piece) -> str:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in piece.text.split("\n\n"))
    name = escape(piece.outlet.name)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(piece.title)} | {name}</title>'
        f'<link rel="canonical" href="{piece.url}"><meta property="article:published_time" content="{piece.at.isoformat()}">'
        f"</head><body><header><nav><a href='/'>{name}</a> <a href='/tv'>TV</a> <a href='/film'>Film</a></nav></header>"
        f"<main><article><h1>{escape(piece.title)}</h1><p class='date'>{piece.at:%d %B %Y}</p>{paragraphs}</article></main>"
        f"<footer>© {name}. All rights reserved. <a href='/privacy'>Privacy</a></footer></body></html>"
    )
