"""The tables, as SQLAlchemy Core sees them. storage/migrations/ brings a database to this shape.

All times are stored as UTC. SQLite gives them back without a zone; `UtcDateTime` puts it on again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC. Refuses naive datetimes."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To PostgreSQL: in UTC."""
        return _utc(value) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """From PostgreSQL: always aware, in UTC."""
        return value.astimezone(UTC) if value else None

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        """The same for SQLite in one step, as SQLAlchemy's own type writes it: thousands of moments pass here in a cycle."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)

        def written(value: datetime | None) -> str | None:
            return sqlite_text(value) if value else None

        return written

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """The same for SQLite in one step."""
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        return _from_sqlite

    def process_literal_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """For printed statements only."""
        return repr(value)


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {value!r}")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def sqlite_text(value: datetime) -> str:
    """A moment as SQLite has it."""
    return _utc(value).isoformat(" ", "microseconds").removesuffix("+00:00")


def _from_sqlite(text: str | None) -> datetime | None:
    return datetime.fromisoformat(f"{text}+00:00") if text else None


Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts only INTEGER PRIMARY KEY by itself

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

shows = Table(
    "shows",
    metadata,
    Column("id", Id, primary_key=True),
    Column("title", Text, nullable=False),
    Column("title_key", Text, nullable=False, index=True),
    Column("aliases", JSON, nullable=False),
    Column("year", Integer),
    Column("network", Text),
    Column("tvmaze", Integer, unique=True),
    Column("poster", Text),
    Column("url", Text),
    Column("followed_since", UtcDateTime, nullable=False),
    Column("review_at", UtcDateTime, index=True),  # when time alone could release held evidence
)

sources = Table(
    "sources",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("url", Text, nullable=False),
    Column("trust", String(20), nullable=False),
    Column("added", UtcDateTime, nullable=False),  # what was published before is baseline
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", Text),
    Column("cursor", Text),
    Column("failures", Integer, nullable=False, default=0),  # in a row
    Column("last_error", Text),
    Column("last_change", UtcDateTime),  # when it last gave something new
    Column("items", Integer, nullable=False, default=0),
    Column("changes", Integer, nullable=False, default=0, server_default="0"),  # polls that gave something new
    Column("claims", Integer, nullable=False, default=0, server_default="0"),  # its items made, of followed shows
)

schedule = Table(  # what every poll of a source writes: narrow, because a wide row costs more than twice as much to write
    "schedule",
    metadata,
    Column("name", String(200), ForeignKey("sources.name", ondelete="CASCADE"), primary_key=True),
    Column("state", String(20), nullable=False, default="active"),  # active, silent, failing, gone
    Column("next_poll", UtcDateTime, nullable=False, index=True),
    Column("last_success", UtcDateTime),
    Column("polls", Integer, nullable=False, default=0),
    Column("requests", Integer, nullable=False, default=0),
    Column("received", BigInteger, nullable=False, default=0),  # bytes, as they came over the wire
)

articles = Table(
    "articles",
    metadata,
    Column("source", String(200), primary_key=True),
    Column("id", String(400), primary_key=True),
    Column("url", Text),
    Column("site", Text),
    Column("title", Text, nullable=False),
    Column("published", UtcDateTime),
    Column("seen", UtcDateTime, nullable=False),
    Column("claims", Integer, nullable=False, default=0),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(620), nullable=False),  # "<source>/<article id>"
    Column("show_id", Id, ForeignKey("shows.id", ondelete="CASCADE"), nullable=False),
    Column("part", String(40), nullable=False),
    Column("status", String(20), nullable=False),
    Column("certainty", String(20), nullable=False),
    Column("final", Boolean, nullable=False, default=False),
    Column("when", String(40)),
    Column("quote", Text, nullable=False, default=""),
    Column("words", JSON, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("trust", String(20), nullable=False),
    Column("credits", JSON, nullable=False),
    Column("fingerprint", BigInteger, nullable=False, default=0),
    Column("said", UtcDateTime, nullable=False),
    Column("seen", UtcDateTime, nullable=False),
    Column("dated", Boolean, nullable=False, default=True),
    Column("url", Text),
    Column("title", Text, nullable=False, default=""),
    Column("baseline", Boolean, nullable=False, default=False),
    Column("ruling", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("release_at", UtcDateTime),
    UniqueConstraint("key", "show_id", "part", "status"),
    Index("ix_evidence_show_id_said", "show_id", "said"),
)

standings = Table(
    "standings",
    metadata,
    Column("show_id", Id, ForeignKey("shows.id", ondelete="CASCADE"), primary_key=True),
    Column("part", String(40), primary_key=True),
    Column("status", String(20), nullable=False),
    Column("certainty", String(20), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("final", Boolean, nullable=False, default=False),
    Column("when", String(40)),
    Column("evidence", JSON, nullable=False),
    Column("announced", Boolean, nullable=False, default=False),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("show_id", Id, ForeignKey("shows.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("part", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("before", String(20)),
    Column("after", String(20), nullable=False),
    Column("certainty", String(20), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("said", UtcDateTime, nullable=False),
    Column("final", Boolean, nullable=False, default=False),
    Column("when", String(40)),
    Column("before_when", String(40)),
    Column("sources", JSON, nullable=False),
    Column("quote", Text, nullable=False, default=""),
    Column("url", Text),
    Column("publisher", Text, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Column("corrects", String(200)),
)

targets = Table(
    "targets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("platform", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("address", String(64), nullable=False),
    Column("thread", String(64), nullable=False, default=""),  # "" = none, so that the key is unique
    Column("title", Text, nullable=False, default=""),
    Column("owner", String(64)),
    Column("state", String(20), nullable=False, default="active"),
    Column("reason", Text, nullable=False, default=""),
    Column("owner_told", Boolean, nullable=False, default=False),
    Column("retry_at", UtcDateTime),  # suspended: when to try whether it works again
    Column("not_before", UtcDateTime),  # parked by a rate limit of its own
    UniqueConstraint("platform", "kind", "address", "thread"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("target_id", Id, ForeignKey("targets.id", ondelete="CASCADE"), primary_key=True),
    Column("show_id", Id, ForeignKey("shows.id", ondelete="CASCADE"), primary_key=True),
    Column("alerts", String(20), nullable=False, default="everything"),
    Column("rumours", Boolean, nullable=False, default=False),
    Column("muted_until", UtcDateTime),
    Column("created", UtcDateTime, nullable=False),
    Index("ix_subscriptions_show_id", "show_id"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True),
    Column("change_id", Id, ForeignKey("changes.id", ondelete="CASCADE"), nullable=False),
    Column("target_id", Id, ForeignKey("targets.id", ondelete="CASCADE"), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("state", String(20), nullable=False, default="pending"),
    Column("reason", Text, nullable=False, default=""),
    Column("priority", Integer, nullable=False, default=0),  # lower goes first: fate 0, progress 1, digests 2
    Column("attempts", Integer, nullable=False, default=0),
    Column("due", UtcDateTime, nullable=False),
    Column("lease_owner", String(64)),
    Column("lease_until", UtcDateTime),
    Column("message_id", String(64)),
    Column("created", UtcDateTime, nullable=False),
    Column("sent", UtcDateTime),
    UniqueConstraint("change_id", "target_id"),
    Index("ix_deliveries_work", "platform", "state", "change_id", "target_id"),
    Index("ix_deliveries_target", "target_id", "state"),
)

platforms = Table(
    "platforms",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("last_success", UtcDateTime),
    Column("last_error", Text),
    Column("last_error_at", UtcDateTime),
    Column("not_before", UtcDateTime),  # a global rate limit or outage: nothing is sent before
)

leases = Table(
    "leases",
    metadata,
    Column("name", String(40), primary_key=True),  # "scheduler", "delivery:discord" …
    Column("owner", String(64), nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("beat", Float),
)
