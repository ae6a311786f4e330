"""Feeds: RSS, RDF, Atom and JSON Feed, and the pages of items that name a followed show."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.errors import FetchError, ParseError
from bot.model import Article, Trust
from bot.sources.base import Harvest, Memory, PollContext
from bot.sources.client import FEEDS, Client, Response
from bot.sources.follow import Pages
from bot.sources.guard import shown
from bot.sources.identity import canonical, digest, item_id, site_of
from bot.sources.items import Feed, Item, parse_feed
from bot.sources.recall import Mark, guids_line, read_guids, write_guids
from bot.sources.texts import one_line, plain_text

__all__ = ["FeedSource"]

_THREAD_FROM = 60_000  # bytes: a smaller feed is parsed in under a millisecond
_FULL_ENOUGH = 3000  # characters: a feed that brings so much of an article brings all of it
_ARCHIVE = 50  # so many unseen items at once are a republished archive …
_STILL_NEWS = timedelta(days=14)  # … of which only what is as young as this is kept
_FUTURE = timedelta(days=1)  # a date beyond this is a mistake, not a moment


@dataclass(frozen=True, slots=True)
class _New:
    """An item that has not been seen, with its id."""

    id: str
    item: Item


class FeedSource:
    """One feed. Asks conditionally, knows an unchanged body by its hash, reads only items that are new.

    `follow`: the page of an item whose headline or summary names a followed show is fetched for its full text.
    """

    def __init__(self, name: str, url: str, trust: Trust, client: Client, *, follow: bool = False) -> None:
        self.name = name
        self.trust = trust
        self._url = url
        self._client = client
        self._follow = follow

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Ask once. Raises SourceError."""
        known = Mark.read(memory.cursor)
        address = known.address(self._url)
        try:
            answer = await self._get(address, memory)
        except FetchError as error:
            if address == self._url or error.status in {429, 503}:
                raise
            address = self._url  # the place it moved to is gone: the old one knows more
            answer = await self._get(address, memory)
        mark = known.after_answer(answer.moved, address)
        if answer.not_modified and mark is known and not mark.pages:  # nearly every poll
            return self._resting(memory, mark, answer, now)
        return await self._answered(memory, known, mark, answer, context, now)

    async def _answered(
        self, memory: Memory, known: Mark, mark: Mark, answer: Response, context: PollContext, now: datetime
    ) -> Harvest:
        etag = answer.headers.etag or (memory.etag if answer.not_modified else None)
        modified = answer.headers.last_modified or (memory.last_modified if answer.not_modified else None)
        body_hash = memory.body_hash if answer.not_modified else _hash(answer.body)
        pages = Pages(self._client)
        late = await pages.late(mark.pages) if mark.pages else ()
        if answer.not_modified or body_hash == memory.body_hash:
            if mark.pages:
                mark = replace(mark, pages=tuple(pages.pending))
            cursor = memory.cursor if mark is known else mark.written(guids_line(memory.cursor))
            remembered, wait = Memory(etag, modified, body_hash, cursor), _longest(answer.wait, mark.wait(now))
            return Harvest(tuple(late), memory=remembered, unchanged=not late, wait=wait, notes=tuple(pages.notes))
        feed = await self._parse(answer)
        if not feed.whole:
            etag = modified = None  # so that nobody answers "not modified" before we have seen the rest
        mark = replace(mark, ttl=feed.ttl, skip_hours=feed.skip_hours, skip_days=feed.skip_days)
        own_guids = _own_guids(feed.items)
        ids = _ids(feed.items, own_guids, read_guids(memory.cursor))
        first = memory.body_hash is None
        new, passed, notes = await self._new(ids, context, now, first=first)
        articles = await self._written(new, now, big=len(answer.body) >= _THREAD_FROM)
        articles = [*late, *[await self._followed(article, pages, context) for article in articles]]
        guids = write_guids({digest(item.guid): made for made, item in ids.items() if item.guid in own_guids})
        mark = replace(mark, pages=() if first else tuple(pages.pending))  # at first all is history: no page of it is owed
        undated = sum(article.published is None for article in articles)
        notes += [f"{undated} new items without a usable date"] if undated else []
        return Harvest(
            articles=tuple(articles),
            passed=tuple(await self._written(passed, now, big=True)) if passed else (),
            memory=Memory(etag, modified, body_hash, mark.written(guids)),
            wait=_longest(answer.wait, mark.wait(now)),
            notes=(*notes, *pages.notes),
        )

    def _resting(self, memory: Memory, mark: Mark, answer: Response, now: datetime) -> Harvest:
        """What an answer gives that nothing has changed, where nothing is owed from before either."""
        etag, modified = answer.headers.etag or memory.etag, answer.headers.last_modified or memory.last_modified
        if (etag, modified) != (memory.etag, memory.last_modified):
            memory = memory._replace(etag=etag, last_modified=modified)
        return Harvest(memory=memory, unchanged=True, wait=_longest(answer.wait, mark.wait(now)))

    def _get(self, address: str, memory: Memory) -> Awaitable[Response]:
        return self._client.get(address, etag=memory.etag, last_modified=memory.last_modified, accept=FEEDS)

    async def _parse(self, answer: Response) -> Feed:
        try:
            if len(answer.body) < _THREAD_FROM:
                return parse_feed(answer.body, answer.charset, answer.url)
            async with self._client.threads:
                return await asyncio.to_thread(parse_feed, answer.body, answer.charset, answer.url)
        except ParseError as error:
            raise ParseError(f"{shown(answer.url)}: {error}") from None

    async def _new(
        self, ids: Mapping[str, Item], context: PollContext, now: datetime, *, first: bool
    ) -> tuple[list[_New], list[_New], list[str]]:
        """Unseen items that are news, those that are only to be remembered, and a note on these."""
        unseen = await context.unseen(list(ids)) if ids else frozenset()
        new = [_New(known, item) for known, item in ids.items() if known in unseen]
        if first or len(new) <= _ARCHIVE:
            return new, [], []
        young = [one for one in new if one.item.published and one.item.published >= now - _STILL_NEWS]
        old = [one for one in new if one not in young]
        return (
            young,
            old,
            [f"{len(new)} unseen items at once are an old archive: {len(old)} of them left out"] if old else [],
        )

    async def _written(self, new: list[_New], now: datetime, *, big: bool) -> list[Article]:
        def write() -> list[Article]:
            return [_article(one, self._url, now) for one in new]

        return await asyncio.to_thread(write) if big else write()

    async def _followed(self, article: Article, pages: Pages, context: PollContext) -> Article:
        wanted = self._follow and article.url and len(article.text) < _FULL_ENOUGH
        if wanted and context.names(f"{article.title}\n{article.text}"):
            return await pages.follow(article)
        return article


