"""Any JSON API: JMESPath expressions (https://jmespath.org) to its fields, and a map from its words to our statuses.

    [[sources]]
    kind = "json"
    items = "shows[]"                                 where the rows are; left out: the answer itself is a list
    id = "slug"                                       in a row: what names it
    show = "name"                                     the show's title, matched against the followed ones
    status = "state"                                  the word to be looked up in statuses
    statuses = { "Axed" = "cancelled", "Back" = "renewed" }
    season = "season"                                 a number; left out: the claim is about the series
    date = "premiere"                                 a day, for the words that mean dated and released
    address = … title = … published = …               the row's own page, words and moment; may be left out
    certainty = "reported"                            or "confirmed": how sure its words are

A word that the map does not have makes no claim. Without `status` a row is an article: `title`, `text`, `address`,
`published`.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any
from urllib.parse import urljoin

import jmespath
from jmespath.exceptions import JMESPathError

from bot.errors import ParseError
from bot.model import SERIES, Article, Certainty, Claim, Part, Show, Status, Trust, When, title_key
from bot.sources.base import Harvest, Memory, Observation, PollContext
from bot.sources.client import JSON, Client
from bot.sources.fields import YEARS_FROM, day, web, whole
from bot.sources.guard import shown
from bot.sources.identity import digest, item_id, site_of
from bot.sources.items import parse_date
from bot.sources.texts import one_line, plain_text

__all__ = ["PATHS", "JsonFields", "JsonSource"]

PATHS = ("items", "id", "show", "status", "season", "date", "address", "title", "text", "published")
_MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class JsonFields:
    """Where the fields are (compiled expressions by name), and what the API's words mean."""

    paths: Mapping[str, Any]
    statuses: Mapping[str, Status]
    certainty: Certainty = Certainty.REPORTED

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> JsonFields:
        """From options that `check` has passed."""
        words = options.get("statuses", {})
        return cls(
            paths={name: jmespath.compile(options[name]) for name in PATHS if name in options},
            statuses={str(word).casefold(): Status(status) for word, status in words.items()},
            certainty=Certainty(options.get("certainty", "reported")),
        )

    def get(self, name: str, row: Any) -> Any:
        """What a row has at that field; None where nothing."""
        return self.paths[name].search(row) if name in self.paths else None

    def text(self, name: str, row: Any) -> str:
        """The same as text; "" where it is no text and no number."""
        value = self.get(name, row)
        return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


class JsonSource:
    """One address of a JSON API. Asks conditionally and knows an unchanged answer by its hash."""

    def __init__(self, name: str, url: str, trust: Trust, client: Client, fields: JsonFields) -> None:
        self.name = name
        self.trust = trust
        self._url = url
        self._client = client
        self._fields = fields

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Ask once. Raises SourceError."""
        shows = _by_title(context.shows)
        followed = digest(*sorted(shows))
        if followed != memory.cursor:
            memory = Memory()  # a show that is new to us may stand in an old answer
        answer = await self._client.get(self._url, etag=memory.etag, last_modified=memory.last_modified, accept=JSON)
        if answer.not_modified:
            return Harvest(memory=memory, unchanged=True, wait=answer.wait)
        body_hash = blake2b(answer.body, digest_size=16).hexdigest()
        remembered = Memory(answer.headers.etag, answer.headers.last_modified, body_hash, followed)
        if body_hash == memory.body_hash:
            return Harvest(memory=remembered, unchanged=True, wait=answer.wait)
        unknown: Counter[str] = Counter()
        try:
            async with self._client.threads:
                observations, articles = await asyncio.to_thread(self._read, answer.body, shows, unknown)
        except JMESPathError as error:
            raise ParseError(f"{shown(self._url)}: its rows do not fit: {str(error).splitlines()[0][:150]}") from None
        unseen = await context.unseen([*(noted.id for noted in observations), *(article.id for article in articles)])
        notes = [f"words without a meaning in statuses: {', '.join(sorted(unknown)[:5])}"] if unknown else []
        return Harvest(
            articles=tuple({item.id: item for item in articles if item.id in unseen}.values()),
            observations=tuple({item.id: item for item in observations if item.id in unseen}.values()),
            memory=remembered,
            wait=answer.wait,
            notes=tuple(notes),
        )

    def _read(
        self, body: bytes, shows: Mapping[str, Show | None], unknown: Counter[str]
    ) -> tuple[list[Observation], list[Article]]:
        rows = self._rows(body)
        if "status" in self._fields.paths:
            return list(self._observations(rows, shows, unknown)), []
        return [], list(self._articles(rows))

    def _rows(self, body: bytes) -> list[Any]:
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            raise ParseError(f"{shown(self._url)}: the answer is not JSON") from None
        rows = self._fields.get("items", data) if "items" in self._fields.paths else data
        if not isinstance(rows, list):
            raise ParseError(f"{shown(self._url)}: there is no list at items: look whether the API has changed")
        return rows[:_MOST_ROWS]

    def _observations(
        self, rows: list[Any], shows: Mapping[str, Show | None], unknown: Counter[str]
    ) -> Iterator[Observation]:
        fields = self._fields
        for row in rows:
            show = shows.get(title_key(one_line(fields.text("show", row))))
            word = one_line(fields.text("status", row), 100)
            if show is None or not word:
                continue
            status = fields.statuses.get(word.casefold())
            if status is None:
                unknown[word] += 1
                continue
            season, when = fields.get("season", row), day(fields.text("date", row)[:10])
            number = int(season) if isinstance(season, str) and season.isascii() and season.isdigit() else whole(season)
            part = Part.season(number) if 0 < number < YEARS_FROM else SERIES
            claim = Claim(
                show.id, part, status, fields.certainty, when=When.day(when) if when else None, quote=word, words=(word,)
            )
            name = fields.text("id", row) or title_key(show.title)
            yield Observation(
                id=f"{digest(name)}/{part}/{status.value}/{when or ''}",
                show=show.id,
                claims=(claim,),
                title=one_line(plain_text(fields.text("title", row))) or f"{show.title}: {word}",
                url=self._address(row),
                published=parse_date(fields.text("published", row)),
            )

    def _articles(self, rows: list[Any]) -> Iterator[Article]:
        fields = self._fields
        for row in rows:
            title = one_line(plain_text(fields.text("title", row)))
            text = plain_text(fields.text("text", row))
            url = self._address(row)
            if title or text:
                yield Article(
                    id=item_id(url, fields.text("id", row), title, fields.text("published", row)),
                    title=title,
                    text=text,
                    url=url,
                    site=site_of(url or self._url),
                    published=parse_date(fields.text("published", row)),
                )

    def _address(self, row: Any) -> str | None:
        link = self._fields.text("address", row)
        try:
            return web(urljoin(self._url, link)) if link else None
        except ValueError:
            return None


def _by_title(shows: Iterable[Show]) -> dict[str, Show | None]:
    """Followed shows by what their names have in common; None where two share a name."""
    found: dict[str, Show | None] = {}
    for show in shows:
        for key in {title_key(name) for name in show.names}:
            found[key] = show if key not in found else None
    return found
