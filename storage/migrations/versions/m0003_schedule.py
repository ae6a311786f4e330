"""What every poll writes, in narrow rows of its own: a row of `sources` holds kilobytes that hardly ever alter."""

import sqlalchemy as sa
from alembic import op

from storage.tables import UtcDateTime

revision = "0003"
down_revision = "0002"

_MOVED = ("state", "next_poll", "last_success", "polls", "requests", "received")


def upgrade() -> None:
    """Move the times and counters of sources to `schedule`."""
    op.create_table(
        "schedule",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("next_poll", UtcDateTime(), nullable=False),
        sa.Column("last_success", UtcDateTime(), nullable=True),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_schedule")),
        sa.ForeignKeyConstraint(["name"], ["sources.name"], name=op.f("fk_schedule_name"), ondelete="CASCADE"),
    )
    columns = ", ".join(("name", *_MOVED))
    op.execute(f"INSERT INTO schedule ({columns}) SELECT {columns} FROM sources")  # noqa: S608
    op.create_index(op.f("ix_schedule_next_poll"), "schedule", ["next_poll"])
    op.drop_index(op.f("ix_sources_next_poll"), "sources")
    for column in _MOVED:
        op.drop_column("sources", column)
