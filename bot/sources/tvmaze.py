"""TVmaze, the public API without a key: https://www.tvmaze.com/api (data under CC BY-SA: link to the show's page).

What its words mean here. TVmaze knows "Running", "Ended", "To Be Determined" and "In Development", and none of them is one
of our statuses: a running show is not renewed, and whether one that has ended was cancelled, TVmaze cannot say. So a claim
is made of three things only:

    a season's premiere date in the future   → that season is dated
    a season's premiere date in the past     → that season is released, said when that day was over
    the status "Ended"                       → the series is ending, as a report

A season without a date is a placeholder that anybody may enter, no renewal; "To Be Determined" is the ordinary state between
two seasons, no doubt. Limits: 20 calls in 10 seconds (section "Rate limiting"); answers are up to an hour old.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from bot.errors import FetchError, ParseError, SourceError
from bot.model import SERIES, Certainty, Claim, Show, Status, Trust, title_key
from bot.sources.base import Harvest, Memory, Observation, PollContext
from bot.sources.client import JSON, Client
from bot.sources.fields import YEARS_FROM, day, member, next_day, same_year, seasons_said, web, whole
from bot.sources.texts import one_line

__all__ = ["TvMaze"]

BASE = "https://api.tvmaze.com"
_INTERVAL = 0.6  # seconds between calls: under 17 in 10 seconds
_MOST_ASKED = 50  # shows in one poll; the rest waits for the next
_MOST_SEARCHED = 5  # shows without a number looked up in one poll


@dataclass(frozen=True, slots=True)
class _Mark:
    """The cursor: when the list of updates was read, what is known of each show, and titles that were not found."""

    read: int = 0  # unix time
    asked: dict[str, tuple[int, str]] = field(default_factory=dict)  # number → (update time, day to ask again)
    missed: tuple[str, ...] = ()

    @classmethod
    def of(cls, cursor: str | None) -> _Mark:
        try:
            data = json.loads(cursor or "{}")
            asked = {str(key): (int(value[0]), str(value[1])) for key, value in data.get("asked", {}).items()}
            return cls(int(data.get("read", 0)), asked, tuple(str(key) for key in data.get("missed", ())))
        except (ValueError, TypeError, AttributeError, IndexError):
            return cls(0, {})

    def written(self) -> str:
        return json.dumps({"read": self.read, "asked": self.asked, "missed": self.missed}, separators=(",", ":"))


@dataclass(slots=True)
class _News:
    """What one poll gathers."""

    asked: dict[str, tuple[int, str]]
    shows: list[Show]
    observations: list[Observation]
    notes: list[str]
    wait: float | None = None


class TvMaze:
    """The source of kind tvmaze, and the search by title that commands use."""

    def __init__(self, name: str, base_url: str, trust: Trust, client: Client) -> None:
        self.name = name
        self.trust = trust
        self._base = (base_url or BASE).rstrip("/")
        self._client = client
        client.limit(self._base, 1, _INTERVAL)

    @classmethod
    def over(cls, client: Client, base_url: str = BASE) -> TvMaze:
        """For searching only."""
        return cls("TVmaze", base_url, Trust.DATABASE, client)

    async def find(self, title: str) -> tuple[Show, ...]:
        """Shows that may be meant by a title, best first, at most ten, none of them stored (id 0). Raises SourceError."""
        wanted = one_line(title, 200)
        if not wanted:
            return ()
        rows = await self._get(f"/search/shows?q={quote(wanted, safe='')}")
        if not isinstance(rows, list):
            raise ParseError("TVmaze answered a search with something else than a list")
        shows = (_show(row.get("show")) for row in rows if isinstance(row, dict))
        return tuple(show for show in shows if show)[:10]

    async def get(self, number: int) -> Show | None:
        """The show with that number, not stored (id 0); None where TVmaze knows none. Raises SourceError."""
        return _show(await self._show(str(number)))

    async def poll(self, memory: Memory, context: PollContext, now: datetime) -> Harvest:
        """Ask for the followed shows that have changed, or whose day has come. Raises SourceError."""
        mark = _Mark.of(memory.cursor)
        found, missed = await self._look_up(context, mark)
        numbered = {str(show.tvmaze): show for show in [*context.shows, *found] if show.tvmaze}
        if not numbered:
            return Harvest(memory=Memory(cursor=_Mark(mark.read, {}, missed).written()), shows=found, unchanged=not found)
        updates = await self._updates(mark, now) if mark.asked else {}
        due = [number for number in numbered if _is_due(number, mark, updates, now)]
        kept = {number: seen for number, seen in mark.asked.items() if number in numbered}
        news = _News(kept, list(found), [], [])
        await self._ask(due, numbered, updates, news, now)
        unseen = await context.unseen([noted.id for noted in news.observations]) if news.observations else frozenset()
        return Harvest(
            observations=tuple(noted for noted in news.observations if noted.id in unseen),
            shows=tuple(news.shows),
            memory=Memory(cursor=_Mark(int(now.timestamp()), news.asked, missed).written()),
            unchanged=not due and not found,
            wait=news.wait,
            notes=tuple(news.notes),
        )

    async def _ask(
        self, due: list[str], numbered: dict[str, Show], updates: dict[str, int], news: _News, now: datetime
    ) -> None:
        """Ask for the shows that are due, one after the other; what was learned before a failure is kept."""
        for count, number in enumerate(due):
            if count >= _MOST_ASKED:
                news.notes.append(f"{len(due) - count} more shows wait for the next poll")
                return
            try:
                data = await self._show(number)
            except SourceError as error:
                if not count:
                    raise
                news.notes.append(f"{len(due) - count} more shows wait for the next poll: {error}")
                news.wait = error.retry_after
                return
            stamp = whole(data.get("updated")) if data else 0
            news.asked[number] = (max(stamp, updates.get(number, 0)), next_day(_seasons(data), now) if data else "")
            if data:
                news.observations += _observations(numbered[number], data, now)
                news.shows += _learned(numbered[number], data)

    async def _updates(self, mark: _Mark, now: datetime) -> dict[str, int]:
        """When each show last changed, for the shortest list that reaches back to the last poll."""
        age = now.timestamp() - mark.read
        since = "day" if age < 80_000 else "week" if age < 590_000 else "month"
        data = await self._get(f"/updates/shows?since={since}", cap=20_000_000)
        if not isinstance(data, dict):
            raise ParseError("TVmaze's list of updates is not the object that its API promises")
        return {str(number): whole(moment) for number, moment in data.items()}

    async def _look_up(self, context: PollContext, mark: _Mark) -> tuple[tuple[Show, ...], tuple[str, ...]]:
        """Numbers for followed shows that have none, where title (and year) fit exactly one show."""
        missed = {key for key in mark.missed if key in {_sought(show) for show in context.shows}}
        found: list[Show] = []
        wanted = [show for show in context.shows if show.tvmaze is None and _sought(show) not in missed]
        for show in wanted[:_MOST_SEARCHED]:
            keys = {title_key(name) for name in show.names}
            fits = [
                other for other in await self.find(show.title) if title_key(other.title) in keys and same_year(show, other)
            ]
            if len(fits) == 1:
                found.append(replace(show, tvmaze=fits[0].tvmaze, poster=show.poster or fits[0].poster, url=fits[0].url))
            else:
                missed.add(_sought(show))
        return tuple(found), tuple(sorted(missed))

    async def _show(self, number: str) -> dict[str, Any] | None:
        try:
            data = await self._get(f"/shows/{number}?embed[]=seasons&embed[]=nextepisode")
        except FetchError as error:
            if error.status == 404:
                return None  # merged or deleted there
            raise
        if not isinstance(data, dict):
            raise ParseError("TVmaze answered with something else than a show")
        return data

    async def _get(self, path: str, cap: int = 5_000_000) -> Any:
        answer = await self._client.get(f"{self._base}{path}", accept=JSON, max_bytes=cap)
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError):
            raise ParseError("TVmaze did not answer with JSON") from None


def _is_due(number: str, mark: _Mark, updates: dict[str, int], now: datetime) -> bool:
    if number not in mark.asked:
        return True
    stamp, day = mark.asked[number]
    return updates.get(number, 0) > stamp or bool(day and day <= now.date().isoformat())


def _sought(show: Show) -> str:
    return f"{title_key(show.title)}/{show.year or ''}"


def _show(data: Any) -> Show | None:
    number, title = whole(member(data, "id")), member(data, "name")
    if not number or not isinstance(title, str) or not one_line(title):
        return None
    first = day(member(data, "premiered"))
    network = member(data, "network", "name") or member(data, "webChannel", "name")
    return Show(
        id=0,
        title=one_line(title),
        year=first.year if first else None,
        network=one_line(network) if isinstance(network, str) else None,
        tvmaze=number,
        poster=_picture(data),
        url=web(member(data, "url")),
    )


def _picture(data: Any) -> str | None:
    return web(member(data, "image", "original")) or web(member(data, "image", "medium"))


def _learned(show: Show, data: dict[str, Any]) -> Iterator[Show]:
    fresh = _show(data)
    if fresh:
        better = replace(
            show,
            poster=fresh.poster or show.poster,
            url=fresh.url or show.url,
            network=show.network or fresh.network,
            year=show.year or fresh.year,
        )
        if better != show:
            yield better


def _seasons(data: dict[str, Any]) -> list[tuple[int, date]]:
    """(number, day of the premiere) of seasons that have one, from the season's row or the next episode's."""
    dated: dict[int, date] = {}
    rows = member(data, "_embedded", "seasons")
    for row in rows if isinstance(rows, list) else ():
        number, premiere = whole(member(row, "number")), day(member(row, "premiereDate"))
        if 0 < number < YEARS_FROM and premiere:
            dated[number] = premiere
    following = member(data, "_embedded", "nextepisode")
    number, premiere = whole(member(following, "season")), day(member(following, "airdate"))
    if whole(member(following, "number")) == 1 and 0 < number < YEARS_FROM and premiere:
        dated[number] = premiere
    return sorted(dated.items())


def _observations(show: Show, data: dict[str, Any], now: datetime) -> Iterator[Observation]:
    url = web(data.get("url"))
    updated = _moment(whole(data.get("updated")), now)
    name = one_line(str(data.get("name") or show.title))
    yield from seasons_said("TVmaze", show, str(show.tvmaze), name, _seasons(data), url, updated, now)
    if data.get("status") == "Ended":
        ended = day(data.get("ended"))
        words = "Status: Ended" + (f" ({ended.isoformat()})" if ended else "")
        claim = Claim(show.id, SERIES, Status.ENDING, Certainty.REPORTED, final=True, quote=words, words=("Ended",))
        key = f"{show.tvmaze}/series/ended/{ended.isoformat() if ended else ''}"
        yield Observation(key, show.id, (claim,), f"{name}: ended, says TVmaze", url, updated)


def _moment(stamp: int, now: datetime) -> datetime | None:
    """The moment of a unix time; None where it cannot be one."""
    try:
        moment = datetime.fromtimestamp(stamp, UTC) if stamp else None
    except (ValueError, OverflowError, OSError):
        return None
    return min(moment, now) if moment else None
