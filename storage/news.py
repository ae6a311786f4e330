"""What was read and decided: articles, evidence, standings, changes. `record` is the pipeline's one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, and_, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
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
from storage.tables import articles, changes, deliveries, evidence, shows, standings

EVIDENCE_WINDOW = timedelta(days=60)  # evidence older than this matters only through the standing it formed
CHANGES_WINDOW = timedelta(days=120)
EVIDENCE_CAP = 200  # pieces of recent evidence given to the diff, newest first


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
        async with self._database.read() as connection:
            for start in range(0, len(ids), 500):
                chunk = list(ids[start : start + 500])
                where = and_(articles.c.source == source, articles.c.id.in_(chunk))
                known.update((await connection.execute(select(articles.c.id).where(where))).scalars())
        return frozenset(ids) - known

    async def standing(self, show: ShowId, now: datetime) -> ShowStanding:
        """All that the diff needs to know of a show at `now`."""
        async with self._database.read() as connection:
            return await _standing(connection, show, now)

    async def standings(self) -> tuple[tuple[ShowId, PartStanding], ...]:
        """Every part's standing of every show."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(standings))
            return tuple((row.show_id, standing_of(row)) for row in rows)

    async def due_reviews(self, now: datetime) -> tuple[ShowId, ...]:
        """Shows for which time alone may have released something by `now`, the longest due first."""
        query = select(shows.c.id).where(shows.c.review_at <= now).order_by(shows.c.review_at, shows.c.id)
        async with self._database.read() as connection:
            return tuple((await connection.execute(query)).scalars())

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
        recorded: list[Recorded] = []
        async with self._database.begin() as connection:
            await remember(connection, seen)
            for decision in decisions:
                recorded.extend(await _apply(connection, decision, now))
        return tuple(recorded)

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


async def remember(connection: AsyncConnection, seen: Sequence[SeenArticle]) -> None:
    """Write down which articles have been read."""
    if seen:
        await connection.execute(_insert_new(connection, articles), [_article_values(item) for item in seen])


async def _standing(connection: AsyncConnection, show: ShowId, now: datetime) -> ShowStanding:
    parts = await connection.execute(select(standings).where(standings.c.show_id == show).order_by(standings.c.part))
    recent = and_(
        evidence.c.show_id == show,
        or_(evidence.c.ruling == Ruling.HELD.value, evidence.c.seen >= now - EVIDENCE_WINDOW),
    )
    newest = select(evidence).where(recent).order_by(evidence.c.said.desc(), evidence.c.key.desc()).limit(EVIDENCE_CAP)
    verdicts = [verdict_of(row) for row in await connection.execute(newest)]
    last_of_each = select(func.max(changes.c.id)).where(changes.c.show_id == show).group_by(changes.c.part)
    lately = and_(changes.c.show_id == show, or_(changes.c.at >= now - CHANGES_WINDOW, changes.c.id.in_(last_of_each)))
    told = await connection.execute(select(changes).where(lately).order_by(changes.c.id))
    return ShowStanding(
        show,
        tuple(standing_of(row) for row in parts),
        tuple(reversed(verdicts)),
        tuple(change_of(row) for row in told),
    )


async def _apply(connection: AsyncConnection, decision: Decision, now: datetime) -> list[Recorded]:
    show = decision.standing.show
    if decision.verdicts:
        statement = _upsert(connection, evidence, ("key", "show_id", "part", "status"))
        await connection.execute(statement, [verdict_values(verdict) for verdict in decision.verdicts])
    kept = [str(standing.part) for standing in decision.standing.parts]
    await connection.execute(delete(standings).where(standings.c.show_id == show, standings.c.part.not_in(kept)))
    if decision.standing.parts:
        rows = [standing_values(show, standing) for standing in decision.standing.parts]
        await connection.execute(_upsert(connection, standings, ("show_id", "part")), rows)
    await connection.execute(update(shows).where(shows.c.id == show).values(review_at=decision.review_at))
    recorded: list[Recorded] = []
    for change in decision.changes:
        statement = _insert_new(connection, changes).returning(changes.c.id)
        change_id = (await connection.execute(statement, change_values(change))).scalar()
        if change_id is not None:
            recorded.append(Recorded(change_id, change))
    ids = {one.change.key: one.id for one in recorded}
    for lead, *_others in told_together([one.change for one in recorded]):
        await fan_out(connection, ids[lead.key], lead, now)
    return recorded


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


def _insert_new(connection: AsyncConnection, table: Table) -> Any:
    """INSERT that leaves rows alone which are there already."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()


def _upsert(connection: AsyncConnection, table: Table, key: Sequence[str]) -> Any:
    """INSERT that overwrites the row with the same key."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table)
    others = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in {*key, "id"}}
    return statement.on_conflict_do_update(index_elements=list(key), set_=others)
