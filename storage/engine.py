"""One database, SQLite or PostgreSQL, behind two verbs: `begin` to write, `read` to read.

SQLite: write-ahead log, so that readers never wait for a writer; every writing transaction starts with BEGIN
IMMEDIATE and writers queue in this process, so that "database is locked" can only come from another process.
No network call may happen inside either verb.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from bot.errors import StorageError
from storage.migrate import check_shape, migrate

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
BUSY_SECONDS = 30  # how long SQLite waits for another process's transaction
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # an alert told must still be known after a power cut
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)


def driver_url(url: str) -> URL:
    """The address with its asynchronous driver. Raises StorageError for a kind of database that we do not know."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StorageError('storage.url is not a database address; write "sqlite:///cliffhanger.db"') from error
    backend = parsed.get_backend_name()
    if backend not in _DRIVERS:
        raise StorageError(f"storage.url: no such kind of database: {backend!r} (sqlite or postgresql)")
    return parsed.set(drivername=_DRIVERS[backend])


class Database:
    """An open database. Make one with `await Database.open(url)`."""

    def __init__(self, engine: AsyncEngine, *, single: bool) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._single = single  # one connection for all (SQLite in memory)
        self._writer = asyncio.Lock()
        self._questions: AsyncConnection | None = None  # kept for `rows`
        self._opening = asyncio.Lock()

    @classmethod
    async def open(cls, url: str) -> Database:
        """Open `url` and bring it to the newest shape. Raises StorageError (never with the address's password)."""
        database = cls._over(driver_url(url))
        await database._begin_with(database.begin, migrate)
        return database

    @classmethod
    async def look_into(cls, url: str) -> Database:
        """Open a database that is there already, to read from it. Raises StorageError where it is not, or is older."""
        parsed = driver_url(url)
        if parsed.get_backend_name() == "sqlite" and not _is_file(parsed.database):
            raise StorageError(f"there is no database at {parsed.database or 'that address'} yet: start the bot first")
        database = cls._over(parsed)
        await database._begin_with(database.read, check_shape)
        return database

    @classmethod
    def _over(cls, parsed: URL) -> Database:
        single = parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}
        options: dict[str, Any] = {"poolclass": StaticPool} if single else {}
        if parsed.get_backend_name() == "sqlite" and not single:
            options = {"pool_size": 16, "max_overflow": 16}  # a connection is a thread: too dear to be made for one question
        if parsed.get_backend_name() == "postgresql":
            options |= {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}
        engine = create_async_engine(parsed, **options)
        if engine.dialect.name == "sqlite":
            _tune_sqlite(engine)
        return cls(engine, single=single)

    async def _begin_with(
        self, verb: Callable[[], AbstractAsyncContextManager[AsyncConnection]], step: Callable[[Connection], None]
    ) -> None:
        try:
            async with verb() as connection:
                await connection.run_sync(step)
        except (SQLAlchemyError, OSError) as error:
            await self.close()
            where = self._engine.url.render_as_string()
            raise StorageError(f"cannot open the database at {where}: {_cause(error)}") from error
        except StorageError:
            await self.close()
            raise

    @property
    def is_sqlite(self) -> bool:
        """Whether the statements run on SQLite (else PostgreSQL)."""
        return self._is_sqlite

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A writing transaction: committed at the end of the block, rolled back by an exception."""
        if not self._is_sqlite:
            async with self._engine.begin() as connection:
                yield connection
            return
        async with self._writer, self._engine.connect() as connection:
            await connection.execution_options(sqlite_begin="IMMEDIATE")
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view for reading; never waits for a writer (except in memory, where all share one)."""
        if self._single:
            async with self._writer, self._engine.connect() as connection:
                await connection.execution_options(sqlite_begin="DEFERRED")
                yield connection
            return
        async with self._engine.connect() as connection:
            if self._is_sqlite:
                await connection.execution_options(sqlite_begin="DEFERRED")
            yield connection

    @asynccontextmanager
    async def ask(self) -> AsyncIterator[AsyncConnection]:
        """For questions that need no common view: each statement is consistent in itself.

        On SQLite they run without BEGIN, which would cost as much as a small question does.
        """
        if self._single or not self._is_sqlite:
            async with self.read() as connection:
                yield connection
            return
        async with self._engine.connect() as connection:
            await connection.execution_options(sqlite_begin="")
            yield connection

    async def rows(self, question: str, parameters: Sequence[object]) -> Iterable[tuple[Any, ...]]:
        """Answer a small question in SQLite's own words: one step of one kept connection, where `ask` takes six steps.

        It costs a sixth of that, and each feed that has changed has such a question.
        """
        if self._single:
            async with self.read() as connection:
                return await _fetched(connection, question, parameters)
        if self._questions is None:
            async with self._opening:
                self._questions = self._questions or await self._engine.connect()
        return await _fetched(self._questions, question, parameters)

    async def close(self) -> None:
        """Let go of all connections."""
        if self._questions:
            await self._questions.close()
            self._questions = None
        await self._engine.dispose()

    async def ping(self) -> None:
        """Raise StorageError if the database does not answer."""
        try:
            async with self.read() as connection:
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError) as error:
            raise StorageError(f"the database does not answer: {_cause(error)}") from error


async def _fetched(connection: AsyncConnection, question: str, parameters: Sequence[object]) -> Iterable[tuple[Any, ...]]:
    driver: Any = (await connection.get_raw_connection()).driver_connection
    rows: Iterable[tuple[Any, ...]] = await driver.execute_fetchall(question, parameters)
    return rows


def _is_file(path: str | None) -> bool:
    return bool(path) and Path(str(path)).is_file()


def _tune_sqlite(engine: AsyncEngine) -> None:
    """Take transactions into our own hands (SQLAlchemy's guide "Serializable isolation / Savepoints" for pysqlite)."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(dbapi_connection: Any, _record: Any) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("sqlite_begin", "IMMEDIATE")
        if kind:
            connection.exec_driver_sql(f"BEGIN {kind}")


def _cause(error: BaseException) -> str:
    original = getattr(error, "orig", None) or error
    return str(original).splitlines()[0] if str(original) else type(original).__name__
