"""The pages behind a feed's items that name a followed show, and those that must be tried once more.

News never waits for a page: an item goes out with the feed's own words. Where its page cannot be had for the moment (a
server in trouble, too many items at once), the page comes with a later poll, as an article of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.errors import FetchError, RefusedAddressError, SourceError
from bot.model import Article
from bot.sources.client import Client
from bot.sources.extract import fetch_page
from bot.sources.identity import site_of
from bot.sources.items import parse_date

__all__ = ["MOST_PAGES", "Pages", "Pending"]

MOST_PAGES = 10  # fetched in one poll
_MOST_PENDING = 30
_MOST_TRIES = 3
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # HTTP statuses that may be others in a few minutes


@dataclass(frozen=True, slots=True)
class Pending:
    """A page that is still to be read, and what its item said of it."""

    id: str
    url: str
    title: str
    published: str = ""  # ISO 8601
    tries: int = 0

    @classmethod
    def of(cls, article: Article, tries: int) -> Pending:
        """For an article that went out without its page."""
        moment = article.published.isoformat() if article.published else ""
        return cls(article.id, article.url or "", article.title, moment, tries)

    def article(self) -> Article:
        """The item again, still without a text."""
        return Article(f"{self.id}#page", self.title, "", self.url, site_of(self.url), parse_date(self.published))


@dataclass(slots=True)
class Pages:
    """The pages of one poll. `pending` and `notes` grow as they are fetched."""

    client: Client
    left: int = MOST_PAGES
    pending: list[Pending] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    async def follow(self, article: Article) -> Article:
        """The article with its page's text; with its own where that cannot be had, now or at all."""
        if not self.left:
            self._put_off(Pending.of(article, 0))
            return article
        return await self._read(article, Pending.of(article, 1)) or article

    async def late(self, pending: Iterable[Pending]) -> Sequence[Article]:
        """Articles of pages that earlier polls had to leave."""
        found = []
        for one in pending:
            if not self.left:
                self._put_off(one)
                continue
            article = await self._read(one.article(), replace(one, tries=one.tries + 1))
            found += [article] if article else []
        return found

    async def _read(self, article: Article, again: Pending) -> Article | None:
        """The article with the text of its page if that says more."""
        self.left -= 1
        try:
            page = await fetch_page(self.client, article.url or "")
        except RefusedAddressError as error:
            self.notes.append(f"page not followed: {error}")
            return None
        except SourceError as error:
            passes = isinstance(error, FetchError) and (error.status is None or error.status in _PASSING)
            later = passes and again.tries < _MOST_TRIES
            self.notes.append(f"page not read{' yet' * later}: {error}")
            if later:
                self._put_off(again)
            return None
        if len(page.text) <= len(article.text):
            return None
        return replace(
            article,
            text=page.text,
            title=article.title or page.title,
            published=article.published or page.published,
        )

    def _put_off(self, pending: Pending) -> None:
        if len(self.pending) < _MOST_PENDING:
            self.pending.append(pending)
        else:
            self.notes.append(f"too many pages wait to be read: {pending.title[:80]!r} is left as the feed has it")
