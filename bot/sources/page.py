"""One web page: an article, or with a CSS selector one place on it that is watched for a change."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from bot.errors import ParseError
from bot.model import Article, Trust
from bot.sources.base import Harvest, Memory, PollContext
from bot.sources.client import PAGES, Client
from bot.sources.extract import PAGE_BYTES, page_of
from bot.sources.guard import shown
from bot.sources.identity import canonical, digest

__all__ = ["PageSource"]


class PageSource:
    """One page. Each new wording is an article of its own; the first has the page's date, a later one is dated when seen.

    Asks conditionally and obeys robots.txt.
    """

    def __init__(self, name: str, url: str, trust: Trust, client: Client, *, selector: str | None = None) -> None:
        self.name = name
        self.trust = trust
        self._url = url
        self._client = client
        self._selector = selector

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Ask once. Raises SourceError."""
        answer = await self._client.get(
            self._url, etag=memory.etag, last_modified=memory.last_modified, accept=PAGES, robots=True, max_bytes=PAGE_BYTES
        )
        if answer.not_modified:
            etag, modified = answer.headers.etag or memory.etag, answer.headers.last_modified or memory.last_modified
            kept = Memory(etag, modified, memory.body_hash, memory.cursor)
            return Harvest(memory=kept, unchanged=True, wait=answer.wait)
        body_hash = blake2b(answer.body, digest_size=16).hexdigest()
        etag, modified = answer.headers.etag, answer.headers.last_modified
        if body_hash == memory.body_hash:
            return Harvest(memory=Memory(etag, modified, body_hash, memory.cursor), unchanged=True, wait=answer.wait)
        try:
            page = await page_of(self._client, answer, self._selector)
        except ParseError as error:
            raise ParseError(f"{shown(self._url)}: {error}") from None
        wording = digest(page.title if not self._selector else "", page.text)
        remembered = Memory(etag, modified, body_hash, wording)
        if wording == memory.cursor:
            return Harvest(memory=remembered, unchanged=True, wait=answer.wait)
        first = memory.cursor is None
        article = Article(
            id=f"{canonical(page.url) or page.site}#{wording}",
            title=page.title,
            text=page.text,
            url=page.url,
            site=page.site,
            published=page.published if first else now,
        )
        return Harvest(articles=(article,), memory=remembered, wait=answer.wait)
