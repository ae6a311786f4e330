"""TMDB, https://developer.themoviedb.org/reference: needs a key; "This product uses the TMDB API but is not endorsed or
certified by TMDB" must stand where its data is shown.

Its words are kept apart from ours: "Returning Series", "Planned", "In Production" and "Pilot" say nothing about a further
season and make no claim. "Canceled" and "Ended" are edits that anybody can make, so they are reports about the series.
Premiere dates of seasons are read as TVmaze's are. Limit: some 40 requests a second; this asks at most twice a second.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from bot.errors import FetchError, ParseError, SourceError
from bot.model import SERIES, Certainty, Claim, Show, Status, Trust, title_key
from bot.sources.base import Harvest, Memory, Observation, PollContext
from bot.sources.client import JSON, Client
from bot.sources.fields import YEARS_FROM, day, member, same_year, seasons_said, whole
from bot.sources.texts import one_line

__all__ = ["BASE", "Tmdb"]

BASE = "https://api.themoviedb.org/3"
_INTERVAL = 0.5  # seconds between calls
_MOST_ASKED = 30  # shows in one poll
_REST = timedelta(hours=6)  # a show is asked no more often than this
_STATUSES = {"Canceled": Status.CANCELLED, "Ended": Status.ENDING}


class Tmdb:
    """The source of kind tmdb. `key` is an API read access token (sent as a header) or a v3 API key."""

    def __init__(self, name: str, base_url: str, trust: Trust, client: Client, key: str) -> None:
        self.name = name
        self.trust = trust
        self._base = (base_url or BASE).rstrip("/")
        self._client = client
        self._key = key
        client.limit(self._base, 1, _INTERVAL)

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Ask for the followed shows that have rested. Raises SourceError."""
        known = _known(memory.cursor)
        observations: list[Observation] = []
        notes: list[str] = []
        due = [show for show in context.shows if _rested(known.get(str(show.id)), now)]
        kept = {key: value for key, value in known.items() if key in {str(show.id) for show in context.shows}}
        for count, show in enumerate(due[:_MOST_ASKED]):
            try:
                number = kept.get(str(show.id), (0, ""))[0] or await self._find(show)
                data = await self._get(f"/tv/{number}") if number else None
            except SourceError as error:
                if not count:
                    raise
                notes.append(f"{len(due) - count} more shows wait for the next poll: {error}")
                break
            kept[str(show.id)] = (number, now.isoformat())
            observations += _observations(show, data, now) if isinstance(data, dict) else ()
        unseen = await context.unseen([noted.id for noted in observations]) if observations else frozenset()
        return Harvest(
            observations=tuple(noted for noted in observations if noted.id in unseen),
            memory=Memory(cursor=json.dumps(kept, separators=(",", ":"))),
            unchanged=not due,
            notes=tuple(notes),
        )

    async def _find(self, show: Show) -> int:
        """The show's number there, or 0 where not exactly one fits by title and year."""
        data = await self._get(f"/search/tv?query={quote(show.title, safe='')}")
        keys = {title_key(name) for name in show.names}
        fits = []
        rows = member(data, "results")
        for row in rows if isinstance(rows, list) else ():
            first = day(member(row, "first_air_date"))
            other = Show(id=0, title=str(member(row, "name") or ""), year=first.year if first else None)
            if title_key(other.title) in keys and same_year(show, other):
                fits.append(whole(member(row, "id")))
        return fits[0] if len(fits) == 1 else 0

    async def _get(self, path: str) -> Any:
        token = "." in self._key  # a read access token is a JWT; a v3 key has only hexadecimal digits
        headers = {"Authorization": f"Bearer {self._key}"} if token else None
        tail = "" if token else f"{'&' if '?' in path else '?'}api_key={quote(self._key, safe='')}"
        try:
            answer = await self._client.get(f"{self._base}{path}{tail}", accept=JSON, max_bytes=5_000_000, headers=headers)
        except FetchError as error:
            if error.status == 404:
                return None
            if error.status == 401:
                raise FetchError("TMDB does not accept the key: look at the variable that holds it", status=401) from None
            raise
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError):
            raise ParseError("TMDB did not answer with JSON") from None


def _known(cursor: str | None) -> dict[str, tuple[int, str]]:
    """Our show id → (number there, when it was last asked)."""
    try:
        return {str(key): (int(value[0]), str(value[1])) for key, value in json.loads(cursor or "{}").items()}
    except (ValueError, TypeError, AttributeError, IndexError):
        return {}


def _rested(known: tuple[int, str] | None, now: datetime) -> bool:
    try:
        return known is None or datetime.fromisoformat(known[1]) + _REST <= now
    except (ValueError, TypeError):
        return True


def _seasons(data: dict[str, Any]) -> Iterator[tuple[int, date]]:
    rows = data.get("seasons")
    for row in rows if isinstance(rows, list) else ():
        number, premiere = whole(member(row, "season_number")), day(member(row, "air_date"))
        if 0 < number < YEARS_FROM and premiere:
            yield number, premiere


def _observations(show: Show, data: dict[str, Any], now: datetime) -> Iterator[Observation]:
    number = whole(data.get("id"))
    if not number:
        return
    url = f"https://www.themoviedb.org/tv/{number}"
    name = one_line(str(data.get("name") or show.title))
    yield from seasons_said("TMDB", show, str(number), name, _seasons(data), url, now, now)
    word = str(data.get("status"))
    status = _STATUSES.get(word)
    if status:
        quoted = f"Status: {word}"
        claim = Claim(show.id, SERIES, status, Certainty.REPORTED, quote=quoted, words=(word,))
        yield Observation(f"{number}/series/{word}", show.id, (claim,), f"{name}: {word}, says TMDB", url, None)
