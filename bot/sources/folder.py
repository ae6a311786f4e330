"""Dated articles in a folder: rows of JSON, and texts with a date in their name or first line.

*.json, *.jsonl, *.ndjson   rows of id, url, site, published, title, text (all but id may be null)
*.txt, *.md, *.html, *.htm  one article each: 2025-02-20-some-title.txt, or "date 2025-02-20 …" as first words
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot.errors import ParseError, SourceError
from bot.model import Article, Trust
from bot.sources.base import Harvest, Memory, PollContext
from bot.sources.extract import read_page
from bot.sources.identity import site_of
from bot.sources.items import parse_date
from bot.sources.markup import decode
from bot.sources.texts import clean, one_line

__all__ = ["FolderSource"]

_ROWS = frozenset({".json", ".jsonl", ".ndjson"})
_TEXTS = frozenset({".txt", ".md", ".html", ".htm"})
_LARGEST = 50_000_000  # bytes of a file of rows
_LARGEST_TEXT = 3_000_000  # bytes of one article
_MOST_FILES = 20_000
_MOST_NOTES = 20
_NAME_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})-?(\d{2}))?")
_LINE_DATE = re.compile(
    r"^\s*(?:date|published)\b\s*:?\s*(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)", re.I
)


@dataclass(slots=True)
class _Found:
    articles: list[Article] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class FolderSource:
    """All articles of a folder (not of folders in it). Reads nothing while no file has changed its size or time."""

    def __init__(self, name: str, path: str, trust: Trust) -> None:
        self.name = name
        self.trust = trust
        self._path = Path(path)

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Look once. Raises SourceError where there is no such folder."""
        files, fingerprint = await asyncio.to_thread(self._list)
        remembered = Memory(body_hash=fingerprint)
        if fingerprint == memory.body_hash:
            return Harvest(memory=remembered, unchanged=True)
        found = await asyncio.to_thread(_read_all, files)
        unseen = await context.unseen([article.id for article in found.articles])
        articles = tuple({article.id: article for article in found.articles if article.id in unseen}.values())
        notes = found.notes[:_MOST_NOTES]
        if len(found.notes) > _MOST_NOTES:
            notes.append(f"and {len(found.notes) - _MOST_NOTES} more such lines or files")
        return Harvest(articles=articles, memory=remembered, notes=tuple(notes))

    def _list(self) -> tuple[list[Path], str]:
        mark = blake2b(digest_size=16)
        files = []
        try:
            for path in sorted(self._path.iterdir()):
                if path.suffix.lower() in _ROWS | _TEXTS and not path.name.startswith(".") and path.is_file():
                    stat = path.stat()
                    mark.update(f"{path.name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "replace"))
                    files.append(path)
        except FileNotFoundError:
            raise SourceError(f"there is no folder {str(self._path)!r}") from None
        except OSError as error:
            raise SourceError(f"the folder {str(self._path)!r} cannot be read: {error.strerror}") from None
        if len(files) > _MOST_FILES:
            raise SourceError(f"the folder {str(self._path)!r} holds more than {_MOST_FILES:,} articles: spread them out")
        return files, mark.hexdigest()


def _read_all(files: list[Path]) -> _Found:
    found = _Found()
    for path in files:
        try:
            if path.suffix.lower() in _ROWS:
                _read_rows(path, found)
            else:
                found.articles.append(_read_text(path))
        except ParseError as error:
            found.notes.append(f"{path.name}: {error}")
        except OSError as error:
            found.notes.append(f"{path.name}: cannot be read: {error.strerror}")
    return found


def _bytes(path: Path, largest: int) -> bytes:
    if path.stat().st_size > largest:
        raise ParseError(f"larger than {largest:,} bytes")
    return path.read_bytes()


def _read_rows(path: Path, found: _Found) -> None:
    text = decode(_bytes(path, _LARGEST), None)
    for place, row in _rows(path, text):
        try:
            found.articles.append(_article_of(row if isinstance(row, dict) else json.loads(row)))
        except ParseError as error:
            found.notes.append(f"{path.name}, {place}: {error}")
        except (ValueError, RecursionError):
            found.notes.append(f"{path.name}, {place}: this is not JSON")


def _rows(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    if path.suffix.lower() == ".json":
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise ParseError("this is not JSON") from None
        for number, row in enumerate(data if isinstance(data, list) else [data], 1):
            yield f"row {number}", row if isinstance(row, dict) else json.dumps(row)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"line {number}", line


def _article_of(row: Any) -> Article:
    if not isinstance(row, dict):
        raise ParseError("a row is an object with id, url, site, published, title and text")
    known = {name: row.get(name) for name in ("id", "url", "site", "published", "title", "text")}
    wrong = [name for name, value in known.items() if not isinstance(value, str | int | None)]
    if wrong or known["id"] in {None, ""}:
        raise ParseError(f"{', '.join(wrong) or 'id'} is not usable")
    url = str(known["url"]) if known["url"] else None
    return Article(
        id=str(known["id"])[:300],
        title=one_line(str(known["title"] or "")),
        text=clean(str(known["text"] or "")),
        url=url if url and url.startswith(("http://", "https://")) else None,
        site=str(known["site"]) if known["site"] else site_of(url),
        published=parse_date(str(known["published"] or "")),
    )


def _read_text(path: Path) -> Article:
    body = _bytes(path, _LARGEST_TEXT)
    if path.suffix.lower() in {".html", ".htm"}:
        page = read_page(body, None, "")
        return Article(id=path.name, title=page.title, text=page.text, published=_name_date(path) or page.published)
    text = clean(decode(body, None))
    if not text:
        raise ParseError("the file is empty")
    dated = _LINE_DATE.match(text)
    text = text[dated.end() :].lstrip() if dated else text
    title, _, rest = text.partition("\n")
    published = parse_date(dated[1]) if dated else _name_date(path)
    return Article(id=path.name, title=one_line(title.lstrip("# ")), text=rest.strip() or text, published=published)


def _name_date(path: Path) -> datetime | None:
    found = _NAME_DATE.search(path.name)
    if not found:
        return None
    try:
        year, month, day, hour, minute = (int(part or 0) for part in found.groups())
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None
