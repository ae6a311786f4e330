"""Short ways to write feeds for tests."""

from __future__ import annotations

from collections.abc import Iterable

DAY = "Sun, 01 Mar 2026 10:00:00 +0000"


def rss_item(
    title: str = "News",
    link: str | None = "https://news.example/a",
    guid: str | None = "a",
    date: str | None = DAY,
    text: str = "Words.",
    more: str = "",
) -> str:
    """One RSS item; None leaves an element out."""
    parts = [f"<title>{title}</title>"]
    parts += [f"<link>{link}</link>"] if link is not None else []
    parts += [f'<guid isPermaLink="false">{guid}</guid>'] if guid is not None else []
    parts += [f"<pubDate>{date}</pubDate>"] if date is not None else []
    return f"<item>{''.join(parts)}<description>{text}</description>{more}</item>"


def rss(items: Iterable[str], head: str = "", prologue: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    """An RSS 2.0 feed."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    channel = f"<channel><title>Example</title><link>https://news.example/</link>{head}{''.join(items)}</channel>"
    return f'{prologue}<rss version="2.0" {spaces}>{channel}</rss>'


def atom(entries: Iterable[str], prologue: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    """An Atom feed."""
    return f'{prologue}<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>{"".join(entries)}</feed>'


def atom_entry(inner: str, title: str = "News") -> str:
    """One Atom entry around some elements."""
    return f"<entry><title>{title}</title>{inner}</entry>"
