"""Followed shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Show, ShowId, title_key
from storage.engine import Database
from storage.rows import Values, show_of
from storage.tables import shows


class Shows:
    """The shows that somebody follows. `version` rises whenever their set or their names change."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.version = 0

    async def all(self) -> tuple[Show, ...]:
        """Every followed show, by id."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(shows).order_by(shows.c.id))
            return tuple(show_of(row) for row in rows)

    async def get(self, show: ShowId) -> Show | None:
        """The show with that id."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(shows).where(shows.c.id == show))).first()
            return show_of(row) if row else None

    async def follow(self, show: Show, now: datetime) -> Show:
        """Follow a show from `now` on and return it with its id; one already followed is enriched and returned.

        The same TVmaze id, or the same title with no contradicting year, is the same show.
        """
        return (await self.follow_all((show,), now))[0]

    async def follow_all(self, wanted: Iterable[Show], now: datetime) -> tuple[Show, ...]:
        """`follow` for many, in one transaction."""
        async with self._database.begin() as connection:
            known = [show_of(row) for row in await connection.execute(select(shows))]
            register = _Register(known)
            followed: list[Show] = []
            for show in wanted:
                stored = register.find(show)
                if stored is None:
                    values = _values(replace(show, followed_since=show.followed_since or now))
                    result = await connection.execute(insert(shows).values(values).returning(shows))
                    stored = show_of(result.one())
                else:
                    stored = await _enrich(connection, stored, show)
                register.add(stored)
                followed.append(stored)
        self.version += 1
        return tuple(followed)

    async def learn(self, learned: Iterable[Show]) -> None:
        """Write down what a source has learned of followed shows (poster, address, network, year)."""
        async with self._database.begin() as connection:
            for show in learned:
                row = (await connection.execute(select(shows).where(shows.c.id == show.id))).first()
                if row:
                    await _enrich(connection, show_of(row), show)


class _Register:
    """Followed shows by title and by TVmaze id, to tell whether a wanted one is among them."""

    def __init__(self, known: Iterable[Show]) -> None:
        self._by_key: dict[str, dict[ShowId, Show]] = {}
        self._by_tvmaze: dict[int, Show] = {}
        for show in known:
            self.add(show)

    def add(self, show: Show) -> None:
        self._by_key.setdefault(title_key(show.title), {})[show.id] = show
        if show.tvmaze is not None:
            self._by_tvmaze[show.tvmaze] = show

    def find(self, wanted: Show) -> Show | None:
        if wanted.tvmaze is not None and wanted.tvmaze in self._by_tvmaze:
            return self._by_tvmaze[wanted.tvmaze]
        namesakes = self._by_key.get(title_key(wanted.title), {}).values()
        return next((show for show in namesakes if _same(show, wanted)), None)


def _same(stored: Show, wanted: Show) -> bool:
    if stored.tvmaze is not None and wanted.tvmaze is not None:
        return False  # two shows of one title: their ids tell them apart
    return stored.year is None or wanted.year is None or stored.year == wanted.year


def _values(show: Show) -> Values:
    return {
        "title": show.title,
        "title_key": title_key(show.title),
        "aliases": list(show.aliases),
        "year": show.year,
        "network": show.network,
        "tvmaze": show.tvmaze,
        "poster": show.poster,
        "url": show.url,
        "followed_since": show.followed_since,
    }


async def _enrich(connection: AsyncConnection, stored: Show, news: Show) -> Show:
    """Add what is new, keep what was there: the operator's own words are never overwritten by a database's."""
    merged = replace(
        stored,
        aliases=tuple(dict.fromkeys((*stored.aliases, *(alias for alias in news.aliases if alias != stored.title)))),
        year=stored.year or news.year,
        network=stored.network or news.network,
        tvmaze=stored.tvmaze or news.tvmaze,
        poster=news.poster or stored.poster,
        url=news.url or stored.url,
    )
    if merged != stored:
        await connection.execute(update(shows).where(shows.c.id == stored.id).values(_values(merged)))
    return merged
