"""The numbered steps end in the very tables that the code expects."""

from __future__ import annotations

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.errors import StorageError
from storage.engine import Database
from storage.tables import metadata


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_the_steps_end_in_the_tables_of_the_code(database: Database) -> None:
    async with database.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_opening_again_changes_nothing(tmp_path: Any) -> None:
    url = f"sqlite:///{tmp_path}/twice.db"
    for _ in range(2):
        await (await Database.open(url)).close()


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
