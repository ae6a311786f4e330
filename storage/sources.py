"""What is remembered of each source: when to poll it next, its validators, its health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from bot.model import Trust
from storage.engine import Database
from storage.tables import sources


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as stored. `added` is the moment before which its news is history (baseline)."""

    name: str
    kind: str
    url: str
    trust: Trust | None
    added: datetime
    next_poll: datetime
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    cursor: str | None = None
    failures: int = 0
    last_error: str | None = None
    last_success: datetime | None = None
    last_change: datetime | None = None
    state: str = "active"  # active, failing, gone
    polls: int = 0
    items: int = 0


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source as configured, to be brought into the table. `first_poll` smears the start."""

    name: str
    kind: str
    url: str
    trust: Trust | None
    first_poll: datetime


class SourceStates:
    """The table of sources."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def configure(self, wanted: Sequence[NewSource], now: datetime) -> None:
        """Bring the table in line with the configuration.

        A new source is added; one whose kind or address changed begins anew (its old news is history again); one
        that is no longer configured is forgotten, its evidence stays. Due times of known sources survive.
        """
        async with self._database.begin() as connection:
            known = {row.name: row for row in await connection.execute(select(sources))}
            for source in wanted:
                trust = source.trust.value if source.trust else ""
                row = known.pop(source.name, None)
                if row and (row.kind, row.url) == (source.kind, source.url):
                    if row.trust != trust:
                        await connection.execute(update(sources).where(sources.c.name == source.name).values(trust=trust))
                    continue
                await connection.execute(delete(sources).where(sources.c.name == source.name))
                await connection.execute(
                    insert(sources).values(
                        name=source.name,
                        kind=source.kind,
                        url=source.url,
                        trust=trust,
                        added=now,
                        next_poll=source.first_poll,
                    )
                )
            if known:
                await connection.execute(delete(sources).where(sources.c.name.in_(list(known))))

    async def all(self) -> tuple[SourceRow, ...]:
        """Every source, by name."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(sources).order_by(sources.c.name))
            return tuple(_source_of(row) for row in rows)

    async def get(self, name: str) -> SourceRow | None:
        """The source with that name."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(sources).where(sources.c.name == name))).first()
            return _source_of(row) if row else None

    async def due(self, now: datetime, limit: int) -> tuple[SourceRow, ...]:
        """Sources whose next poll has come, the longest due first."""
        query = select(sources).where(sources.c.next_poll <= now, sources.c.state != "gone")
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(sources.c.next_poll, sources.c.name).limit(limit))
            return tuple(_source_of(row) for row in rows)

    async def next_due(self) -> datetime | None:
        """The earliest next poll of all, if there is a source."""
        async with self._database.read() as connection:
            query = select(func.min(sources.c.next_poll)).where(sources.c.state != "gone")
            earliest: datetime | None = (await connection.execute(query)).scalar()
            return earliest

    async def save(self, rows: Sequence[SourceRow]) -> None:
        """Write back what polls have altered, in one transaction."""
        async with self._database.begin() as connection:
            for row in rows:
                await connection.execute(update(sources).where(sources.c.name == row.name).values(_altered(row)))


def _altered(row: SourceRow) -> dict[str, object]:
    return {
        "next_poll": row.next_poll,
        "etag": row.etag,
        "last_modified": row.last_modified,
        "body_hash": row.body_hash,
        "cursor": row.cursor,
        "failures": row.failures,
        "last_error": row.last_error,
        "last_success": row.last_success,
        "last_change": row.last_change,
        "state": row.state,
        "polls": row.polls,
        "items": row.items,
    }


def _source_of(row: object) -> SourceRow:
    get = row._mapping.get  # type: ignore[attr-defined]
    return SourceRow(
        name=get("name"),
        kind=get("kind"),
        url=get("url"),
        trust=Trust(get("trust")) if get("trust") else None,
        added=get("added"),
        next_poll=get("next_poll"),
        etag=get("etag"),
        last_modified=get("last_modified"),
        body_hash=get("body_hash"),
        cursor=get("cursor"),
        failures=get("failures"),
        last_error=get("last_error"),
        last_success=get("last_success"),
        last_change=get("last_change"),
        state=get("state"),
        polls=get("polls"),
        items=get("items"),
    )
