"""What commands answer: frozen shapes without a trace of a platform. Each platform renders all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model import Change, PartStanding, Show, Subscription, Verdict

__all__ = [
    "Action",
    "Choice",
    "Choices",
    "HelpCard",
    "HistoryCard",
    "Line",
    "Notice",
    "Reply",
    "StatusCard",
    "SubscriptionsCard",
    "Tone",
    "WhyCard",
]


class Tone(StrEnum):
    """How a notice is meant."""

    DONE = "done"
    INFO = "info"
    PROBLEM = "problem"


class Action(StrEnum):
    """What a choice leads to when it is taken."""

    STATUS = "status"
    HISTORY = "history"
    WHY = "why"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    MUTE = "mute"


@dataclass(frozen=True, slots=True)
class Notice:
    """A plain sentence or two."""

    text: str
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on. `show` is accepted by every command in the place of a title ("#12" or "tvmaze:34")."""

    label: str  # "Ghosts (2021, CBS)"
    show: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A question with answers to choose from; taking one repeats `action` with its `show` (and the same options)."""

    prompt: str
    choices: tuple[Choice, ...]
    action: Action


@dataclass(frozen=True, slots=True)
class Line:
    """One standing with what proves it."""

    standing: PartStanding
    quote: str = ""
    url: str | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class StatusCard:
    """The answer to /status: the newest open question or decision first. `headline` is one sentence for people."""

    show: Show
    headline: str
    lines: tuple[Line, ...]
    held: int = 0  # pieces of evidence that wait for a second witness: /why tells
    checked: datetime | None = None  # when a source was last read successfully


@dataclass(frozen=True, slots=True)
class HistoryCard:
    """The answer to /history: what was told and what it rested on, newest first."""

    show: Show
    changes: tuple[Change, ...]
    evidence: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class WhyCard:
    """The answer to /why: the evidence with its rulings, what was held back and what would release it."""

    show: Show
    lines: tuple[Line, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class SubscriptionsCard:
    """The answer to /subscriptions: for this place and, where it differs, the asker's DMs."""

    here: tuple[Subscription, ...]
    dm: tuple[Subscription, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpCard:
    """The answer to /help: one (command, what it does) a line."""

    intro: str
    commands: tuple[tuple[str, str], ...]


Reply = Notice | Choices | StatusCard | HistoryCard | WhyCard | SubscriptionsCard | HelpCard
