"""What is remembered of each source: when to poll it next, its validators, its health."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Update, bindparam, delete, func, insert, select, update

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
    state: str = "active"  # active, silent (nothing new for unusually long), failing, gone (it has said 410)
    polls: int = 0
    items: int = 0  # new ones that it gave
    changes: int = 0  # polls that gave something new
    claims: int = 0  # that these made of followed shows
    requests: int = 0
    received: int = 0  # bytes, as they came over the wire


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
            known = {row.name: row for row in await connection.execute(select(*_COLUMNS))}
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
            rows = await connection.execute(select(*_COLUMNS).order_by(sources.c.name))
            return tuple(_source_of(row) for row in rows)

    async def get(self, name: str) -> SourceRow | None:
        """The source with that name."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(*_COLUMNS).where(sources.c.name == name))).first()
            return _source_of(row) if row else None

    async def due(self, now: datetime, limit: int) -> tuple[SourceRow, ...]:
        """Sources whose next poll has come, the longest due first."""
        query = select(*_COLUMNS).where(sources.c.next_poll <= now, sources.c.state != "gone")
        async with self._database.read() as connection:
            rows = await connection.execute(query.order_by(sources.c.next_poll, sources.c.name).limit(limit))
            return tuple(_source_of(row) for row in rows.all())

    async def next_due(self) -> datetime | None:
        """The earliest next poll of all, if there is a source."""
        async with self._database.read() as connection:
            query = select(func.min(sources.c.next_poll)).where(sources.c.state != "gone")
            earliest: datetime | None = (await connection.execute(query)).scalar()
            return earliest

    async def save(self, altered: Sequence[SourceRow], rested: Sequence[SourceRow] = ()) -> None:
        """Write back what polls have altered, in one transaction.

        Of `rested` rows only the times and counters differ (an unchanged source): they cost a small write each.
        """
        if not altered and not rested:
            return
        async with self._database.begin() as connection:
            for statement, columns, rows in ((_ALTER, _ALTERED, altered), (_REST, _RESTED, rested)):
                if rows:
                    await connection.execute(statement, [_values(row, columns) for row in rows])


_RESTED = ("next_poll", "last_success", "polls", "requests", "received")
_ALTERED = (
    *_RESTED,
    *("etag", "last_modified", "body_hash", "cursor", "failures", "last_error", "last_change", "state"),
    *("items", "changes", "claims"),
)


def _update(columns: Sequence[str]) -> Update:
    values: dict[str, BindParameter[Any]] = {column: bindparam(f"new_{column}") for column in columns}
    return update(sources).where(sources.c.name == bindparam("row_name")).values(values)


_ALTER, _REST = _update(_ALTERED), _update(_RESTED)


def _values(row: SourceRow, columns: Sequence[str]) -> dict[str, object]:
    return {"row_name": row.name, **{f"new_{column}": getattr(row, column) for column in columns}}


_COLUMNS = tuple(sources.c[field.name] for field in fields(SourceRow))
_TRUST = {"": None, **{trust.value: trust for trust in Trust}}


def _source_of(row: Sequence[Any]) -> SourceRow:
    """From a row of _COLUMNS. By position: thousands of them are read in a polling cycle."""
    name, kind, url, trust, *others = row
    return SourceRow(name, kind, url, _TRUST[trust], *others)
