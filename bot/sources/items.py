"""Bytes of a feed to items: RSS, RDF, Atom and JSON Feed, as they are and as they are broken.

fastfeedparser reads a mended text some hundred times faster than feedparser does; where it gives up or comes back with
nothing, feedparser, which recovers more, has the last word. bench/parsers.py measures both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import fastfeedparser
import feedparser

from bot.errors import ParseError
from bot.sources.markup import decode, looks_like_html, mended_xml, shallow

__all__ = ["Feed", "Item", "parse_date", "parse_feed"]

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_MOST_ITEMS = 2000
_LONGEST_LINK = 4000  # characters
_CHANNEL = re.compile(r"<(?:item|entry)\b", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_OPENED = re.compile(r"<(?:item|entry)[\s/>]")  # fewer items than these were found: unclosed markup has swallowed some
_END = re.compile(r"</(?:[a-z0-9_]{1,20}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ORDINARY = re.compile(  # an address that is what it should be
    r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._~/%+=,:@!$&'()*-]*(?:\?[A-Za-z0-9._~/%+=,:;@!$&'()*?-]+)?"
)
_UNSAFE = re.compile('[\x00-\x20"<>\\\\^`{|}\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')  # of an address
_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*([A-Za-z]{6,9})\s*</day>", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_INNER_MARKUP = re.compile(  # text constructs that are elements or packed: fastfeedparser takes only their first words
    r"""<(?:title|summary|content)\s[^>]{0,200}?(?:type\s*=\s*["'](?:xhtml|application/)|mode\s*=\s*["'](?:xml|base64))""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as the feed has it: `title` and the texts may hold HTML, `url` is absolute or None."""

    guid: str
    url: str | None
    title: str
    summary: str = ""
    content: str = ""
    published: datetime | None = None

    @property
    def says(self) -> bool:
        """Whether there is anything to read in it."""
        return bool(self.title.strip() or self.summary.strip() or self.content.strip())


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says: its items in its own order, and when not to ask (hours in UTC, days with Monday as 0).

    `whole` is false where its end is missing: it was cut off on its way, and there may be more items than these.
    """

    items: tuple[Item, ...]
    title: str = ""
    ttl: float | None = None  # seconds
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    whole: bool = True


def parse_feed(body: bytes, charset: str | None, base: str) -> Feed:
    """Read a feed. `base` is the address that relative links start from. Raises ParseError with one clear sentence."""
    text = decode(body, charset)
    plain = text.lstrip("\ufeff \t\r\n")
    if not plain.strip("\x00"):
        raise ParseError("the feed is empty")
    if plain.startswith(("{", "[")):
        return _json_feed(plain, base)
    if looks_like_html(plain):
        raise ParseError("this is a web page, not a feed: look on it for the feed's address, or use the kind page")
    mended = shallow(_first_items(mended_xml(plain)))
    entries, title = _entries(mended)
    head = mended[: found.start()] if (found := _CHANNEL.search(mended)) else mended[:20_000]
    hours = {int(hour) % 24 for hour in _HOUR.findall(_inside(head, "skipHours"))}
    days = {_DAYS.index(day.lower()) for day in _DAY.findall(_inside(head, "skipDays")) if day.lower() in _DAYS}
    ttl = _TTL.search(head)
    return Feed(
        items=tuple(item for item in (_item(entry, base) for entry in entries[:_MOST_ITEMS]) if item.says),
        title=title,
        ttl=float(ttl[1]) * 60 if ttl else None,
        skip_hours=frozenset(hours) if len(hours) < 24 else frozenset(),
        skip_days=frozenset(days) if len(days) < 7 else frozenset(),
        whole=_END.search(plain, max(0, len(plain) - 5000)) is not None,
    )


def _first_items(mended: str) -> str:
    """The text up to the first item that would be too many."""
    beyond = next(islice(_OPENED.finditer(mended), _MOST_ITEMS, None), None)
    return mended[: beyond.start()] if beyond else mended


def _inside(head: str, tag: str) -> str:
    """What stands in the first element of that name."""
    start = head.find(f"<{tag}>")
    end = head.find(f"</{tag}>", start) if start >= 0 else -1
    return head[start:end] if end >= 0 else ""


def _entries(mended: str) -> tuple[list[Mapping[str, Any]], str]:
    """Entries by the fast parser, by the patient one where that finds more."""
    quick: list[Mapping[str, Any]] = []
    title = ""
    refused = False
    try:
        parsed = fastfeedparser.parse(mended.encode(), include_tags=False, include_media=False, include_enclosures=False)
        quick, title = list(parsed.entries), str(parsed.feed.get("title") or "")
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OverflowError):
        refused = True
    whole = len(quick) >= len(_OPENED.findall(mended)) or len(quick) >= _MOST_ITEMS
    if quick and whole and all(entry.get("title") for entry in quick) and not _INNER_MARKUP.search(mended):
        return quick, title
    patient, patient_title, is_feed = _patiently(mended)
    if len(patient) >= len(quick) and patient:
        return patient, patient_title
    if refused and not is_feed:
        raise ParseError("this is no feed that can be read (neither RSS nor Atom nor JSON Feed)")
    return quick, title or patient_title


def _patiently(mended: str) -> tuple[list[Mapping[str, Any]], str, bool]:
    try:
        parsed = feedparser.parse(mended.encode(), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, AssertionError, OverflowError):
        return [], "", False
    return list(parsed.entries), str(parsed.feed.get("title") or ""), bool(parsed.get("version"))


def _item(entry: Mapping[str, Any], base: str) -> Item:
    contents = entry.get("content")
    first = contents[0] if isinstance(contents, list) and contents else {}
    moment = entry.get("published") or entry.get("updated") or entry.get("created")
    return Item(
        guid=_text(entry.get("id")),
        url=_link(entry, base),
        title=_text(entry.get("title")),
        summary=_text(entry.get("description") or entry.get("summary")),
        content=_text(first.get("value")) if isinstance(first, Mapping) else "",
        published=parse_date(_text(moment)),
    )


def _link(entry: Mapping[str, Any], base: str) -> str | None:
    plain = _absolute(_text(entry.get("link")), base)
    if plain:
        return plain
    candidates: list[str] = []
    links = entry.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, Mapping) and link.get("rel") in {None, "alternate"}:
            candidates.append(_text(link.get("href")))
    candidates.append(_text(entry.get("id")) if _text(entry.get("id")).startswith(("http://", "https://")) else "")
    return next((link for link in (_absolute(text, base) for text in candidates) if link), None)


def _absolute(link: str, base: str) -> str | None:
    plain = "".join(link.split())
    if not plain:
        return None
    if _ORDINARY.fullmatch(plain):
        return plain if len(plain) <= _LONGEST_LINK else None
    try:
        full = _UNSAFE.sub(lambda found: quote(found[0]), urljoin(base, plain))
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme in {"http", "https"} and parts.netloc and len(full) <= _LONGEST_LINK else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def parse_date(text: str) -> datetime | None:
    """The moment that a feed's date names, in UTC; None where there is none or it cannot be one of a news item.

    A date without a zone is taken as UTC.
    """
    text = text.strip()[:80]
    if not text:
        return None
    moment = _iso(text) or _other(text)
    if moment is None:
        return None
    try:
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return moment if moment >= _EARLIEST else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _other(text: str) -> datetime | None:
    if _ISO_DAY.fullmatch(text):
        return None  # a day that does not exist; feedparser would make the next one of it
    try:
        parsed = feedparser.datetimes._parse_date(text)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    if not parsed:
        return None
    try:
        year, month, day, hour, minute, second = (int(number) for number in parsed[:6])
        return datetime(year, month, day, hour, minute, tzinfo=UTC) + timedelta(seconds=min(second, 60))
    except (ValueError, OverflowError):
        return None


def _json_feed(text: str, base: str) -> Feed:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), with whatever members are usable."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ParseError("the feed is broken JSON") from None
    rows = data.get("items") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ParseError("this is JSON, but no JSON Feed: it has no list of items (the kind json reads other JSON)")
    items = tuple(item for item in _json_items(rows, base) if item.says)
    return Feed(items=items, title=_text(data.get("title")))


def _json_items(rows: list[Any], base: str) -> Iterator[Item]:
    for row in rows[:_MOST_ITEMS]:
        if not isinstance(row, dict):
            continue
        link = _text(row.get("url")) or _text(row.get("external_url"))
        body = _text(row.get("content_html")) or _text(row.get("content_text"))
        yield Item(
            guid=_text(row.get("id")),
            url=_absolute(link, base) if link else None,
            title=_text(row.get("title")),
            summary=_text(row.get("summary")),
            content=body,
            published=parse_date(_text(row.get("date_published")) or _text(row.get("date_modified"))),
        )
