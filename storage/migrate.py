"""Brings a database to the newest shape with Alembic; the numbered steps are in storage/migrations/versions/."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import StorageError


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def migrate(connection: Connection) -> None:
    """Run the missing steps inside the caller's transaction. Raises StorageError for a database from the future."""
    script = ScriptDirectory.from_config(_config())
    current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None and current not in {step.revision for step in script.walk_revisions()}:
        raise StorageError(
            f"the database was written by a newer Cliffhanger (shape {current!r}): update this one, then start it"
        )
    command.upgrade(_config(connection), "head")


def check_shape(connection: Connection) -> None:
    """Raise StorageError unless the database has the newest shape."""
    if (
        MigrationContext.configure(connection).get_current_revision()
        != ScriptDirectory.from_config(_config()).get_current_head()
    ):
        raise StorageError("the database has the shape of another Cliffhanger: start this one once, then look again")
