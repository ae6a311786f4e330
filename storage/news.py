"""What was read and decided: articles, evidence, standings, changes. `record` is the pipeline's one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model import Article, Change, Decision, PartStanding, Ruling, ShowId, ShowStanding, Verdict, told_together
from storage.engine import Database
from storage.outbox import fan_out
from storage.rows import (
    Values,
    change_of,
    change_values,
    standing_of,
    standing_values,
    verdict_of,
    verdict_values,
)
from storage.statements import insert_new, upsert
from storage.tables import articles, changes, deliveries, evidence, shows, standings

EVIDENCE_WINDOW = timedelta(days=60)  # evidence older than this matters only through the standing it formed
CHANGES_WINDOW = timedelta(days=120)
EVIDENCE_CAP = 200  # pieces of recent evidence given to the diff, newest first


_SHOWS: BindParameter[Any] = bindparam("shows", expanding=True)
_PARTS = select(standings).where(standings.c.show_id.in_(_SHOWS)).order_by(standings.c.show_id, standings.c.part)
_NEWEST = (
    select(
        evidence,
        func.row_number()
        .over(partition_by=evidence.c.show_id, order_by=(evidence.c.said.desc(), evidence.c.key.desc()))
        .label("place"),
    )
    .where(
        evidence.c.show_id.in_(_SHOWS),
        or_(evidence.c.ruling == Ruling.HELD.value, evidence.c.seen >= bindparam("since")),
    )
    .subquery()
)
_RECENT = select(_NEWEST).where(_NEWEST.c.place <= EVIDENCE_CAP).order_by(_NEWEST.c.show_id, _NEWEST.c.said, _NEWEST.c.key)
_LAST_OF_EACH = (
    select(func.max(changes.c.id)).where(changes.c.show_id.in_(_SHOWS)).group_by(changes.c.show_id, changes.c.part)
)
_TOLD = (
    select(changes)
    .where(changes.c.show_id.in_(_SHOWS), or_(changes.c.at >= bindparam("since"), changes.c.id.in_(_LAST_OF_EACH)))
    .order_by(changes.c.id)
)
_SEEN = select(articles.c.id).where(
    articles.c.source == bindparam("of_source"), articles.c.id.in_(bindparam("ids", expanding=True))
)
_SEEN_SQLITE = "SELECT id FROM articles WHERE source = ? AND id IN"
_SEE = insert_new(articles)
_RULE = upsert(evidence, ("key", "show_id", "part", "status"))
_FORGET = delete(standings).where(standings.c.show_id.in_(_SHOWS))
_STAND = upsert(standings, ("show_id", "part"))
_REVIEW = update(shows).where(shows.c.id == bindparam("show")).values(review_at=bindparam("moment"))
_DUE_REVIEWS = select(shows.c.id).where(shows.c.review_at <= bindparam("now")).order_by(shows.c.review_at, shows.c.id)
_CHANGE = insert_new(changes, returning="id")


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """An article of a source that has been read; `claims` is how many claims it made."""

    source: str
    article: Article
    seen: datetime
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """A stored change with its row's id."""

    id: int
    change: Change


