"""The article on a web page: main text, title, date and canonical address, read in a thread and bounded in size."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from bot.errors import ParseError
from bot.sources.client import PAGES, Client, Response
from bot.sources.identity import site_of
from bot.sources.items import parse_date
from bot.sources.markup import decode
from bot.sources.texts import clean, one_line, text_of

__all__ = ["Page", "fetch_page", "read_page"]

PAGE_BYTES = 3_000_000  # of a page, unpacked: a larger one is refused
_MOST_TAGS = 12_000  # of a page are looked at: an ordinary article's page has 1,000 to 5,000, and time grows with them
_SHORTEST = 20  # characters: less than this is a menu or a mistake, no article
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_OTHER_FORMATS = ("%PDF-", "PK\x03\x04", "GIF87", "GIF89", "\x89PNG\r")
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `url` is its canonical address if that lies on the same site, else where it was found."""

    url: str
    title: str
    text: str
    site: str | None = None
    published: datetime | None = None


async def fetch_page(client: Client, url: str, selector: str | None = None) -> Page:
    """Fetch a page (as its robots.txt allows) and read it. Raises SourceError."""
    return await page_of(client, await client.get(url, accept=PAGES, robots=True, max_bytes=PAGE_BYTES), selector)


async def page_of(client: Client, response: Response, selector: str | None = None) -> Page:
    """Read a fetched page, off the event loop. Raises ParseError."""
    async with client.threads:
        return await asyncio.to_thread(read_page, response.body, response.charset, response.url, selector)


def read_page(body: bytes, charset: str | None, url: str, selector: str | None = None) -> Page:
    """The article on a page, or the text of the first place that a CSS selector finds. Raises ParseError."""
    found = _CHARSET.search(body[:4000])
    text = decode(body, charset or (found[1].decode() if found else None)).replace("\x00", "")
    if not text.strip():
        raise ParseError("the page is empty")
    if text.lstrip()[:5] in _OTHER_FORMATS:
        raise ParseError("this is a document, not a web page")
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", _bounded(text)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise ParseError("the page holds no HTML that can be read") from None
    published = _published(tree, text)
    title = _title(tree)
    if selector:
        main = _place(tree, selector)
    else:
        main, title, published = _article(tree, url, title, published)
    return Page(_canonical(tree, url), title, main, site_of(url), published)


def _bounded(text: str) -> str:
    """The text up to its last tag that is looked at."""
    if text.count("<") <= _MOST_TAGS:
        return text
    at = -1
    for _tag in range(_MOST_TAGS):
        at = text.index("<", at + 1)
    return text[:at]


def _place(tree: lxml_html.HtmlElement, selector: str) -> str:
    found = tree.cssselect(selector)
    if not found:
        raise ParseError(f"the page has no place that fits the selector {selector!r}: look whether it was rebuilt")
    return clean(text_of(found[0]))


def _article(
    tree: lxml_html.HtmlElement, url: str, title: str, published: datetime | None
) -> tuple[str, str, datetime | None]:
    try:
        document = trafilatura.bare_extraction(
            tree, url=url, include_comments=False, include_tables=False, with_metadata=True
        )
    except Exception as error:
        # Pages are made by strangers and this library is not ours: whatever it raises means "not readable".
        raise ParseError(f"the page's article cannot be made out ({type(error).__name__})") from None
    if not isinstance(document, Document) or len((document.text or "").strip()) < _SHORTEST:
        raise ParseError("the page holds no article that can be made out")
    return (
        clean(document.text or ""),
        title or one_line(document.title or ""),
        published or parse_date(document.date or ""),
    )


def _title(tree: lxml_html.HtmlElement) -> str:
    for path in ('//meta[@property="og:title"]/@content', "//h1", "//title"):
        for found in tree.xpath(path)[:1]:
            title = one_line(found if isinstance(found, str) else text_of(found))
            if title:
                return title
    return ""


def _published(tree: lxml_html.HtmlElement, text: str) -> datetime | None:
    """When it was published to the minute, where the page says so; trafilatura knows the day only."""
    stated = tree.xpath('//meta[@property="article:published_time" or @itemprop="datePublished"]/@content')
    linked = _LINKED_DATE.search(text)
    candidates = [*stated[:1], *([linked[1]] if linked else [])]
    return next((moment for moment in map(parse_date, map(str, candidates)) if moment), None)


def _canonical(tree: lxml_html.HtmlElement, url: str) -> str:
    """A page may give itself another address, but only on its own site: it must not borrow another's name."""
    for href in tree.xpath('//link[@rel="canonical"]/@href')[:1]:
        try:
            full = urljoin(url, str(href).strip())
        except ValueError:
            break
        if full.startswith(("http://", "https://")) and site_of(full) == site_of(url) and len(full) <= 2000:
            return full
    return url
