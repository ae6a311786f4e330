"""A news site of our own on loopback: one feed, to which a test publishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import TracebackType

from aiohttp import web


@dataclass(frozen=True)
class Item:
    """One entry of the feed."""

    id: str
    title: str
    text: str
    published: datetime


class Site:
    """`async with Site() as site:` serves `site.feed_url`; `site.polls` counts how often it was asked."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.polls = 0
        self.status = 200
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def feed_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/feed.xml"

    def publish(self, id: str, title: str, text: str, published: datetime) -> None:  # noqa: A002 - the feed's word
        self.items.insert(0, Item(id, title, text, published))

    async def __aenter__(self) -> Site:
        application = web.Application()
        application.router.add_get("/feed.xml", self._feed)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _feed(self, _request: web.Request) -> web.Response:
        self.polls += 1
        if self.status != 200:
            return web.Response(status=self.status)
        entries = "".join(
            f"<item><guid>{item.id}</guid><title>{escape(item.title)}</title>"
            f"<link>http://127.0.0.1:{self.port}/{item.id}</link>"
            f"<pubDate>{format_datetime(item.published)}</pubDate><description>{escape(item.text)}</description></item>"
            for item in self.items
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Trade</title>{entries}</channel></rss>'
        return web.Response(text=body, content_type="application/rss+xml")
