"""Who is told: targets on a platform, subscriptions, deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.show import ShowId


class TargetKind(StrEnum):
    """What sort of place a target is."""

    DM = "dm"
    CHANNEL = "channel"  # a Discord channel or thread, a Telegram channel
    GROUP = "group"  # a Telegram group or supergroup


@dataclass(frozen=True, slots=True)
class Place:
    """An address on a platform where messages can go. `address` is the channel's, chat's or (DM) person's id.

    `thread` is a Telegram topic's id; `owner` the person who may be told about trouble; `title` is for people.
    """

    platform: str  # "discord", "telegram", "console"
    kind: TargetKind
    address: str
    thread: str | None = None
    title: str = ""
    owner: str | None = None


class TargetState(StrEnum):
    """Whether a target can be reached."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Target:
    """A stored place."""

    id: int
    place: Place
    state: TargetState = TargetState.ACTIVE
    reason: str = ""


class Alerts(StrEnum):
    """What a subscription wants to hear."""

    EVERYTHING = "everything"
    FATE = "fate"
    RUMOURS = "rumours"  # everything, and reports that nobody has confirmed


@dataclass(frozen=True, slots=True)
class Subscription:
    """One target's wish to hear about one show. A muted one stays but gets nothing until `muted_until`."""

    target: Target
    show: ShowId
    show_title: str
    alerts: Alerts
    muted_until: datetime | None = None
    created: datetime | None = None


class DeliveryState(StrEnum):
    """The life of one delivery. See docs/architecture.md for who moves it where."""

    PENDING = "pending"
    SENDING = "sending"  # taken under a lease
    SENT = "sent"
    UNKNOWN = "unknown"  # a send whose outcome nobody can know
    RETRY = "retry"  # to be tried again at `due`
    SUSPENDED = "suspended"  # its target cannot be reached now
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the outbox: one change for one target. Ids rise in the order in which changes happened."""

    id: int
    change_id: int
    target: Target
    state: DeliveryState
    attempts: int = 0
    due: datetime | None = None
    message_id: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A platform's proof that it has taken a message."""

    message_id: str
