"""What a source gave and cost: changes, claims, requests, bytes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add counters that start at zero."""
    op.add_column("sources", sa.Column("changes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("sources", sa.Column("claims", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("sources", sa.Column("requests", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("sources", sa.Column("received", sa.BigInteger(), nullable=False, server_default="0"))