def _own_guids(items: tuple[Item, ...]) -> frozenset[str]:
    """GUIDs that name one item only; some feeds give all of theirs the same."""
    counts = Counter(item.guid for item in items)
    often = [item for item in items if counts[item.guid] > 1]
    named = Counter(guid for guid, _link in {(item.guid, canonical(item.url or "") or item.title) for item in often})
    return frozenset(guid for guid, count in counts.items() if guid and (count == 1 or named[guid] == 1))


def _ids(items: tuple[Item, ...], own_guids: frozenset[str], known: Mapping[str, str]) -> dict[str, Item]:
    """Items by id, each once: of two with one id the younger counts. An item whose GUID is known keeps its id."""
    links = Counter(link for link, _guid in {(canonical(item.url or ""), item.guid or item.title) for item in items} if link)
    shared = frozenset(link for link, count in links.items() if count > 1)
    found: dict[str, Item] = {}
    for item in items:
        guid = item.guid if item.guid in own_guids else ""
        made = item_id(item.url, guid, item.title, str(item.published or ""), shared)
        made = known.get(digest(guid), made) if guid else made
        other = found.get(made)
        if other is None or (item.published and other.published and item.published > other.published):
            found[made] = item
    return found


def _article(one: _New, feed_url: str, now: datetime) -> Article:
    item = one.item
    summary, content = plain_text(item.summary), plain_text(item.content)
    published = item.published if item.published and item.published <= now + _FUTURE else None
    return Article(
        id=one.id,
        title=one_line(plain_text(item.title, 2000)),
        text=content if len(content) >= len(summary) else summary,
        url=item.url,
        site=site_of(item.url) or site_of(feed_url),
        published=published,
    )


def _hash(body: bytes) -> str:
    return blake2b(_without_build_date(body), digest_size=16).hexdigest()


def _without_build_date(body: bytes) -> bytes:
    """Many feeds differ in nothing but the moment they were made at."""
    start = body.find(b"<lastBuildDate>", 0, 5000)
    end = body.find(b"</lastBuildDate>", start) if start >= 0 else -1
    return body[:start] + body[end:] if end >= 0 else body


def _longest(one: float | None, other: float | None) -> float | None:
    return max(one or 0.0, other or 0.0) or None
