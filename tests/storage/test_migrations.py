"""The numbered steps end in the very tables that the code expects."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, bindparam, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StorageError
from storage.engine import Database, driver_url
from storage.migrate import _config
from storage.sources import SourceStates
from storage.tables import UtcDateTime, metadata
from tests.making import NOON


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_steps_end_in_the_tables_of_the_code(database: Database) -> None:
    async with database.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_opening_again_changes_nothing(tmp_path: Any) -> None:
    url = f"sqlite:///{tmp_path}/twice.db"
    for _ in range(2):
        await (await Database.open(url)).close()


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_url(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """The address of a database that has no tables yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{request.getfixturevalue('tmp_path')}/older.db"
        return
    server = driver_url(request.getfixturevalue("postgres_url"))
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("CREATE DATABASE older"))
        yield server.set(database="older").render_as_string(hide_password=False)
        await connection.execute(text("DROP DATABASE older"))
    await engine.dispose()


async def test_sources_of_an_older_database_keep_their_times_and_counters(empty_url: str) -> None:
    database = Database._over(driver_url(empty_url))
    columns = "name, kind, url, trust, added, state, next_poll, last_success, polls, requests, received, failures, items"
    values = "'a', 'feed', 'u', '', :then, 'silent', :now, :then, 7, 8, 9, 0, 5"
    async with database.begin() as connection:
        await connection.run_sync(lambda sync: command.upgrade(_config(sync), "0002"))
        await connection.execute(
            text(f"INSERT INTO sources ({columns}) VALUES ({values})").bindparams(
                bindparam("now", datetime(2026, 3, 1, 12, tzinfo=UTC), UtcDateTime),
                bindparam("then", datetime(2026, 2, 1, 12, tzinfo=UTC), UtcDateTime),
            )
        )
    await database.close()
    database = await Database.open(empty_url)
    (row,) = await SourceStates(database).due(NOON, 10)
    assert (row.name, row.state, row.polls, row.requests, row.received, row.items) == ("a", "silent", 7, 8, 9, 5)
    assert (row.next_poll, row.last_success) == (datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 2, 1, 12, tzinfo=UTC))
    await database.close()


async def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Any) -> None:
    url = f"sqlite:///{tmp_path}/newer.db"
    database = await Database.open(url)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    with pytest.raises(StorageError, match="newer Cliffhanger"):
        await Database.open(url)


@pytest.mark.parametrize("url", ["mysql://host/db", "not an address", ""])
async def test_an_unusable_address_is_told_in_a_sentence(url: str) -> None:
    with pytest.raises(StorageError, match=r"storage\.url"):
        await Database.open(url)


async def test_a_password_never_stands_in_the_error() -> None:
    with pytest.raises(StorageError) as caught:
        await Database.open("postgresql://me:hunter2@127.0.0.1:1/none")
    assert "hunter2" not in str(caught.value)
