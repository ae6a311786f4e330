"""Short ways to make nouns for tests: sensible defaults, only what matters is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.model import (
    Certainty,
    Change,
    ChangeKind,
    Claim,
    Evidence,
    Part,
    Place,
    Show,
    Status,
    TargetKind,
    Trust,
    Witness,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def a_show(title: str = "Harbour Lights", **others: object) -> Show:
    """A show that is not stored yet."""
    return Show(id=0, title=title, **others)  # type: ignore[arg-type]


def a_claim(show: int = 1, part: str = "season 2", status: str = "renewed", certainty: str = "confirmed") -> Claim:
    """A claim in the guide's words."""
    return Claim(show, Part.parse(part), Status(status), Certainty(certainty), quote=f"{part} {status}", words=(status,))


def some_evidence(
    claim: Claim, key: str = "trade/1", said: datetime = NOON, publisher: str = "trade.example", trust: str = "trade"
) -> Evidence:
    """Evidence seen at the moment it was said."""
    return Evidence(
        key, claim, Witness(publisher, Trust(trust), ("other.example",), 2**64 - 5), said, said, title="A headline"
    )


def a_change(key: str = "1", show: int = 1, part: str = "season 2", after: str = "renewed", at: datetime = NOON) -> Change:
    """A confirmed change from in doubt."""
    status = Status(after)
    kind = ChangeKind.FATE if status.is_fate else ChangeKind.PROGRESS
    return Change(key, show, Part.parse(part), kind, Status.IN_DOUBT, status, Certainty.CONFIRMED, at, at)


def a_channel(address: str = "100", platform: str = "discord") -> Place:
    """A channel."""
    return Place(platform, TargetKind.CHANNEL, address, title="#news", owner="7")