class News:
    """Articles, evidence, standings and changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def unseen(self, source: str, ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that this source has not given before."""
        known: set[str] = set()
        for start in range(0, len(ids), 500):
            known.update(await self._seen(source, ids[start : start + 500]))
        return frozenset(ids) - known

    async def _seen(self, source: str, ids: Sequence[str]) -> Iterable[str]:
        if self._database.is_sqlite:  # past SQLAlchemy: every feed that has changed asks this
            rows = await self._database.rows(f"{_SEEN_SQLITE} ({', '.join('?' * len(ids))})", (source, *ids))
            return [known for (known,) in rows]
        async with self._database.ask() as connection:
            return (await connection.execute(_SEEN, {"of_source": source, "ids": list(ids)})).scalars().all()

    async def standing(self, show: ShowId, now: datetime) -> ShowStanding:
        """All that the diff needs to know of a show at `now`."""
        return (await self.standings_of((show,), now))[show]

    async def standings_of(self, wanted: Collection[ShowId], now: datetime) -> Mapping[ShowId, ShowStanding]:
        """`standing` of several shows, in one view of the database."""
        async with self._database.read() as connection:
            return await _standings(connection, wanted, now)

    async def standings(self) -> tuple[tuple[ShowId, PartStanding], ...]:
        """Every part's standing of every show."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(standings))
            return tuple((row.show_id, standing_of(row)) for row in rows)

    async def due_reviews(self, now: datetime) -> tuple[ShowId, ...]:
        """Shows for which time alone may have released something by `now`, the longest due first."""
        async with self._database.ask() as connection:
            return tuple((await connection.execute(_DUE_REVIEWS, {"now": now})).scalars())

    async def next_review(self) -> datetime | None:
        """The earliest moment at which a review is due, if any."""
        async with self._database.read() as connection:
            earliest: datetime | None = (await connection.execute(select(func.min(shows.c.review_at)))).scalar()
            return earliest

    async def record(
        self, seen: Sequence[SeenArticle], decisions: Sequence[Decision], now: datetime
    ) -> tuple[Recorded, ...]:
        """One transaction: seen articles, evidence with its rulings, standings, changes, one delivery a target.

        Doing it twice with the same input does nothing the second time. Returns the changes that were new.
        """
        async with self._database.begin() as connection:
            await remember(connection, seen)
            await _write_standings(connection, decisions)
            made = [await _write_changes(connection, decision.changes, now) for decision in decisions]
        return tuple(recorded for changes_of_show in made for recorded in changes_of_show)

    async def changes(self, show: ShowId, limit: int = 20) -> tuple[Change, ...]:
        """What was told of a show, newest first."""
        query = select(changes).where(changes.c.show_id == show).order_by(changes.c.id.desc()).limit(limit)
        async with self._database.read() as connection:
            return tuple(change_of(row) for row in await connection.execute(query))

    async def change(self, change_id: int) -> Change | None:
        """The change in that row."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(changes).where(changes.c.id == change_id))).first()
            return change_of(row) if row else None

    async def companions(self, change: Change) -> tuple[Change, ...]:
        """The other changes that an alert of this one tells as well."""
        addressed = changes.c.id.in_(select(deliveries.c.change_id))
        here = and_(changes.c.show_id == change.show, changes.c.at == change.at)
        query = select(changes).where(here, or_(changes.c.key == change.key, ~addressed)).order_by(changes.c.id)
        async with self._database.read() as connection:
            same_moment = [change_of(row) for row in await connection.execute(query)]
        group = next((group for group in told_together(same_moment) if group[0].key == change.key), ())
        return group[1:]

    async def evidence(self, show: ShowId, limit: int = 50) -> tuple[Verdict, ...]:
        """The evidence on a show with its rulings, newest first."""
        query = select(evidence).where(evidence.c.show_id == show)
        query = query.order_by(evidence.c.said.desc(), evidence.c.id.desc()).limit(limit)
        async with self._database.read() as connection:
            return tuple(verdict_of(row) for row in await connection.execute(query))

    async def proof(self, show: ShowId, keys: Sequence[str]) -> tuple[Verdict, ...]:
        """The evidence with those keys, in the order of the keys."""
        query = select(evidence).where(evidence.c.show_id == show, evidence.c.key.in_(list(keys)))
        async with self._database.read() as connection:
            found = [verdict_of(row) for row in await connection.execute(query)]
        rank = {key: place for place, key in enumerate(keys)}
        return tuple(sorted(found, key=lambda verdict: rank[verdict.evidence.key]))


async def _standings(connection: AsyncConnection, wanted: Collection[ShowId], now: datetime) -> dict[ShowId, ShowStanding]:
    shelves = {show: _Shelf() for show in wanted}
    bound = {"shows": list(wanted)}
    for row in await connection.execute(_PARTS, bound):
        shelves[row.show_id].parts.append(standing_of(row))
    for row in await connection.execute(_RECENT, {**bound, "since": now - EVIDENCE_WINDOW}):
        shelves[row.show_id].recent.append(verdict_of(row))
    for row in await connection.execute(_TOLD, {**bound, "since": now - CHANGES_WINDOW}):
        shelves[row.show_id].told.append(change_of(row))
    return {
        show: ShowStanding(show, tuple(shelf.parts), tuple(shelf.recent), tuple(shelf.told))
        for show, shelf in shelves.items()
    }


@dataclass(slots=True)
class _Shelf:
    """The rows of one show, while they are gathered."""

    parts: list[PartStanding] = field(default_factory=list)
    recent: list[Verdict] = field(default_factory=list)
    told: list[Change] = field(default_factory=list)


async def _write_standings(connection: AsyncConnection, decisions: Sequence[Decision]) -> None:
    """Evidence with its rulings, the whole new standings, and when to look again."""
    verdicts = [verdict_values(verdict) for decision in decisions for verdict in decision.verdicts]
    if verdicts:
        await connection.execute(_RULE, verdicts)
    if not decisions:
        return
    known = [decision.standing for decision in decisions]
    await connection.execute(_FORGET, {"shows": [standing.show for standing in known]})
    rows = [standing_values(standing.show, part) for standing in known for part in standing.parts]
    if rows:
        await connection.execute(_STAND, rows)
    await connection.execute(_REVIEW, [{"show": one.standing.show, "moment": one.review_at} for one in decisions])


async def _write_changes(connection: AsyncConnection, told: Sequence[Change], now: datetime) -> list[Recorded]:
    """What is to be told of one show, and to whom."""
    recorded: list[Recorded] = []
    for change in told:
        change_id = (await connection.execute(_CHANGE, change_values(change))).scalar()
        if change_id is not None:
            recorded.append(Recorded(change_id, change))
    ids = {one.change.key: one.id for one in recorded}
    for lead, *_others in told_together([one.change for one in recorded]):
        await fan_out(connection, ids[lead.key], lead, now)
    return recorded


async def remember(connection: AsyncConnection, seen: Sequence[SeenArticle]) -> None:
    """Note, within a transaction, that these articles have been read; those known already stay as they are."""
    if seen:
        await connection.execute(_SEE, [_article_values(item) for item in seen])


def _article_values(item: SeenArticle) -> Values:
    article = item.article
    return {
        "source": item.source,
        "id": article.id,
        "url": article.url,
        "site": article.site,
        "title": article.title,
        "published": article.published,
        "seen": item.seen,
        "claims": item.claims,
    }
