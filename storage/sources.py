"""What is remembered of each source: when to poll it next, its validators, its health.

It lies in two tables: `schedule` has what every poll writes, `sources` what alters when a source fails or says news.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Table, Update, bindparam, delete, func, insert, select, update

from bot.model import Trust
from storage.engine import Database
from storage.news import SeenArticle, remember
from storage.tables import schedule, sources, sqlite_text


class SourceRow(NamedTuple):
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
        self._known: dict[str, SourceRow] = {}  # as this process has written them

    async def configure(self, wanted: Sequence[NewSource], now: datetime) -> None:
        """Bring the table in line with the configuration.

        A new source is added; one whose kind or address changed begins anew (its old news is history again); one
        that is no longer configured is forgotten, its evidence stays. Due times of known sources survive.
        """
        self._known.clear()
        async with self._database.begin() as connection:
            known = {row.name: row for row in await connection.execute(_ALL)}
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
                    )
                )
                await connection.execute(insert(schedule).values(name=source.name, next_poll=source.first_poll))
            if known:
                await connection.execute(delete(sources).where(sources.c.name.in_(list(known))))

    async def all(self) -> tuple[SourceRow, ...]:
        """Every source, by name."""
        async with self._database.read() as connection:
            rows = await connection.execute(_ALL.order_by(sources.c.name))
            return tuple(_source_of(row) for row in rows)

    async def get(self, name: str) -> SourceRow | None:
        """The source with that name."""
        async with self._database.read() as connection:
            row = (await connection.execute(_ALL.where(sources.c.name == name))).first()
            return _source_of(row) if row else None

    async def due(self, now: datetime, limit: int) -> tuple[SourceRow, ...]:
        """Sources whose next poll has come, the longest due first.

        Rows that this process has written and nobody has altered since need not be read again.
        """
        async with self._database.ask() as connection:
            rows = await connection.execute(_DUE, {"now": now, "most": limit})
            due = [(name, self._current(name, next_poll, polls)) for name, next_poll, polls in rows.all()]
            missing = [name for name, row in due if row is None]
            found: dict[str, SourceRow] = {}
            for start in range(0, len(missing), 500):
                rows = await connection.execute(_NAMED, {"names": missing[start : start + 500]})
                found |= {row.name: _source_of(row) for row in rows.all()}
        return tuple(row or found[name] for name, row in due)

    def _current(self, name: str, next_poll: datetime, polls: int) -> SourceRow | None:
        row = self._known.get(name)
        return row if row and (row.next_poll, row.polls) == (next_poll, polls) else None

    async def next_due(self) -> datetime | None:
        """The earliest next poll of all, if there is a source."""
        async with self._database.read() as connection:
            query = select(func.min(schedule.c.next_poll)).where(schedule.c.state != "gone")
            earliest: datetime | None = (await connection.execute(query)).scalar()
            return earliest

    async def save(
        self, altered: Sequence[SourceRow], rested: Sequence[SourceRow] = (), seen: Sequence[SeenArticle] = ()
    ) -> None:
        """Write back what polls have altered and the articles that they have `seen`, in one transaction.

        Of `rested` rows only the times and counters differ (an unchanged source): they cost a small write each.
        """
        if not altered and not rested:
            return
        async with self._database.begin() as connection:
            await remember(connection, seen)
            if altered:
                await connection.execute(_ALTER, [_values(row, _ALTERED) for row in altered])
                await connection.execute(_RESCHEDULE, [_values(row, _SCHEDULED) for row in altered])
            if rested and self._database.is_sqlite:  # past SQLAlchemy: these are nearly all writes of a polling cycle
                await connection.exec_driver_sql(_REST_SQLITE, [_texts(row) for row in rested])
            elif rested:
                await connection.execute(_REST, [_values(row, _RESTED) for row in rested])
        self._known.update((row.name, row) for row in (*altered, *rested))


_RESTED = ("next_poll", "last_success", "polls", "requests", "received")
_SCHEDULED = (*_RESTED, "state")
_ALTERED = (
    *("etag", "last_modified", "body_hash", "cursor", "failures", "last_error", "last_change"),
    *("items", "changes", "claims"),
)


def _update(table: Table, columns: Sequence[str]) -> Update:
    values: dict[str, BindParameter[Any]] = {column: bindparam(f"new_{column}") for column in columns}
    return update(table).where(table.c.name == bindparam("row_name")).values(values)


_ALTER, _RESCHEDULE, _REST = _update(sources, _ALTERED), _update(schedule, _SCHEDULED), _update(schedule, _RESTED)


def _values(row: SourceRow, columns: Sequence[str]) -> dict[str, object]:
    return {"row_name": row.name, **{f"new_{column}": getattr(row, column) for column in columns}}


_REST_SQLITE = f"UPDATE schedule SET {', '.join(f'{column} = ?' for column in _RESTED)} WHERE name = ?"  # noqa: S608


def _texts(row: SourceRow) -> tuple[object, ...]:
    """What _REST_SQLITE takes."""
    success = sqlite_text(row.last_success) if row.last_success else None
    return sqlite_text(row.next_poll), success, row.polls, row.requests, row.received, row.name


_ALL = select(*((schedule if name in _SCHEDULED else sources).c[name] for name in SourceRow._fields)).join_from(
    sources, schedule
)
_NAMED = _ALL.where(sources.c.name.in_(bindparam("names", expanding=True)))
_DUE = (
    select(schedule.c.name, schedule.c.next_poll, schedule.c.polls)
    .where(schedule.c.next_poll <= bindparam("now"), schedule.c.state != "gone")
    .order_by(schedule.c.next_poll, schedule.c.name)
    .limit(bindparam("most"))
)
_TRUST = {"": None, **{trust.value: trust for trust in Trust}}


def _source_of(row: Sequence[Any]) -> SourceRow:
    """From a row of _ALL. By position: thousands of them are read in a polling cycle."""
    name, kind, url, trust, *others = row
    return SourceRow(name, kind, url, _TRUST[trust], *others)
