"""The first shape: shows, sources, articles, evidence, standings, changes, targets, subscriptions, deliveries."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Id, UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    _make_articles()
    _make_leases()
    _make_platforms()
    _make_shows()
    _make_sources()
    _make_targets()
    _make_changes()
    _make_evidence()
    _make_standings()
    _make_subscriptions()
    _make_deliveries()


def _make_articles() -> None:

    op.create_table(
        "articles",
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=400), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", UtcDateTime(), nullable=True),
        sa.Column("seen", UtcDateTime(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "id", name=op.f("pk_articles")),
    )


def _make_leases() -> None:

    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("beat", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )


def _make_platforms() -> None:

    op.create_table(
        "platforms",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("last_success", UtcDateTime(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("last_error_at", UtcDateTime(), nullable=True),
        sa.Column("not_before", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_platforms")),
    )


def _make_shows() -> None:

    op.create_table(
        "shows",
        sa.Column("id", Id, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("network", sa.Text(), nullable=True),
        sa.Column("tvmaze", sa.Integer(), nullable=True),
        sa.Column("poster", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("followed_since", UtcDateTime(), nullable=False),
        sa.Column("review_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shows")),
        sa.UniqueConstraint("tvmaze", name=op.f("uq_shows_tvmaze")),
    )
    op.create_index(op.f("ix_shows_review_at"), "shows", ["review_at"], unique=False)
    op.create_index(op.f("ix_shows_title_key"), "shows", ["title_key"], unique=False)


def _make_sources() -> None:

    op.create_table(
        "sources",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("trust", sa.String(length=20), nullable=False),
        sa.Column("added", UtcDateTime(), nullable=False),
        sa.Column("next_poll", UtcDateTime(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.Text(), nullable=True),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("last_success", UtcDateTime(), nullable=True),
        sa.Column("last_change", UtcDateTime(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sources")),
    )
    op.create_index(op.f("ix_sources_next_poll"), "sources", ["next_poll"], unique=False)


def _make_targets() -> None:

    op.create_table(
        "targets",
        sa.Column("id", Id, nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("thread", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("owner_told", sa.Boolean(), nullable=False),
        sa.Column("retry_at", UtcDateTime(), nullable=True),
        sa.Column("not_before", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sa.UniqueConstraint("platform", "kind", "address", "thread", name=op.f("uq_targets_platform_kind_address_thread")),
    )


def _make_changes() -> None:

    op.create_table(
        "changes",
        sa.Column("id", Id, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("show_id", Id, nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=True),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("said", UtcDateTime(), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("when", sa.String(length=40), nullable=True),
        sa.Column("before_when", sa.String(length=40), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrects", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["show_id"], ["shows.id"], name=op.f("fk_changes_show_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sa.UniqueConstraint("key", name=op.f("uq_changes_key")),
    )
    op.create_index(op.f("ix_changes_show_id"), "changes", ["show_id"], unique=False)


def _make_evidence() -> None:

    op.create_table(
        "evidence",
        sa.Column("id", Id, nullable=False),
        sa.Column("key", sa.String(length=620), nullable=False),
        sa.Column("show_id", Id, nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("when", sa.String(length=40), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("trust", sa.String(length=20), nullable=False),
        sa.Column("credits", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), nullable=False),
        sa.Column("said", UtcDateTime(), nullable=False),
        sa.Column("seen", UtcDateTime(), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Boolean(), nullable=False),
        sa.Column("ruling", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("release_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["show_id"], ["shows.id"], name=op.f("fk_evidence_show_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("key", "show_id", "part", "status", name=op.f("uq_evidence_key_show_id_part_status")),
    )
    op.create_index("ix_evidence_show_id_said", "evidence", ["show_id", "said"], unique=False)


def _make_standings() -> None:

    op.create_table(
        "standings",
        sa.Column("show_id", Id, nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("when", sa.String(length=40), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["show_id"], ["shows.id"], name=op.f("fk_standings_show_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("show_id", "part", name=op.f("pk_standings")),
    )


def _make_subscriptions() -> None:

    op.create_table(
        "subscriptions",
        sa.Column("target_id", Id, nullable=False),
        sa.Column("show_id", Id, nullable=False),
        sa.Column("alerts", sa.String(length=20), nullable=False),
        sa.Column("rumours", sa.Boolean(), nullable=False),
        sa.Column("muted_until", UtcDateTime(), nullable=True),
        sa.Column("created", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["show_id"], ["shows.id"], name=op.f("fk_subscriptions_show_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name=op.f("fk_subscriptions_target_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("target_id", "show_id", name=op.f("pk_subscriptions")),
    )
    op.create_index("ix_subscriptions_show_id", "subscriptions", ["show_id"], unique=False)


def _make_deliveries() -> None:

    op.create_table(
        "deliveries",
        sa.Column("id", Id, nullable=False),
        sa.Column("change_id", Id, nullable=False),
        sa.Column("target_id", Id, nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", UtcDateTime(), nullable=False),
        sa.Column("lease_owner", sa.String(length=64), nullable=True),
        sa.Column("lease_until", UtcDateTime(), nullable=True),
        sa.Column("message_id", sa.String(length=64), nullable=True),
        sa.Column("created", UtcDateTime(), nullable=False),
        sa.Column("sent", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name=op.f("fk_deliveries_change_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target_id"], ["targets.id"], name=op.f("fk_deliveries_target_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("change_id", "target_id", name=op.f("uq_deliveries_change_id_target_id")),
    )
    op.create_index("ix_deliveries_target", "deliveries", ["target_id", "state"], unique=False)
    op.create_index("ix_deliveries_work", "deliveries", ["platform", "state", "change_id", "target_id"], unique=False)
